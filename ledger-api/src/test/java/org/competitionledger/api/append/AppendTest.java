package org.competitionledger.api.append;

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
class AppendTest {

  private final Api api = new Api();

  @Test
  void answersWithLocationAndReceipt() {
    String competition = Api.freshCompetition();
    HttpResponse<String> response = api.append(competition, "k", Events.ANNOUNCED);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location"))
        .contains("/v1/competitions/" + competition + "/events/0");
    JsonNode receipt = Api.json(response);
    assertThat(receipt.path("competition").asText()).isEqualTo(competition);
    assertThat(receipt.path("commandId").asText()).hasSize(36);
    JsonNode event = receipt.path("events").path(0);
    assertThat(event.path("sequence").asLong()).isZero();
    assertThat(event.path("id").asText()).isEqualTo(competition + "/0");
    assertThat(event.path("type").asText()).isEqualTo("CompetitionAnnounced");
    assertThat(event.path("recordedAt").asText()).endsWith("Z");
    assertThat(event.path("leafHash").asText()).matches("[A-Za-z0-9+/]{43}=");
  }

  @Test
  void answersRepeatWithTheSameReceiptByteForByte() {
    String competition = Api.freshCompetition();
    String batch = "[" + Events.ANNOUNCED + "," + Events.stage("final", 1) + "]";
    HttpResponse<String> first = api.append(competition, "k", batch);
    api.append(competition, "k2", Events.notice("n"));
    HttpResponse<String> repeat = api.append(competition, "k", " " + batch);

    assertThat(repeat.statusCode()).isEqualTo(201);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(repeat.headers().firstValue("Idempotent-Replayed")).contains("true");
  }

