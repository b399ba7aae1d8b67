package org.competitionledger.api.standings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class RestatedStandingsTest {

  private static final Pattern DIGEST = Pattern.compile("digest is ([0-9a-f]{64})");

  private final Api api = new Api();

  private void append(String competition, String key, String event) {
    HttpResponse<String> response = api.append(competition, key, event);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  private static String certification(long sequence, String digest) {
    return """
        {"type":"StandingsCertified","data":{"stage":"final","version":1,"sequence":%d,\
        "digest":"%s"}}"""
        .formatted(sequence, digest);
  }

  /** The refusal of a wrong digest names the right one. */
  private String digest(String competition, long sequence) {
    HttpResponse<String> refused =
        api.append(competition, "guess" + sequence, certification(sequence, "0".repeat(64)));
    Matcher digest = DIGEST.matcher(refused.body());
    assertThat(digest.find()).as(refused.body()).isTrue();
    return digest.group(1);
  }

  /** Events 0 to 12; the last but one closes the stage, the last certifies its table. */
  private String certified() {
    String competition = api.announced();
    HttpResponse<String> bulk = api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    append(competition, "close", "{\"type\":\"StageClosed\",\"data\":{\"stage\":\"final\"}}");
    append(competition, "certify", certification(11, digest(competition, 11)));
    return competition;
  }

  private static String correction(String participant, String value) {
    return Events.score(participant, value)
        .replace("ScoreRecorded", "ScoreCorrected")
        .replace("\"value\"", "\"reason\":{\"en\":\"typo\"},\"value\"");
  }

  private JsonNode table(String competition, String query) {
    return Api.json(api.get("/v1/competitions/" + competition + "/standings?" + query));
  }

  @Test
  void aCertifiedTableNamesItsCertification() {
    String competition = certified();
    JsonNode table = table(competition, "atLeast=12");
    assertThat(table.path("status").asText()).isEqualTo("certified");
    assertThat(table.path("certification").path("sequence").asLong()).isEqualTo(12);
    assertThat(table.path("certification").path("asOf").asLong()).isEqualTo(11);
    assertThat(table.has("restatement")).isFalse();
  }

  @Test
  void aCorrectionRestatesAndIsNamedUntilCertifiedAgain() {
    String competition = certified();
    JsonNode before = table(competition, "atLeast=12");
    append(competition, "same", correction("alpha", "8.5"));
    assertThat(table(competition, "atLeast=13").path("status").asText())
        .as("a correction to the same value restates nothing")
        .isEqualTo("certified");
    append(
        competition,
        "correct",
        correction("alpha", "9.5").replace("\"data\"", "\"causedBy\":9,\"data\""));
    append(competition, "again", correction("beta", "9.25"));
    JsonNode restated = table(competition, "atLeast=15");
    assertThat(restated.path("status").asText()).isEqualTo("restated");
    JsonNode restatement = restated.path("restatement");
    assertThat(restatement.path("sequence").asLong()).isEqualTo(14);
    assertThat(restatement.path("type").asText()).isEqualTo("ScoreCorrected");
    assertThat(restatement.path("mode").asText()).isEqualTo("correction");
    assertThat(restatement.path("causedBy").asLong()).isEqualTo(9);
    assertThat(restatement.path("certifiedSequence").asLong()).isEqualTo(11);
    assertThat(restatement.path("certifiedDigest"))
        .isEqualTo(before.path("certification").path("digest"));

    JsonNode readable = Api.json(api.get(restated.path("certification").path("table").asText()));
    assertThat(readable.path("status").asText()).isEqualTo("certified");
    assertThat(readable.path("rows")).as("stays readable").isEqualTo(before.path("rows"));
    assertThat(table(competition, "asOf=15").path("restatement"))
        .as("the past says so too")
        .isEqualTo(restatement);

    append(competition, "recertify", certification(15, digest(competition, 15)));
    assertThat(table(competition, "atLeast=16").path("status").asText()).isEqualTo("certified");
  }

  @Test
  void aRuleChangeRestates() {
    String competition = certified();
    append(
        competition,
        "amend",
        """
        {"type":"CriteriaAmended","data":{"criteria":{"version":2,"stages":["final"],\
        "criteria":[{"id":"skill","name":{"en":"Skill"},"kind":"SCORED","scores":"DIRECT",\
        "scale":{"min":0,"max":10},"factor":2}]}}}""");
    JsonNode restatement = table(competition, "atLeast=13").path("restatement");
    assertThat(restatement.path("mode").asText()).isEqualTo("rule-change");
    assertThat(restatement.path("sequence").asLong()).isEqualTo(13);
    assertThat(restatement.path("rules").asLong()).isEqualTo(13);
  }
}
