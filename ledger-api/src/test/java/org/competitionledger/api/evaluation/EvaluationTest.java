package org.competitionledger.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class EvaluationTest {

  private final Api api = new Api();

  private String small() {
    String competition = api.announced();
    HttpResponse<String> bulk = api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    return competition;
  }

  private void append(String competition, String key, String event) {
    HttpResponse<String> response = api.append(competition, key, event);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  private JsonNode get(String competition, String rest) {
    HttpResponse<String> response = api.get("/v1/competitions/" + competition + rest);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Api.json(response);
  }

  private static String correction(String participant, String value) {
    return Events.score(participant, value)
        .replace("ScoreRecorded", "ScoreCorrected")
        .replace("\"value\"", "\"reason\":{\"en\":\"typo\"},\"value\"");
  }

  @Test
  void correctionsSayWhatStoodThereBefore() {
    String competition = small();
    append(competition, "first", correction("alpha", "9.5"));
    append(competition, "second", correction("alpha", "9.75"));
    append(
        competition,
        "void",
        """
        {"type":"ScoreVoided","data":{"stage":"final","participant":"beta","criterion":"skill",\
        "reason":{"en":"not theirs"}}}""");
    JsonNode page = get(competition, "/corrections?atLeast=13");
    JsonNode corrections = page.path("corrections");
    assertThat(corrections).hasSize(3);
    assertThat(corrections.path(0).path("before").path("value").toString()).isEqualTo("8.5");
    assertThat(corrections.path(0).path("before").path("sequence").asLong()).isEqualTo(9);
    JsonNode second = corrections.path(1);
    assertThat(second.path("sequence").asLong()).isEqualTo(12);
    assertThat(second.path("before").path("sequence").asLong()).isEqualTo(11);
    assertThat(second.path("before").path("value").decimalValue()).isEqualByComparingTo("9.5");
    assertThat(second.path("after").path("value").decimalValue()).isEqualByComparingTo("9.75");
    assertThat(second.path("afterStageClosed").asBoolean()).isFalse();
    assertThat(second.path("reason").path("en").asText()).isEqualTo("typo");
    JsonNode voided = corrections.path(2);
    assertThat(voided.path("type").asText()).isEqualTo("ScoreVoided");
    assertThat(voided.path("before").path("voided").asBoolean(true)).isFalse();
    assertThat(voided.path("after").path("voided").asBoolean()).isTrue();
    assertThat(voided.path("after").path("value").decimalValue()).isEqualByComparingTo("9.25");

    JsonNode first = get(competition, "/corrections?limit=1");
    assertThat(first.path("corrections")).hasSize(1);
    JsonNode rest = get(competition, "/corrections?after=" + first.path("nextAfter").asLong());
    assertThat(rest.path("corrections").findValuesAsText("type"))
        .containsExactly("ScoreCorrected", "ScoreVoided");
    assertThat(rest.path("nextAfter").asLong()).isEqualTo(rest.path("lastSequence").asLong());
  }

  @Test
  void decisionsHaveVotesQuorumAndTotals() {
    String competition = small();
    append(
        competition,
        "panel",
        """
        [{"type":"PanelAnnounced","data":{"stage":"final","panel":"jury","size":2}},\
        {"type":"EvaluatorAppointed","data":{"stage":"final","panel":"jury","evaluator":"judge-1"}},\
        {"type":"EvaluatorAppointed","data":{"stage":"final","panel":"jury","evaluator":"judge-2"}}]""");
    vote(competition, "judge-1", "FOR");
    vote(competition, "judge-2", "AGAINST");
    append(
        competition,
        "none",
        """
        {"type":"NoAwardDeclared","data":{"stage":"final","quorum":2,"votesFor":1,"votesAgainst":1,\
        "reason":{"en":"nobody was good enough"}}}""");
    JsonNode decisions = get(competition, "/decisions?atLeast=16").path("decisions");
    assertThat(decisions).hasSize(2);
    JsonNode vote = decisions.path(0);
    assertThat(vote.path("kind").asText()).isEqualTo("vote");
    assertThat(vote.path("stage").asText()).isEqualTo("final");
    assertThat(vote.path("motion").asText()).isEqualTo("no-award");
    assertThat(vote.path("votes").findValuesAsText("ballot")).containsExactly("FOR", "AGAINST");
    assertThat(vote.path("tally").path("votesFor").asInt()).isEqualTo(1);
    JsonNode declared = decisions.path(1);
    assertThat(declared.path("kind").asText()).isEqualTo("no-award");
    assertThat(declared.path("since").asLong()).isEqualTo(16);
    assertThat(declared.path("declared").path("quorum").asInt()).isEqualTo(2);
    assertThat(declared.path("declared").path("quorumMet").asBoolean()).isTrue();
  }

  @Test
  void decisionsHaveObjectionsTheirPeriodsAndWaivers() {
    String competition = small();
    append(
        competition,
        "period",
        """
        {"type":"ObjectionPeriodAnnounced","data":{"stage":"final","days":10}}""");
    appendAs(
        competition,
        "alpha-speaks",
        "applicant",
        """
        [{"type":"ObjectionWaived","party":{"id":"alpha"},\
        "data":{"stage":"final","participant":"alpha"}},\
        {"type":"ObjectionFiled","party":{"id":"alpha"},\
        "data":{"objection":"o-1","participant":"alpha","text":{"en":"misread"}}}]""");
    append(
        competition,
        "decided",
        """
        {"type":"ObjectionDecided","data":{"objection":"o-1","decision":"DISMISSED",\
        "reason":{"en":"read again"}}}""");

    JsonNode decisions = get(competition, "/decisions?atLeast=14").path("decisions");

    assertThat(decisions)
        .extracting(each -> each.path("kind").asText())
        .containsExactly("objection-period", "objection-waived", "objection");
    assertThat(decisions.path(0).path("stage").asText()).isEqualTo("final");
    assertThat(decisions.path(0).path("period").path("days").asInt()).isEqualTo(10);
    assertThat(decisions.path(1).path("objection").path("participant").asText()).isEqualTo("alpha");
    JsonNode objection = decisions.path(2).path("objection");
    assertThat(objection.path("objection").asText()).isEqualTo("o-1");
    assertThat(objection.path("result").asText()).isEqualTo("DISMISSED");
    assertThat(objection.path("reason").path("en").asText()).isEqualTo("read again");
  }

  private void vote(String competition, String judge, String ballot) {
    appendAs(
        competition,
        judge,
        "evaluator",
        """
        {"type":"VoteCast","data":{"stage":"final","motion":"no-award",\
        "evaluator":"%s","ballot":"%s"}}"""
            .formatted(judge, ballot));
  }

  private void appendAs(String competition, String subject, String role, String body) {
    HttpResponse<String> response =
        api.send(
            api.request("/v1/competitions/" + competition + "/events")
                .header("Authorization", "Bearer " + Api.token(subject, List.of(role), 3600))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "said")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }
}
