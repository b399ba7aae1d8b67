package org.competitionledger.api.append;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.junit.jupiter.api.Test;

/** What an append would do is told, and not done. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class DryRunTest {

  private static final int LAST = 10;

  private final Api api = new Api();

  @Test
  void whatIsTriedIsWhatTheRecordedAmendmentDoes() {
    String competition = small();

    JsonNode tried = accepted(attempt(competition, amendment("")));

    assertThat(tried.path("sequence").asInt()).isEqualTo(LAST + 1);
    assertThat(tried.at("/events/0/type").asText()).isEqualTo("CriteriaAmended");
    assertThat(tried.at("/events/0/headline/ko").asText()).isNotEmpty();
    JsonNode change = tried.at("/changes/0");
    assertThat(change.at("/direction").asText()).isEqualTo("tightened");
    assertThat(change.at("/timing/0/phase").asText()).isEqualTo("after-first-score");
    assertThat(change.at("/impact/crossed").asInt()).isEqualTo(2);
    assertThat(tried.path("findings").findValuesAsText("code"))
        .contains("rule-changed-after-first-score");
    String digest = tried.path("digest").asText();
    assertThat(change.at("/impact/digest").asText()).isEqualTo(digest);

    assertNothingRecorded(competition);
    record(competition, "amend", amendment(digest));

    JsonNode recorded = computed(competition);
    assertThat(recorded.path("impact")).isEqualTo(change.path("impact"));
    assertThat(recorded.path("dryRun").asText()).isEqualTo(digest);
    assertThat(api.get("/competitions/" + competition + "/rules/changes/" + (LAST + 1)).body())
        .contains("<code>" + digest + "</code>");
    assertThat(findings(competition))
        .contains("rule-changed-after-first-score")
        .doesNotContain("amended-on-changed-figures");
  }

  @Test
  void aFindingSaysThatTheFiguresHadChangedSince() {
    String competition = small();
    String digest = accepted(attempt(competition, amendment(""))).path("digest").asText();
    record(
        competition,
        "correct",
        Events.score("alpha", "8.75")
            .replace("ScoreRecorded", "ScoreCorrected")
            .replace("\"value\"", "\"reason\":{\"en\":\"typo\"},\"value\""));

    JsonNode citing = accepted(attempt(competition, amendment(digest)));
    assertThat(citing.path("findings").findValuesAsText("code"))
        .contains("amended-on-changed-figures");
    record(competition, "amend", amendment(digest));

    assertThat(findings(competition)).contains("amended-on-changed-figures");
  }

  @Test
  void theNoteIsSignedByTheKeysOfTheLog() {
    String competition = small();
    JsonNode tried = accepted(attempt(competition, amendment("")));
    VerificationKey key =
        VerificationKey.parse(
            api.get("/v1/competitions/" + competition + "/log/vkey")
                .body()
                .lines()
                .findFirst()
                .orElseThrow());

    SignedNote note = SignedNote.parse(tried.path("note").asText().getBytes(UTF_8));

    assertThat(note.verify(List.of(key)).trusted()).isTrue();
    assertThat(note.text().lines().toList())
        .startsWith("ledger-dry-run/1", competition, Integer.toString(LAST + 1))
        .endsWith("2 " + tried.path("digest").asText())
        .hasSize(6);
  }

  @Test
  void allThatRefusesItIsToldAtOnce() {
    String competition = small();
    String events =
        "["
            + String.join(
                ",",
                Events.notice("one"),
                Events.score("nobody", "5"),
                Events.score("alpha", "11"),
                Events.notice("two"))
            + "]";

    JsonNode tried = Api.json(answered(attempt(competition, events)));

    assertThat(tried.path("accepted").asBoolean()).isFalse();
    assertThat(tried.path("refusals").findValuesAsText("index")).containsExactly("1", "2");
    assertThat(tried.at("/refusals/1/status").asInt()).isEqualTo(409);
    assertThat(tried.at("/refusals/1/errors/0/pointer").asText()).startsWith("/2/");
    assertThat(tried.at("/refusals/0"))
        .isEqualTo(refused(competition, Events.score("nobody", "5")));
    for (String nothing : List.of("events", "changes", "findings")) {
      assertThat(tried.path(nothing)).isEmpty();
    }
    assertThat(tried.has("digest") || tried.has("note")).isFalse();
    assertNothingRecorded(competition);
  }

  /** The problem of an append, as that of the second of an array, which alone is on record. */
  private JsonNode refused(String competition, String event) {
    HttpResponse<String> response =
        api.append(competition, "refused", "[" + Events.notice("one") + "," + event + "]");
    assertThat(response.statusCode()).isEqualTo(409);
    ObjectNode problem = (ObjectNode) Api.json(response);
    assertThat(problem.remove("refusal")).isNotNull();
    return problem;
  }

  @Test
  void whoMayNotAppendItMayNotTryIt() {
    String competition = small();
    String path = path(competition);
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(amendment(""));
    HttpRequest.Builder anonymous =
        api.request(path).header("Content-Type", "application/json").POST(body);
    assertThat(code(api.send(anonymous.build()), 401)).isEqualTo("token-missing");

    String evaluator = Api.token("eva", List.of("evaluator"), 3600);
    String admin = Api.token("root", List.of("admin"), 3600);
    assertThat(code(attempt(competition, amendment(""), evaluator), 403))
        .isEqualTo("role-not-allowed");
    assertThat(code(attempt(competition, amendment(""), admin), 403)).isEqualTo("role-missing");
  }

  @Test
  void whatIsNoCommandIsAProblem() {
    String competition = small();
    assertThat(code(attempt(competition, "{\"type\":\"Nothing\"}"), 400)).isEqualTo("body-invalid");
    assertThat(code(attempt(competition, "[" + " ".repeat(900 << 10) + "]"), 413))
        .isEqualTo("too-large");
    String many = String.join(",", java.util.Collections.nCopies(501, Events.notice("again")));
    assertThat(code(attempt(competition, "[" + many + "]"), 413)).isEqualTo("too-large");
    assertThat(code(attempt("no-such-cup", Events.notice("one")), 404))
        .isEqualTo("unknown-competition");
    assertThat(code(attempt("No-Id", Events.notice("one")), 404)).isEqualTo("unknown-competition");
    assertNothingRecorded(competition);
  }

  @Test
  void aCompetitionThatIsNotThereYetMayBeTried() {
    String competition = Api.freshCompetition();

    JsonNode tried =
        accepted(
            attempt(competition, "[" + Events.ANNOUNCED + "," + Events.stage("final", 1) + "]"));

    assertThat(tried.path("sequence").asInt()).isZero();
    assertThat(tried.path("events")).hasSize(2);
    assertThat(tried.has("digest")).isFalse();
    assertThat(api.get("/v1/competitions/" + competition).statusCode()).isEqualTo(404);
  }

  private String small() {
    String competition = api.announced();
    HttpResponse<String> bulk = api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    assertThat(api.get("/v1/competitions/" + competition + "?atLeast=" + LAST).statusCode())
        .isEqualTo(200);
    return competition;
  }

  /** A gate against those whose skill is above 9. */
  private static String amendment(String dryRun) {
    return """
        {"type":"CriteriaAmended","data":{"rationale":{"en":"Modesty"},%s\
        "criteria":{"version":2,"stages":["final"],\
        "criteria":[{"id":"skill","name":{"en":"Skill"},"kind":"SCORED","scores":"DIRECT",\
        "scale":{"min":0,"max":10},"digits":2},\
        {"id":"modest","name":{"en":"Modest"},"kind":"GATE","gate":{"method":"COMPUTED",\
        "criterion":"skill","comparison":"AT_MOST","threshold":9}}],\
        "cutRules":[{"stage":"final","kind":"TOP_N","count":1,"gates":"BEFORE_CUT"}],\
        "digits":2}}}"""
        .formatted(dryRun.isEmpty() ? "" : "\"dryRun\":\"" + dryRun + "\",");
  }

  private static String path(String competition) {
    return "/v1/competitions/" + competition + "/dry-run";
  }

  private HttpResponse<String> attempt(String competition, String events) {
    return attempt(competition, events, Api.organizer());
  }

  private HttpResponse<String> attempt(String competition, String events, String token) {
    return api.send(
        api.request(path(competition))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(events))
            .build());
  }

  private static HttpResponse<String> answered(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response;
  }

  private static JsonNode accepted(HttpResponse<String> response) {
    JsonNode tried = Api.json(answered(response));
    assertThat(tried.path("accepted").asBoolean()).as(response.body()).isTrue();
    return tried;
  }

  private static String code(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Api.json(response).path("code").asText();
  }

  private void record(String competition, String key, String event) {
    HttpResponse<String> response = api.append(competition, key, event);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    long sequence = Api.json(response).at("/events/0/sequence").asLong();
    api.get("/v1/competitions/" + competition + "?atLeast=" + sequence);
  }

  private void assertNothingRecorded(String competition) {
    JsonNode view = Api.json(api.get("/v1/competitions/" + competition));
    assertThat(view.path("lastSequence").asInt()).isEqualTo(LAST);
    assertThat(Api.json(api.get("/v1/competitions/" + competition + "/criteria")).path("criteria"))
        .hasSize(1);
  }

  private List<String> findings(String competition) {
    return Api.json(api.get("/v1/competitions/" + competition + "/findings"))
        .path("findings")
        .findValuesAsText("code");
  }

  /** The recorded change once its impact has been worked out. */
  private JsonNode computed(String competition) {
    String address = "/v1/competitions/" + competition + "/criteria/changes/" + (LAST + 1);
    for (int attempt = 0; attempt < 600; attempt++) {
      JsonNode change = Api.json(api.get(address));
      if (change.at("/impact/status").asText().equals("computed")) {
        return change;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError("still computing");
  }
}
