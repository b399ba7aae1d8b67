package org.competitionledger.api.standings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** Who certifies a table is told with what. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class DigestTest {

  private final Api api = new Api();

  private String append(String competition, String event) {
    HttpResponse<String> response = api.append(competition, "k" + System.nanoTime(), event);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return Api.json(response).path("events").path(0).path("sequence").asText();
  }

  /** Events 0 to 11; the last closes the stage. */
  private String closed() {
    String competition = api.announced();
    HttpResponse<String> bulk = api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    append(competition, "{\"type\":\"StageClosed\",\"data\":{\"stage\":\"final\"}}");
    return competition;
  }

  private static String address(String competition, String query) {
    return "/v1/competitions/" + competition + "/standings/digest?" + query;
  }

  private HttpResponse<String> digest(String competition, String query, String... headers) {
    HttpResponse<String> answer = api.get(address(competition, query), headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static String certification(JsonNode digest) {
    return """
    {"type":"StandingsCertified","data":{"stage":"%s","version":%d,"sequence":%d,\
    "digest":"%s"}}\
    """
        .formatted(
            digest.path("stage").asText(),
            digest.path("version").asInt(),
            digest.path("sequence").asLong(),
            digest.path("digest").asText());
  }

  private static String correction(String participant, String value) {
    return Events.score(participant, value)
        .replace("ScoreRecorded", "ScoreCorrected")
        .replace("\"value\"", "\"reason\":{\"en\":\"typo\"},\"value\"");
  }

  @Test
  void tellsTheTextAndItsHash() throws Exception {
    String competition = closed();

    JsonNode told = Api.json(digest(competition, "stage=final&atLeast=11"));

    assertThat(told.path("canonical").asText())
        .isEqualTo(
            "ledger-table/1\t"
                + competition
                + "\tfinal\t1\t11\n"
                + "ranked\t1\tbeta\t9.25\tin\n"
                + "ranked\t2\talpha\t8.5\tout\n");
    assertThat(told.path("digest").asText())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(told.path("canonical").asText().getBytes(UTF_8))));
    assertThat(told.path("sequence").asLong()).isEqualTo(11);
    assertThat(told.path("version").asInt()).isEqualTo(1);
    assertThat(told.path("competition").asText()).isEqualTo(competition);
  }

  @Test
  void whatItTellsIsAcceptedEvenAfterOtherEvents() {
    String competition = closed();
    JsonNode told = Api.json(digest(competition, "atLeast=11"));
    append(competition, Events.notice("n-1"));

    String certified = append(competition, certification(told));

    JsonNode again = Api.json(digest(competition, "asOf=11&atLeast=" + certified));
    assertThat(again).as("an earlier certification can be worked out again").isEqualTo(told);
  }

  @Test
  void isRefusedAfterAChangeAndTheRefusalSaysWhatToDo() {
    String competition = closed();
    JsonNode told = Api.json(digest(competition, "atLeast=11"));
    String last = append(competition, correction("alpha", "9.5"));

    HttpResponse<String> refused = api.append(competition, "late", certification(told));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Api.json(refused).path("code").asText()).isEqualTo("table-changed");
    assertThat(refused.body()).contains("event " + last, "standings/digest?stage=final");

    append(competition, certification(Api.json(digest(competition, "atLeast=" + last))));
  }

  @Test
  void aWrongDigestIsRefusedWithWhereToGetTheRightOne() {
    String competition = closed();
    JsonNode told = Api.json(digest(competition, "atLeast=11"));
    String wrong = certification(told).replace(told.path("digest").asText(), "0".repeat(64));

    HttpResponse<String> refused = api.append(competition, "wrong", wrong);

    assertThat(Api.json(refused).path("code").asText()).isEqualTo("digest-mismatch");
    assertThat(Api.json(refused).path("detail").asText())
        .contains(told.path("digest").asText(), "standings/digest?stage=final");
  }

  @Test
  void hasTheTableHeaders() {
    String competition = closed();
    HttpResponse<String> first = digest(competition, "atLeast=11");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    String last = append(competition, Events.notice("n-1"));

    HttpResponse<String> same =
        api.get(address(competition, "atLeast=" + last), "If-None-Match", tag);

    assertThat(same.statusCode()).as("a notice changes no table").isEqualTo(304);
    assertThat(same.headers().firstValue("Ledger-Sequence")).contains(last);
  }

  @Test
  void otherRulesCertifyNothing() {
    String competition = closed();
    HttpResponse<String> refused = api.get(address(competition, "criteria=1"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Api.json(refused).path("code").asText()).isEqualTo("parameter-invalid");
    assertThat(api.get(address(competition, "stage=none")).statusCode()).isEqualTo(404);
    assertThat(api.get(address("no-such-cup", "")).statusCode()).isEqualTo(404);
  }
}