  /** A key is scoped by the subject, which a token without the right may have as well. */
  @Test
  void givesNoReceiptAgainToWhoMayNotWriteThere() {
    String competition = api.announced();
    HttpRequest.Builder repeat = api.appending(competition, "announce", Events.ANNOUNCED);
    String clerk = Api.token("organizer-1", List.of("clerk"), 3600);

    HttpResponse<String> refused =
        api.send(repeat.setHeader("Authorization", "Bearer " + clerk).build());

    assertProblem(refused, 403, "role-not-allowed");
    assertThat(refused.body()).doesNotContain("leafHash");
    assertThat(refused.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(api.append(competition, "announce", Events.ANNOUNCED).statusCode()).isEqualTo(201);
  }

  @Test
  void refusesKeyThatWasUsedForAnotherBody() {
    String competition = api.announced();
    assertProblem(api.append(competition, "announce", Events.notice("n")), 422, "key-reused");
  }

  @Test
  void refusedCommandDoesNotBindItsKey() {
    String competition = api.announced();
    assertProblem(
        api.append(competition, "k", "{\"type\":\"StageOpened\",\"data\":{\"stage\":\"x\"}}"),
        409,
        "unknown-stage");
    assertThat(api.append(competition, "k", Events.notice("n")).statusCode()).isEqualTo(201);
  }

  @Test
  void refusesWholeBatchAndNamesTheIndex() {
    String competition = api.announced();
    HttpResponse<String> response =
        api.append(
            competition,
            "k",
            "[" + Events.notice("n") + ",{\"type\":\"StageOpened\",\"data\":{\"stage\":\"x\"}}]");
    JsonNode problem = assertProblem(response, 409, "unknown-stage");
    assertThat(problem.path("index").asInt()).isEqualTo(1);
    assertThat(problem.path("errors").path(0).path("pointer").asText()).startsWith("/1");
    assertThat(lastSequence(competition)).isZero();
  }

  @Test
  void checksIfMatchAgainstTheLastSequence() {
    String competition = api.announced();
    HttpRequest stale =
        api.appending(competition, "a", Events.notice("a")).header("If-Match", "\"7\"").build();
    JsonNode problem = assertProblem(api.send(stale), 412, "sequence-mismatch");
    assertThat(problem.path("lastSequence").asLong()).isZero();

    HttpRequest fresh =
        api.appending(competition, "a", Events.notice("a")).header("If-Match", "\"0\"").build();
    assertThat(api.send(fresh).statusCode()).isEqualTo(201);
    assertThat(api.send(fresh).statusCode()).as("the key is looked up first").isEqualTo(201);
    assertProblem(
        api.send(api.appending(competition, "b", "{}").header("If-Match", "7").build()),
        400,
        "if-match-invalid");
  }

  @Test
  void asksForToken() {
    HttpRequest.Builder request =
        api.request("/v1/competitions/none/events")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k")
            .POST(HttpRequest.BodyPublishers.ofString(Events.ANNOUNCED));
    HttpResponse<String> missing = api.send(request.copy().build());
    assertProblem(missing, 401, "token-missing");
    assertThat(missing.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    for (String token :
        List.of("x.y.z", Api.token("s", List.of("organizer"), -100), Api.organizer() + "A")) {
      HttpResponse<String> invalid =
          api.send(request.copy().header("Authorization", "Bearer " + token).build());
      assertProblem(invalid, 401, "token-invalid");
      assertThat(invalid.headers().firstValue("WWW-Authenticate").orElse(""))
          .contains("invalid_token");
    }
    String stranger = Api.token("s", List.of("spectator"), 100);
    assertProblem(
        api.send(request.copy().header("Authorization", "Bearer " + stranger).build()),
        403,
        "role-missing");
  }

  @Test
  void leavesToDecideWhatARoleMayRecord() {
    String competition = api.announced();
    HttpRequest request =
        api.request("/v1/competitions/" + competition + "/events")
            .header("Authorization", "Bearer " + Api.token("e", List.of("evaluator"), 100))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k")
            .POST(HttpRequest.BodyPublishers.ofString(Events.notice("n")))
            .build();
    assertProblem(api.send(request), 403, "role-not-allowed");
  }

  @Test
  void refusesWhatIsNoCommand() {
    String competition = api.announced();
    assertProblem(api.append("none-such", "k", Events.notice("n")), 404, "unknown-competition");
    assertProblem(api.append("No_id", "k", Events.notice("n")), 404, "unknown-competition");
    JsonNode malformed = assertProblem(api.append(competition, "k", "{\"a\""), 400, "body-invalid");
    assertThat(malformed.path("errors").path(0).path("code").asText()).isEqualTo("malformed-json");
    JsonNode unknown =
        assertProblem(
            api.append(competition, "k", "[{\"type\":\"Nope\",\"data\":{}}]"), 400, "body-invalid");
    assertThat(unknown.path("errors").path(0).path("pointer").asText()).isEqualTo("/0/type");
    assertProblem(
        api.send(
            api.appending(competition, "k", "x").setHeader("Content-Type", "text/plain").build()),
        415,
        "media-type-unsupported");
    assertProblem(
        api.send(
            api.request("/v1/competitions/" + competition + "/events")
                .header("Authorization", "Bearer " + Api.organizer())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build()),
        400,
        "idempotency-key-missing");
    assertProblem(
        api.append(competition, "a key", Events.notice("n")), 400, "idempotency-key-invalid");
    assertProblem(
        api.append(competition, "k", "[" + (Events.notice("n") + ",").repeat(500) + "{}]"),
        413,
        "too-large");
    assertProblem(api.append(competition, "k", " ".repeat(900 * 1024 + 1)), 413, "too-large");
    assertProblem(
        api.append(competition, "k", Events.notice("n".repeat(70_000))), 413, "too-large");
  }

  @Test
  void answersBulkLineByLineInOrder() {
    String competition = Api.freshCompetition();
    String lines =
        String.join(
            "\n",
            Events.ANNOUNCED,
            "",
            "[" + Events.notice("a") + "," + Events.notice("b") + "]",
            "{oops",
            "[" + Events.notice("c") + ",{\"type\":\"StageOpened\",\"data\":{\"stage\":\"x\"}}]",
            "{\"key\":\"own\"," + Events.notice("d").substring(1),
            "x".repeat(70_000),
            Events.notice("e"));
    List<JsonNode> results = Api.lines(api.bulk(competition, "bulk", "", lines));

    assertThat(results.stream().map(line -> line.path("line").asInt()))
        .containsExactly(1, 3, 4, 5, 6, 7, 8);
    assertThat(results.stream().map(line -> line.path("status").asInt()))
        .containsExactly(201, 201, 400, 409, 201, 413, 201);
    assertThat(results.get(1).path("receipt").path("events")).hasSize(2);
    assertThat(results.get(6).path("receipt").path("events").path(0).path("sequence").asInt())
        .isEqualTo(4);
    HttpResponse<String> same = api.append(competition, "own", Events.notice("d"));
    assertThat(Api.json(same)).isEqualTo(results.get(4).path("receipt"));
    assertThat(same.headers().firstValue("Idempotent-Replayed")).contains("true");
  }

  @Test
  void repeatedBulkGivesTheSameReceipts() {
    String competition = api.announced();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1_200; i++) {
      lines.append(Events.notice("n" + i)).append("\r\n");
    }
    List<JsonNode> first = Api.lines(api.bulk(competition, "b", "", lines.toString()));
    List<JsonNode> again = Api.lines(api.bulk(competition, "b", "", lines.toString()));
    assertThat(first).hasSize(1_200);
    assertThat(first).allMatch(line -> line.path("status").asInt() == 201);
    assertThat(again.stream().map(line -> line.path("receipt")))
        .isEqualTo(first.stream().map(line -> line.path("receipt")).toList());
    assertThat(lastSequence(competition)).isEqualTo(1_200);
  }

  @Test
  void stopsBulkAtTheFirstRefusalWhenAsked() {
    String competition = api.announced();
    for (String refused :
        List.of("{\"type\":\"StageOpened\",\"data\":{\"stage\":\"x\"}}", "{malformed")) {
      long before = lastSequence(competition);
      String id = refused.length() > 12 ? "rules" : "form";
      StringBuilder lines = new StringBuilder(Events.notice(id)).append('\n').append(refused);
      for (int i = 0; i < 2_000; i++) {
        lines.append('\n').append(Events.notice(id + i));
      }
      List<JsonNode> results =
          Api.lines(api.bulk(competition, id, "?onRefusal=stop", lines.toString()));
      assertThat(results).hasSize(2);
      assertThat(results.get(1).path("status").asInt()).isIn(400, 409);
      assertThat(lastSequence(competition)).isEqualTo(before + 1);
    }
  }

  @Test
  void bulkTakesNoIfMatch() {
    HttpRequest request =
        api.appending("any", "k", Events.ANNOUNCED)
            .setHeader("Content-Type", "application/x-ndjson")
            .header("If-Match", "\"0\"")
            .build();
    assertProblem(api.send(request), 400, "if-match-invalid");
  }

  private long lastSequence(String competition) {
    return Api.json(api.get("/v1/competitions/" + competition + "/events"))
        .path("lastSequence")
        .asLong();
  }

  static JsonNode assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = Api.json(response);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText()).endsWith("/problems/" + code);
    assertThat(problem.path("title").asText()).isNotEmpty();
    return problem;
  }
}
