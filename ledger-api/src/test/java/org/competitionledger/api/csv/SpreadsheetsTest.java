package org.competitionledger.api.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets and chart tools read: they send no headers, and follow no links. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class SpreadsheetsTest {

  private final Api api = new Api();
  private String base;

  @BeforeEach
  void record() {
    String competition = api.announced();
    base = "/v1/competitions/" + competition + "/";
    String events = String.join(",", Events.SMALL_COMPETITION.split("\n"));
    assertThat(api.append(competition, "k", "[" + events + "]").statusCode()).isEqualTo(201);
    api.get(base + "standings?atLeast=10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standings", "events", "findings", "criteria/changes"})
  void suffixAndFormatSayTheSameAsAccept(String table) {
    HttpResponse<String> accepted = api.get(base + table, "Accept", "text/csv");
    HttpResponse<String> suffixed = api.get(base + table + ".csv", "Accept", "text/html");
    HttpResponse<String> formatted = api.get(base + table + "?format=csv");

    for (HttpResponse<String> csv : List.of(accepted, suffixed, formatted)) {
      assertThat(csv.statusCode()).isEqualTo(200);
      assertThat(csv.body()).isEqualTo(accepted.body()).endsWith("\r\n");
      assertThat(csv.headers().firstValue("Content-Type"))
          .contains("text/csv; charset=UTF-8; header=present");
      assertThat(csv.headers().firstValue("Cache-Control")).contains("public, max-age=10");
      assertThat(csv.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }
    String tag = suffixed.headers().firstValue("ETag").orElseThrow();
    assertThat(api.get(base + table + ".csv", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(api.get(base + table + ".csv?bom=true").body())
        .isEqualTo("\uFEFF" + accepted.body());
    assertThat(api.get(base + table + "?format=json", "Accept", "text/csv").body()).startsWith("{");
    HttpResponse<String> unknown = api.get(base + table + "?format=xlsx");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(Api.json(unknown).path("code").asText()).isEqualTo("parameter-invalid");
    assertThat(api.get(base + table + ".xlsx").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standings", "events", "findings", "criteria/changes"})
  void metadataBesideItNamesEachColumn(String table) {
    HttpResponse<String> answer = api.get(base + table + ".csv-metadata.json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/csvm+json");
    JsonNode metadata = Api.json(answer);
    assertThat(metadata.path("@context").asText()).isEqualTo("http://www.w3.org/ns/csvw");
    assertThat(metadata.path("url").asText())
        .isEqualTo(table.substring(table.indexOf('/') + 1) + ".csv");
    assertThat(metadata.path("dc:license").asText()).isEqualTo("CC-BY-4.0");
    assertThat(metadata.path("dc:title").toString()).contains("시험 대회", "\"@language\":\"en\"");
    assertThat(metadata.path("dc:source").path("@id").asText())
        .endsWith(base.substring(0, base.length() - 1));
    List<String> names = new ArrayList<>();
    for (JsonNode column : metadata.path("tableSchema").path("columns")) {
      names.add(column.path("name").asText());
      assertThat(column.path("titles").path("ko").asText()).isNotEmpty();
      assertThat(column.path("titles").path("en").asText()).isNotEmpty();
      assertThat(column.path("datatype").asText())
          .isIn("string", "integer", "decimal", "boolean", "datetime");
    }
    assertThat(api.get(base + table + ".csv").body()).startsWith(String.join(",", names) + "\r\n");
  }

  @Test
  void aSpreadsheetReadsEveryEvent() throws Exception {
    String csv = api.get(base + "events.csv").body();
    List<String> rows = python(csv);

    assertThat(rows).hasSize(12);
    assertThat(rows.get(0)).startsWith("sequence|id|type|recorded_at|occurred_at|");
    assertThat(rows.get(1)).contains("|CompetitionAnnounced|", "organizer-1");
    assertThat(rows.get(4)).as("a formula is a text").contains("=Beta").doesNotContain("|=");
    assertThat(rows).allMatch(row -> row.split("\\|", -1).length == 14);
    assertThat(python(api.get(base + "events.csv?limit=3&type=ScoreRecorded").body())).hasSize(3);
    assertThat(python(api.get(base + "standings.csv").body()).get(1)).startsWith("1|beta||'=Beta|");
  }

  /** Read by Python's csv module, a row a line. */
  private static List<String> python(String csv) throws IOException {
    Process python;
    try {
      python =
          new ProcessBuilder(
                  "python3",
                  "-c",
                  "import csv,sys;sys.stdin.reconfigure(encoding='utf-8',newline='');"
                      + "sys.stdout.reconfigure(encoding='utf-8');"
                      + "[print('|'.join(r)) for r in csv.reader(sys.stdin,strict=True)]")
              .start();
    } catch (IOException e) {
      assumeThat(false).as("python3 is not installed").isTrue();
      throw e;
    }
    python.getOutputStream().write(csv.getBytes(UTF_8));
    python.getOutputStream().close();
    return new String(python.getInputStream().readAllBytes(), UTF_8).lines().toList();
  }
}
