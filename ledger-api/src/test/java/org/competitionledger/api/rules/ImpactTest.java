package org.competitionledger.api.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class ImpactTest {

  private static final int PUBLISHED = 4;
  private static final int AMENDED = 11;

  private final Api api = new Api();

  @Test
  void tellsWhoWouldStandWhereUnderTheOldRules() {
    String competition = amended();

    JsonNode impact = computed(competition);

    assertThat(impact.path("stage").asText()).isEqualTo("final");
    assertThat(impact.path("versions").path("from").asInt()).isEqualTo(1);
    assertThat(impact.path("versions").path("to").asInt()).isEqualTo(2);
    assertThat(impact.path("before").path(0).path("participant").asText()).isEqualTo("beta");
    assertThat(impact.path("after").path(0).path("participant").asText()).isEqualTo("alpha");
    assertThat(impact.path("after").path(0).path("name").path("en").asText()).isEqualTo("Alpha");
    assertThat(impact.path("crossed").asInt()).isEqualTo(2);
    JsonNode beta = impact.path("moves").path(1);
    assertThat(beta.path("participant").asText()).isEqualTo("beta");
    assertThat(beta.path("from").asInt()).isEqualTo(1);
    assertThat(beta.path("crossed").asText()).isEqualTo("out");
    assertThat(beta.path("decisive").path(0).asText()).isEqualTo("modest");

    JsonNode changes =
        Api.json(api.get("/v1/competitions/" + competition + "/criteria/changes")).path("changes");
    assertThat(changes.path(0).path("impact").path("status").asText()).isEqualTo("not-applicable");
    assertThat(changes.path(1).path("impact")).isEqualTo(impact);
  }

  @Test
  void scoresThatCameLaterDoNotChangeIt() {
    String competition = amended();
    JsonNode impact = computed(competition);
    String correction =
        Events.score("alpha", "9.5")
            .replace("ScoreRecorded", "ScoreCorrected")
            .replace("\"value\"", "\"reason\":{\"en\":\"typo\"},\"value\"");
    assertThat(api.append(competition, "correct", correction).statusCode()).isEqualTo(201);

    HttpResponse<String> later = change(competition, AMENDED, "?atLeast=12");
    assertThat(Api.json(later).path("impact")).isEqualTo(impact);

    JsonNode onScoresOfNow = Api.json(change(competition, AMENDED, "?asOf=12")).path("impact");
    assertThat(onScoresOfNow.path("status").asText()).isEqualTo("computed");
    assertThat(onScoresOfNow.path("moved").asInt()).isEqualTo(2);
    assertThat(onScoresOfNow.path("after").path(0).path("section").asText())
        .isEqualTo("ineligible");
  }

  @Test
  void ofAMomentBeforeTheChangeThereIsNone() {
    String competition = amended();
    HttpResponse<String> before = change(competition, AMENDED, "?asOf=" + (AMENDED - 1));
    assertThat(before.statusCode()).isEqualTo(404);
    assertThat(Api.json(before).path("code").asText()).isEqualTo("change-not-found");
    assertThat(Api.json(change(competition, PUBLISHED, "")).path("impact").path("status").asText())
        .isEqualTo("not-applicable");
    assertThat(change(competition, PUBLISHED + 1, "").statusCode()).isEqualTo(404);
  }

  /** The impact once it has been worked out, which is started when the change is recorded. */
  private JsonNode computed(String competition) {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      HttpResponse<String> response = change(competition, AMENDED, "");
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      JsonNode impact = Api.json(response).path("impact");
      if (!impact.path("status").asText().equals("computing")) {
        assertThat(impact.path("status").asText()).isEqualTo("computed");
        return impact;
      }
      assertThat(System.nanoTime()).as("still computing").isLessThan(deadlineNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private HttpResponse<String> change(String competition, int sequence, String query) {
    return api.get("/v1/competitions/" + competition + "/criteria/changes/" + sequence + query);
  }

  /** The small competition, then a gate against those whose skill is above 9. */
  private String amended() {
    String competition = api.announced();
    String lines =
        Events.SMALL_COMPETITION
            + "\n"
            + """
            {"type":"CriteriaAmended","data":{"rationale":{"en":"Modesty"},\
            "criteria":{"version":2,"stages":["final"],\
            "criteria":[{"id":"skill","name":{"en":"Skill"},"kind":"SCORED","scores":"DIRECT",\
            "scale":{"min":0,"max":10},"digits":2},\
            {"id":"modest","name":{"en":"Modest"},"kind":"GATE","gate":{"method":"COMPUTED",\
            "criterion":"skill","comparison":"AT_MOST","threshold":9}}],\
            "cutRules":[{"stage":"final","kind":"TOP_N","count":1,"gates":"BEFORE_CUT"}],\
            "digits":2}}}""";
    HttpResponse<String> bulk = api.bulk(competition, "amended", "", lines);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=" + AMENDED).statusCode())
        .isEqualTo(200);
    return competition;
  }
}
