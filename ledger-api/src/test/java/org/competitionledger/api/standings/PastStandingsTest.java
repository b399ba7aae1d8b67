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

/** Standings as of a moment, under any rules. Sequences are those of {@link #amended()}. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class PastStandingsTest {

  private static final int CRITERIA = 4;
  private static final int ALPHA_SCORED = 9;
  private static final int BETA_SCORED = 10;
  private static final int AMENDED = 11;
  private static final int BETA_FAILED = 12;

  private final Api api = new Api();

  @Test
  void showsTheTableAsItStoodAtAnySequence() {
    String competition = amended();
    JsonNode early = table(competition, "asOf=" + ALPHA_SCORED);
    assertThat(early.path("asOf").asInt()).isEqualTo(ALPHA_SCORED);
    assertThat(early.path("sequence").asInt()).isEqualTo(ALPHA_SCORED);
    assertThat(early.path("official").asBoolean()).isTrue();
    assertThat(early.path("criteria").path("version").asInt()).isEqualTo(1);
    assertThat(first(early)).isEqualTo("alpha");
    assertThat(first(table(competition, "asOf=" + BETA_SCORED))).isEqualTo("beta");

    JsonNode late = table(competition, "asOf=" + BETA_FAILED);
    assertThat(late.path("criteria").path("version").asInt()).isEqualTo(2);
    assertThat(first(late)).isEqualTo("alpha");
    assertThat(late).isEqualTo(withAsOf(table(competition, "stage=final"), BETA_FAILED));
  }

  private static JsonNode withAsOf(JsonNode table, int asOf) {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) table.deepCopy()).put("asOf", asOf);
  }

  @Test
  void showsTheSameScoresUnderAnotherVersion() {
    String competition = amended();
    JsonNode old = table(competition, "criteria=1");
    assertThat(old.path("official").asBoolean()).isFalse();
    assertThat(old.path("criteria").path("governing").asBoolean()).isFalse();
    assertThat(old.path("asOf").asInt()).isEqualTo(BETA_FAILED);
    assertThat(first(old)).isEqualTo("beta");
    assertThat(table(competition, "criteria=2").path("official").asBoolean()).isTrue();

    assertProblem(competition, "criteria=3", 404, "version-not-found");
    assertProblem(competition, "criteria=2&asOf=" + BETA_SCORED, 404, "version-not-found");
    assertProblem(competition, "criteria=x", 400, "parameter-invalid");
    assertProblem(competition, "criteria=1&inForce=2026-01-01", 400, "parameter-invalid");
  }

  /** Version 2 was announced on the spot, but says that it applies since the start of 2026. */
  @Test
  void tellsWhichRulesAreInForceFromWhenTheyWereKnown() {
    String competition = amended();
    JsonNode retroactive = table(competition, "inForce=2026-01-01");
    assertThat(retroactive.path("criteria").path("version").asInt()).isEqualTo(2);
    assertThat(retroactive.path("official").asBoolean()).isTrue();
    assertProblem(competition, "inForce=2026-01-01&asOf=" + BETA_SCORED, 404, "version-not-found");
    JsonNode nextYear = table(competition, "inForce=2999&asOf=" + BETA_SCORED);
    assertThat(nextYear.path("criteria").path("version").asInt()).isEqualTo(1);
    assertProblem(competition, "inForce=soon", 400, "parameter-invalid");
  }

  @Test
  void announcesRulesThatTakeHoldLater() {
    String competition = amended();
    assertThat(table(competition, "stage=final").has("announced")).isFalse();
    String amendment =
        """
        {"type":"CriteriaAmended","data":{"criteria":{"version":3,"stages":["final"],\
        "effectiveFrom":"2999-01-01T00:00:00Z","criteria":[{"id":"skill","name":{"en":"Skill"},\
        "kind":"SCORED","scores":"DIRECT","scale":{"min":0,"max":10}}]}}}\
        """;
    assertThat(api.append(competition, "ahead", amendment).statusCode()).isEqualTo(201);

    JsonNode table = table(competition, "stage=final&atLeast=" + (BETA_FAILED + 1));
    assertThat(table.path("criteria").path("version").asInt()).isEqualTo(2);
    assertThat(table.path("announced"))
        .hasToString("[{\"version\":3,\"sequence\":13,\"starts\":\"2999-01-01T00:00:00Z\"}]");
    assertThat(table(competition, "asOf=" + BETA_FAILED).has("announced")).isFalse();
  }

  @Test
  void takesAMomentAsATime() {
    String competition = amended();
    String recordedAt =
        Api.json(api.get(base(competition) + "/events/" + ALPHA_SCORED))
            .path("recordedAt")
            .asText();
    JsonNode then = table(competition, "asOf=" + recordedAt);
    assertThat(then.path("asOf").asInt()).isGreaterThanOrEqualTo(ALPHA_SCORED);
    HttpResponse<String> future = api.get(path(competition) + "?asOf=2999-12");
    assertThat(Api.json(future).path("asOf").asInt()).isEqualTo(BETA_FAILED);
    assertThat(future.headers().firstValue("Cache-Control")).contains("no-cache");
    assertProblem(competition, "asOf=1999-12", 404, "nothing-recorded-yet");
    assertProblem(competition, "asOf=yesterday", 400, "parameter-invalid");
  }

  @Test
  void aTableOfThePastMayBeKept() {
    String competition = amended();
    HttpResponse<String> past = api.get(path(competition) + "?asOf=" + BETA_SCORED);
    assertThat(past.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    String tag = past.headers().firstValue("ETag").orElseThrow();
    api.append(competition, "more", Events.notice("more"));
    assertThat(
            api.get(path(competition) + "?atLeast=13&asOf=" + BETA_SCORED, "If-None-Match", tag)
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void speaksCsvOfThePast() {
    String competition = amended();
    HttpResponse<String> csv =
        api.get(path(competition) + "?asOf=" + BETA_SCORED, "Accept", "text/csv");
    assertThat(csv.body().split("\r\n"))
        .containsExactly(
            "rank,participant,name_ko,name_en,section,tied,total,gross,complete,cut,outcome,skill"
                + ",rank_among_published,rank_ignoring_gates",
            "1,beta,,'=Beta,ranked,false,9.25,9.25,true,in,,9.25,,",
            "2,alpha,,Alpha,ranked,false,8.50,8.50,true,out,,8.50,,");
  }

  @Test
  void saysWhatThereWasNotYet() {
    String competition = amended();
    HttpResponse<String> beyond = api.get(path(competition) + "?asOf=99");
    assertThat(beyond.statusCode()).isEqualTo(404);
    assertThat(Api.json(beyond).path("code").asText()).isEqualTo("event-not-found");
    assertThat(Api.json(beyond).path("lastSequence").asInt()).isEqualTo(BETA_FAILED);
    assertProblem(competition, "asOf=0", 404, "stage-not-found");
    assertProblem(competition, "asOf=0&stage=final", 404, "stage-not-found");
    assertProblem(competition, "asOf=2&stage=final", 404, "version-not-found");
    assertThat(
            Api.json(api.get(path(competition) + "?asOf=2&stage=final&lang=ko"))
                .path("detail")
                .asText())
        .isEqualTo("아직 이 단계에 적용되는 평가 기준이 없습니다.");
  }

  @Test
  void comparesTwoMoments() {
    String competition = amended();
    JsonNode compared =
        Api.json(
            api.get(path(competition) + "/compare?from=" + BETA_SCORED + "&to=" + BETA_FAILED));
    assertThat(compared.path("from").path("criteria").path("version").asInt()).isEqualTo(1);
    assertThat(compared.path("to").path("criteria").path("version").asInt()).isEqualTo(2);
    assertThat(compared.path("crossed").asInt()).isEqualTo(2);
    JsonNode alpha = compared.path("moves").path(0);
    assertThat(alpha.path("participant").asText()).isEqualTo("alpha");
    assertThat(alpha.path("from").asInt()).isEqualTo(2);
    assertThat(alpha.path("to").asInt()).isEqualTo(1);
    assertThat(alpha.path("crossed").asText()).isEqualTo("in");
    JsonNode beta = compared.path("moves").path(1);
    assertThat(beta.path("to").isNull()).isTrue();
    assertThat(beta.path("crossed").asText()).isEqualTo("out");
    assertThat(beta.path("section").path("to").asText()).isEqualTo("ineligible");

    JsonNode fromNothing = Api.json(api.get(path(competition) + "/compare?from=0"));
    assertThat(fromNothing.path("from").has("criteria")).isFalse();
    assertThat(fromNothing.path("moved").asInt()).isEqualTo(2);
    HttpResponse<String> paged = api.get(path(competition) + "/compare?from=0&limit=1");
    assertThat(Api.json(paged).path("moves")).hasSize(1);
    assertThat(paged.headers().firstValue("Link").orElse("")).contains("rel=\"next\"");
    assertThat(api.get(path(competition) + "/compare").statusCode()).isEqualTo(400);
  }

  @Test
  void showsTheRulesThatWereInForce() {
    String competition = amended();
    String inForce = base(competition) + "/criteria/in-force?asOf=";
    assertThat(Api.json(api.get(inForce + BETA_SCORED)).path("version").asInt()).isEqualTo(1);
    assertThat(Api.json(api.get(inForce + AMENDED)).path("version").asInt()).isEqualTo(2);
    assertThat(api.get(inForce + (CRITERIA - 1) + "&stage=final").statusCode()).isEqualTo(404);
  }

  /** The small competition, then a gate is added with effect for the past, and beta fails it. */
  private String amended() {
    String competition = api.announced();
    String lines =
        Events.SMALL_COMPETITION
            + "\n"
            + """
            {"type":"CriteriaAmended","data":{"rationale":{"en":"Safety"},\
            "criteria":{"version":2,"stages":["final"],"effectiveFrom":"2026-01-01",\
            "criteria":[{"id":"skill","name":{"en":"Skill"},"kind":"SCORED","scores":"DIRECT",\
            "scale":{"min":0,"max":10},"digits":2},\
            {"id":"safe","name":{"en":"Safe"},"kind":"GATE","gate":{"method":"RULED"}}],\
            "cutRules":[{"stage":"final","kind":"TOP_N","count":1,"gates":"BEFORE_CUT"}],\
            "digits":2}}}
            {"type":"GateRuled","data":{"stage":"final","participant":"beta","criterion":"safe",\
            "verdict":"FAILED"}}\
            """;
    HttpResponse<String> bulk = api.bulk(competition, "amended", "", lines);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    assertThat(api.get(path(competition) + "?atLeast=" + BETA_FAILED).statusCode()).isEqualTo(200);
    return competition;
  }

  private JsonNode table(String competition, String query) {
    HttpResponse<String> response = api.get(path(competition) + "?" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Api.json(response);
  }

  private static String first(JsonNode table) {
    return table.path("rows").path(0).path("participant").asText();
  }

  private void assertProblem(String competition, String query, int status, String code) {
    HttpResponse<String> response = api.get(path(competition) + "?" + query);
    assertThat(response.statusCode()).as(query + " " + response.body()).isEqualTo(status);
    assertThat(Api.json(response).path("code").asText()).as(query).isEqualTo(code);
  }

  private static String base(String competition) {
    return "/v1/competitions/" + competition;
  }

  private static String path(String competition) {
    return base(competition) + "/standings";
  }
}
