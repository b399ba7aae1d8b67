package org.competitionledger.api.standings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** Ranges over HTTP: alpha has 8.5 of 10, beta's score is not published. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class RangesApiTest {

  private static final String MEAN =
      """
      {"type":"ScoreStatisticPublished","data":{"stage":"final","criterion":"skill",\
      "kind":"MEAN","value":9,"n":2,"digits":1}}""";

  private static final String REPORTED =
      """
      {"type":"FigureReported","source":{"kind":"REPORTED","citation":{"en":"A paper"}},\
      "data":{"stage":"final","participant":"beta","criterion":"skill","value":9.1}}""";

  private final Api api = new Api();

  private String append(String competition, String event) {
    HttpResponse<String> response = api.append(competition, "k" + System.nanoTime(), event);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return Api.json(response).path("events").path(0).path("sequence").asText();
  }

  /** Events 0 to 10. */
  private String hidden() {
    String competition = api.announced();
    String events =
        Events.SMALL_COMPETITION.replace(
            Events.score("beta", "9.25"),
            Events.score("beta", "0").replace("\"value\":0", "\"state\":\"NOT_PUBLISHED\""));
    HttpResponse<String> bulk = api.bulk(competition, "small", "", events);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    return competition;
  }

  private HttpResponse<String> ranges(String competition, String query, String... headers) {
    return api.get(
        "/v1/competitions/" + competition + "/standings/ranges?stage=final&" + query, headers);
  }

  private JsonNode told(String competition, String query) {
    HttpResponse<String> answer = ranges(competition, query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }

  @Test
  void tellsWhatIsOpenAndWhatItFollowsFrom() {
    String competition = hidden();
    String mean = append(competition, MEAN);

    JsonNode told = told(competition, "atLeast=" + mean);

    JsonNode cell = told.path("cells").path(0);
    assertThat(cell.path("participant").asText()).isEqualTo("beta");
    assertThat(cell.path("criterion").asText()).isEqualTo("skill");
    assertThat(cell.path("least").path("text").asText()).isEqualTo("9.40");
    assertThat(cell.path("most").path("value").decimalValue()).isEqualByComparingTo("9.6");
    assertThat(cell.path("tight").asBoolean()).isTrue();
    assertThat(cell.path("follows").toString()).isEqualTo("[9,11]");
    assertThat(cell.path("text").path("ko").asText())
        .isEqualTo("점수 합산 방식, 공개된 점수, ‘Skill’ 평균을 근거로 하면 =Beta의 ‘Skill’은 9.40점 이상 9.60점 이하다.");
    assertThat(told.path("cells").path(1).path("criterion").isNull()).isTrue();
    assertThat(told.path("sequence").asText()).isEqualTo(mean);
    assertThat(told.path("version").asInt()).isEqualTo(1);
    assertThat(told.path("statistics").path(0).path("standing").asText()).isEqualTo("held");
    assertThat(told.path("reported")).isEmpty();
    assertThat(told.has("together")).isFalse();
  }

  @Test
  void holdsAReportAgainstItAndRaisesAFinding() {
    String competition = hidden();
    append(competition, MEAN);
    String last = append(competition, REPORTED);

    JsonNode told = told(competition, "atLeast=" + last);

    assertThat(told.path("reported").path(0).path("fits").asBoolean(true)).isFalse();
    assertThat(told.path("together").path("fits").asBoolean(true)).isFalse();
    assertThat(told.path("cells").path(0).path("least").path("text").asText()).isEqualTo("9.40");
    JsonNode findings =
        Api.json(
            api.get(
                "/v1/competitions/"
                    + competition
                    + "/findings?code=reported-outside-range&atLeast="
                    + last));
    assertThat(findings.path("findings").path(0).path("sequences").toString())
        .isEqualTo("[9,11,12]");
  }

  @Test
  void isAskedOfAMomentAndKnowsItsTag() {
    String competition = hidden();
    String mean = append(competition, MEAN);
    HttpResponse<String> now = ranges(competition, "atLeast=" + mean);
    String tag = now.headers().firstValue("ETag").orElseThrow();
    String last = append(competition, Events.notice("n-1"));

    HttpResponse<String> same = ranges(competition, "atLeast=" + last, "If-None-Match", tag);
    assertThat(same.statusCode()).as("a notice changes no range").isEqualTo(304);
    assertThat(same.headers().firstValue("Ledger-Sequence")).contains(last);

    JsonNode before = told(competition, "asOf=10&atLeast=" + last);
    assertThat(before.path("asOf").asLong()).isEqualTo(10);
    assertThat(before.path("cells").path(0).path("least").path("text").asText()).isEqualTo("0.00");
    assertThat(ranges(competition, "asOf=10").headers().firstValue("Cache-Control").orElseThrow())
        .contains("immutable");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(ranges("no-such-cup", "").statusCode()).isEqualTo(404);
    assertThat(
            api.get("/v1/competitions/" + hidden() + "/standings/ranges?stage=none").statusCode())
        .isEqualTo(404);
    String ruleless = api.announced();
    append(ruleless, Events.stage("final", 1));
    assertThat(ranges(ruleless, "atLeast=1").statusCode()).isEqualTo(404);
  }

  @Test
  void aReportWithoutASourceIsRefused() {
    HttpResponse<String> refused =
        api.append(hidden(), "unsourced", REPORTED.replaceFirst("\"source\":\\{.*?}},", ""));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Api.json(refused).path("code").asText()).isEqualTo("figure-without-source");
  }
}
