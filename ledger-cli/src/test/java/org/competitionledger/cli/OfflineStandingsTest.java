package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standings from a bundle, with no server: the season of 1988, of which the best 11 count. */
class OfflineStandingsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path temporary;

  private String bundle;

  @BeforeEach
  void writeBundle() throws IOException {
    bundle = RecordedScenario.bundle("f1-1988", temporary.resolve("f1-1988")).toString();
  }

  private JsonNode json(String... options) throws IOException {
    String[] args = new String[options.length + 4];
    args[0] = "standings";
    args[1] = bundle;
    args[2] = "--format";
    args[3] = "json";
    System.arraycopy(options, 0, args, 4, options.length);
    CliRun run = CliRun.of(args);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  private static String champion(JsonNode table) {
    JsonNode first = table.path("rows").path(0);
    return first.path("participant").asText() + ' ' + first.path("total").path("value").asInt();
  }

  @Test
  void givesTheCertifiedTable() throws IOException {
    JsonNode table = json();
    assertThat(champion(table)).isEqualTo("ayrton-senna 90");
    assertThat(table.path("official").asBoolean()).isTrue();
    assertThat(table.path("status").asText()).isEqualTo("certified");
    assertThat(table.path("certification").path("asOf").asLong()).isEqualTo(606);
    assertThat(table.path("certification").path("digest").asText()).hasSize(64);
    assertThat(table.path("asOf")).as("as of its last change").isEqualTo(table.path("sequence"));
  }

  @Test
  void answersWhatIfAllResultsHadCounted() throws IOException {
    JsonNode table = json("--set", "/criteria/race/occasions={\"method\":\"SUM\"}");
    assertThat(champion(table)).isEqualTo("alain-prost 105");
    assertThat(table.path("official").asBoolean()).isFalse();
    assertThat(table.path("whatIf").path("url").asText())
        .startsWith("/v1/competitions/f1-1988/standings/what-if?stage=season&criteria=1&asOf=608")
        .contains("&set=%2Fcriteria%2Frace%2Foccasions%3D");
    assertThat(table.path("whatIf").path("edits").path(0).path("pointer").asText())
        .isEqualTo("/criteria/race/occasions");
  }

  @Test
  void goesBackInTime() throws IOException {
    JsonNode then = json("--as-of", "300");
    assertThat(then.path("asOf").asLong()).isEqualTo(300);
    assertThat(then.path("status").asText()).isEqualTo("provisional");
    JsonNode may = json("--as-of", "1988-05-20");
    assertThat(may.path("asOf").asLong()).isLessThan(300).isPositive();
  }

  private static String late(String type, String further, String data) {
    return """
    {"key":"%s","type":"%s","occurredAt":"1989",%s"party":{"id":"fisa"},\
    "source":{"kind":"OFFICIAL"},"data":%s}\
    """
        .formatted(type, type, further, data);
  }

  @Test
  void namesWhatRestatedACertifiedTable() throws IOException {
    bundle =
        RecordedScenario.bundle(
                "f1-1988",
                temporary.resolve("restated"),
                late(
                    "ObjectionFiled",
                    "",
                    """
                    {"objection":"o","participant":"alain-prost","text":{"en":"timing"}}\
                    """),
                late(
                    "ObjectionDecided",
                    "",
                    """
                    {"objection":"o","decision":"UPHELD"}\
                    """),
                late(
                    "ScoreCorrected",
                    "\"causedBy\":610,",
                    """
                    {"stage":"season","participant":"alain-prost","criterion":"race",\
                    "occasion":2,"value":1,"reason":{"en":"upheld"}}\
                    """))
            .toString();
    JsonNode table = json();
    assertThat(table.path("status").asText()).isEqualTo("restated");
    assertThat(table.path("restatement").path("mode").asText()).isEqualTo("correction");
    assertThat(table.path("restatement").path("sequence")).isEqualTo(table.path("sequence"));
    assertThat(json("--as-of", "608").path("status").asText()).isEqualTo("certified");
  }

  @Test
  void tellsTheDigestAndTheTextThatWasHashed() throws Exception {
    String certified = json("--as-of", "608").path("certification").path("digest").asText();

    JsonNode answer = json("--digest", "--as-of", "606");
    assertThat(answer.path("digest").asText()).isEqualTo(certified);
    assertThat(answer.path("version").asInt()).isEqualTo(1);
    assertThat(answer.path("sequence").asLong()).isEqualTo(606);
    assertThat(CliRun.of("standings", bundle, "--digest", "--as-of", "606").out())
        .isEqualTo(certified + "\n");
    String text = CliRun.of("standings", bundle, "--canonical", "--as-of", "606").out();
    assertThat(text)
        .isEqualTo(answer.path("canonical").asText())
        .startsWith("ledger-table/1\tf1-1988\tseason\t1\t606\nranked\t1\tayrton-senna\t90\t\n");
    assertThat(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8))))
        .isEqualTo(certified);
  }

  @Test
  void writesTablesAndCsv() {
    assertThat(CliRun.of("standings", bundle, "--format", "csv").out())
        .startsWith("rank,participant,name_ko,name_en,section")
        .contains("\r\n1,");
    assertThat(CliRun.of("standings", bundle).out()).contains("certified").contains("Senna");
  }

  @Test
  void saysWhatCannotBeAnswered() {
    assertThat(CliRun.of("standings", bundle, "--stage", "none").exitCode()).isEqualTo(1);
    assertThat(CliRun.of("standings", bundle, "--as-of", "soon").exitCode()).isEqualTo(2);
    assertThat(CliRun.of("standings", bundle, "--set", "nonsense").exitCode()).isEqualTo(2);
    assertThat(CliRun.of("standings", bundle, "--as-of", "1950").exitCode()).isEqualTo(1);
  }
}
