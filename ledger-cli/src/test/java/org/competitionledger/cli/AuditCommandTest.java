package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path directory;

  @Test
  void showsChangesAndFindingsOfALogOnThisMachine() throws IOException {
    CliRun run = CliRun.of("audit", kAi().toString(), "--lang", "en");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "Sovereign AI Foundation Model project (K-AI)",
            "k-ai · reconstructed from sources · 326 events on record",
            "[serious] Elimination that hangs on a point left open",
            "The first rules of Phase 2 on record came with or after its first outcome.",
            "2026-01-13  Criterion “Individual benchmarks” specified: version 3  neutral",
            "at once · Phase 1: after the first submission",
            "by: Ministry of Science and ICT · press report: News1 6037547 · recorded 2026-11-01",
            "Trillion Labs · #");
  }

  @Test
  void speaksKorean() throws IOException {
    assertThat(CliRun.of("audit", kAi().toString(), "--lang", "ko").out())
        .contains("확인 필요 사항  미해소", "[심각] ")
        .doesNotContain("{0}");
  }

  @Test
  void givesMachinesTheSameAsTheService() throws IOException {
    JsonNode report = JSON.readTree(CliRun.of("audit", kAi().toString(), "--format", "json").out());

    assertThat(report.path("competition").path("lastSequence").asLong()).isEqualTo(325);
    assertThat(report.path("changes")).hasSize(16);
    List<String> codes = new ArrayList<>();
    report.path("findings").forEach(finding -> codes.add(finding.path("code").asText()));
    assertThat(codes)
        .contains("meaning-fixed-with-ruling", "sources-conflict")
        .doesNotContain("no-award-clause-late");
    assertThat(report.path("findings").path(0).path("help").asText()).startsWith("/findings/");
    assertThat(report.path("competition").path("stages").path(0).path("stage").asText())
        .as("stages in their order")
        .isEqualTo("phase-1");
    assertThat(report.path("promises")).hasSize(6);
    JsonNode details = null;
    for (JsonNode promise : report.path("promises")) {
      details = promise.path("promise").asText().equals("independence-details") ? promise : details;
    }
    List<Long> with = new ArrayList<>();
    details.path("announcedWith").forEach(event -> with.add(event.path("sequence").asLong()));
    assertThat(with).as("the call opened on the same day, by the same ministry").contains(171L);
  }

  @Test
  void writesAPageThatNeedsNothingElse() throws IOException {
    String page = CliRun.of("audit", kAi().toString(), "--format", "html", "--lang", "ko").out();

    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"ko\">")
        .contains("감사 보고서", "@media print", "2차 평가의 첫 규칙은 첫 결과와 함께 또는 그 뒤에 나왔다", "미이행")
        .as("values are in words, not JSON")
        .doesNotContain("{&quot;")
        .doesNotContain("<script", "src=", "href=", "url(", "@import");
    assertThat(page.chars().filter(c -> c == '<').count())
        .isEqualTo(page.chars().filter(c -> c == '>').count());
  }

  @Test
  void hasNothingToSayAboutACleanSeason() throws IOException {
    Path season = RecordedScenario.write("f1-1988", directory.resolve("f1.ndjson"));

    CliRun run = CliRun.of("audit", season.toString(), "--lang", "en", "--fail-on", "info");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Findings  No findings.");
  }

  @Test
  void saysWhomAChangeOfTheRulesHelped() throws IOException {
    Path boats = RecordedScenario.write("paper-boats", directory.resolve("boats.ndjson"));

    assertThat(CliRun.of("audit", boats.toString(), "--lang", "en").out())
        .contains(
            "[serious] Rule changed after the first score",
            "/criteria/style/factor  added: 2",
            "Impact on Heat: 2 of 2 entries stand elsewhere, 2 crossed the cut",
            "Bees  2 → 1  comes in",
            "Ants  1 → 2  falls out");
    assertThat(CliRun.of("audit", boats.toString(), "--lang", "ko", "--format", "html").out())
        .contains("<th scope=\"row\">꿀벌</th><td>2</td><td>1</td><td>진출권으로</td>");
  }

  @Test
  void readsABundleAsItReadsEvents() throws IOException {
    Path bundle = RecordedScenario.bundle("k-ai", directory.resolve("bundle"));

    assertThat(CliRun.of("audit", bundle.toString(), "--format", "json").out())
        .isEqualTo(CliRun.of("audit", kAi().toString(), "--format", "json").out());
  }

  @Test
  void failsWhereAskedToOnASevereFinding() throws IOException {
    String file = kAi().toString();

    assertThat(CliRun.of("audit", file, "--fail-on", "serious").exitCode()).isEqualTo(1);
    assertThat(CliRun.of("audit", file, "--fail-on", "grave").exitCode()).isEqualTo(2);
  }

  @Test
  void tellsWhatIsNoLogFromWhatIsMissing() throws IOException {
    Path damaged = Files.writeString(directory.resolve("damaged.ndjson"), "{\"type\":\"None\"}\n");
    List<String> lines = Files.readAllLines(kAi());
    lines.remove(5);
    Path gap = Files.write(directory.resolve("gap.ndjson"), lines);

    assertThat(CliRun.of("audit", damaged.toString()).exitCode()).isEqualTo(1);
    assertThat(CliRun.of("audit", gap.toString()).err()).contains("event 6 where 5 was expected");
    assertThat(CliRun.of("audit", directory.resolve("none.ndjson").toString()).exitCode())
        .isEqualTo(3);
    assertThat(CliRun.of("audit", "http://127.0.0.1:1/v1/competitions/k-ai").exitCode())
        .isEqualTo(3);
    assertThat(CliRun.of("audit", "http://127.0.0.1:1/elsewhere").exitCode()).isEqualTo(2);
  }

  /** What a service sends is read back into what is told of a log on this machine. */
  @ParameterizedTest
  @ValueSource(strings = {"k-ai", "paper-boats"})
  void tellsOfAServiceWhatItTellsOfTheLog(String scenario) throws IOException {
    String file =
        RecordedScenario.write(scenario, directory.resolve(scenario + ".ndjson")).toString();
    JsonNode report = JSON.readTree(CliRun.of("audit", file, "--format", "json").out());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/v1/competitions/c1", report.path("competition").toString());
    answer(server, "/v1/competitions/c1/criteria/changes", report.toString());
    answer(server, "/v1/competitions/c1/promises", report.toString());
    answer(server, "/v1/competitions/c1/findings", report.toString());
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/competitions/c1";
      for (String format : List.of("table", "html", "json")) {
        for (String language : List.of("en", "ko")) {
          assertThat(CliRun.of("audit", url, "--lang", language, "--format", format).out())
              .isEqualTo(CliRun.of("audit", file, "--lang", language, "--format", format).out());
        }
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysThatANewerLedgerIsNeededForAWordThatIsNotKnown() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/v1/competitions/c1", "{\"id\":\"c1\",\"name\":{\"en\":\"Cup\"}}");
    answer(server, "/v1/competitions/c1/criteria/changes", "{\"changes\":[]}");
    answer(server, "/v1/competitions/c1/promises", "{\"promises\":[]}");
    answer(
        server, "/v1/competitions/c1/findings", "{\"findings\":[{\"severity\":\"catastrophic\"}]}");
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/competitions/c1";
      CliRun run = CliRun.of("audit", url);

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("a newer ledger", "'catastrophic'");
      assertThat(CliRun.of("audit", url, "--format", "json").out()).contains("catastrophic");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void asksAServiceForAllPages() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        server,
        "/v1/competitions/c1",
        "{\"id\":\"c1\",\"name\":{\"en\":\"Cup\"},\"record\":\"LIVE\",\"zone\":\"UTC\","
            + "\"lastSequence\":4}");
    answer(server, "/v1/competitions/c1/criteria/changes", "{\"changes\":[]}");
    answer(
        server,
        "/v1/competitions/c1/promises",
        "{\"promises\":[{\"promise\":\"p\",\"text\":{\"en\":\"To say more\"},"
            + "\"party\":{\"id\":\"office\"},\"made\":2,\"madeAt\":\"2026-01-01T00:00:00Z\","
            + "\"due\":\"2026-02\",\"standing\":\"overdue\",\"ageDays\":70}]}");
    answer(
        server,
        "/v1/competitions/c1/findings",
        "{\"findings\":[{\"code\":\"goals-unordered\",\"severity\":\"notice\","
            + "\"title\":{\"en\":\"Goals without order\"},\"detail\":{\"en\":\"Two goals.\"},"
            + "\"sequences\":[3],\"since\":\"2026-01-01T00:00:00Z\",\"openDays\":7}]}");
    server.start();
    try {
      CliRun run =
          CliRun.of(
              "audit",
              "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/competitions/c1",
              "--lang",
              "en");

      assertThat(run.out())
          .isEqualTo(
              """
              Cup
              c1 · recorded live · 5 events on record

              Findings  1 open: notice 1

              [notice] Goals without order  7 days open · #3
                  Two goals.

              Changes of the rules
              No rules are on record.

              Promises

              Overdue, 70 days old  office · #2 · 2026-01-01 · due 2026-02
                  To say more
              """);
    } finally {
      server.stop(0);
    }
  }

  /** The cut rule was dropped: nobody moves, but nobody is in or out any more. */
  @Test
  void saysWhatTheCutSaysOfAnEntryThatKeepsItsRank() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/v1/competitions/c1", "{\"id\":\"c1\",\"name\":{\"en\":\"Cup\"}}");
    answer(
        server,
        "/v1/competitions/c1/criteria/changes",
        """
        {"changes":[{"sequence":3,"kind":"criteria-amended","title":{"en":"Amended"},
          "direction":"loosened","actor":{"subject":"office","role":"organizer"},
          "ledgerTime":"2026-01-01T00:00:00Z","recordedAt":"2026-01-01T00:00:00Z",
          "impact":{"status":"computed","stage":"heat","entries":2,"moved":2,"crossed":1,
            "moves":[
              {"participant":"ants","from":1,"to":1,"cut":{"from":"in","to":null}},
              {"participant":"bees","from":3,"to":2,"cut":{"from":"out","to":"in"},
               "crossed":"in"}]}}]}\
        """);
    answer(server, "/v1/competitions/c1/promises", "{\"promises\":[]}");
    answer(server, "/v1/competitions/c1/findings", "{\"findings\":[]}");
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/competitions/c1";
      assertThat(CliRun.of("audit", url, "--lang", "en").out())
          .contains("ants  1 (in) → 1\n", "bees  3 → 2  comes in\n");
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private Path kAi() throws IOException {
    return RecordedScenario.write("k-ai", directory.resolve("k-ai.ndjson"));
  }
}
