package org.competitionledger.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.api.webhooks.TestReceiver.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** Events that are sent to subscribers, as those see it. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class WebhooksTest {

  private static final AtomicInteger OWNERS = new AtomicInteger();

  private final Api api = new Api();
  private final String owner = freshOwner();

  private static String freshOwner() {
    return Api.token("owner-" + OWNERS.incrementAndGet(), List.of("applicant"), 3_600);
  }

  private HttpResponse<String> ask(String token, String method, String path, String body) {
    return api.send(
        api.request("/v1/webhooks" + path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode subscribed(TestReceiver receiver, String events) {
    HttpResponse<String> made =
        ask(
            owner,
            "POST",
            "",
            "{\"url\":\"%s\",\"events\":%s}".formatted(receiver.url("/hook"), events));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location"))
        .hasValue("/v1/webhooks/" + Api.json(made).path("id").asText());
    return Api.json(made);
  }

  private static String of(String competition) {
    return "{\"competitions\":[\"%s\"]}".formatted(competition);
  }

  private void notices(String competition, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(api.append(competition, "n" + i, Events.notice("n" + i)).statusCode())
          .isEqualTo(201);
    }
  }

  private static List<Long> upTo(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private JsonNode deliveries(JsonNode webhook) {
    HttpResponse<String> answer =
        ask(owner, "GET", "/" + webhook.path("id").asText() + "/deliveries", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer).path("deliveries");
  }

  private static JsonNode delivery(JsonNode deliveries, String event) {
    for (JsonNode each : deliveries) {
      if (each.path("event").asText().equals(event)) {
        return each;
      }
    }
    return Api.json("{}");
  }

  private String status(JsonNode webhook) {
    return Api.json(ask(owner, "GET", "/" + webhook.path("id").asText(), ""))
        .path("status")
        .asText();
  }

  @Test
  void deliversWhatIsRecordedFromThenOnSignedAndAsStreamsHaveIt() throws IOException {
    String competition = api.announced();
    try (TestReceiver receiver = new TestReceiver()) {
      JsonNode webhook = subscribed(receiver, of(competition));
      String key = webhook.at("/signing/publicKey").asText();
      assertThat(webhook.at("/signing/secret").isMissingNode()).isTrue();
      notices(competition, 0, 3);
      await("delivered", () -> receiver.received().size() == 3);

      assertThat(receiver.sequences(competition)).isEqualTo(upTo(1, 4));
      for (TestReceiver.Received each : receiver.received()) {
        assertThat(each.verifies(key)).isTrue();
        assertThat(each.path()).isEqualTo("/hook");
        assertThat(each.headers().get("content-type")).startsWith("application/cloudevents+json");
        JsonNode event = each.event();
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo(each.id());
        assertThat(event.at("/data/event"))
            .isEqualTo(
                Api.json(
                    api.get("/v1/competitions/" + competition + "/events/" + each.sequence())));
        assertThat(event.at("/data/headline/ko").asText()).isNotEmpty();
      }
      TestReceiver.Received first = receiver.received().get(0);
      assertThat(
              new TestReceiver.Received(
                      first.path(), first.headers(), first.body() + " ", first.at())
                  .verifies(key))
          .isFalse();
      await(
          "noted",
          () ->
              delivery(deliveries(webhook), competition + "/3")
                  .path("status")
                  .asText()
                  .equals("delivered"));
    }
  }

  @Test
  void deliversFromTheFirstWhereThatIsWantedAndOnlyWhatIsWanted() throws IOException {
    String competition = api.announced();
    notices(competition, 0, 2);
    api.append(competition, "stage", Events.stage("final", 1));
    try (TestReceiver all = new TestReceiver();
        TestReceiver stages = new TestReceiver();
        TestReceiver behind = new TestReceiver()) {
      subscribed(all, "{\"competitions\":[\"%s\"],\"after\":-1}".formatted(competition));
      subscribed(stages, "{\"type\":[\"StageScheduled\"],\"stage\":[\"final\"],\"after\":-1}");
      subscribed(behind, "{\"competitions\":[\"%s\"],\"after\":1}".formatted(competition));
      await("all", () -> all.received().size() == 4);
      await("stages", () -> !stages.sequences(competition).isEmpty());
      await("behind", () -> behind.received().size() == 2);
      assertThat(all.sequences(competition)).isEqualTo(upTo(0, 4));
      assertThat(stages.sequences(competition)).isEqualTo(List.of(3L));
      assertThat(behind.sequences(competition)).isEqualTo(upTo(2, 4));
    }
  }

  @Test
  void ofAllCompetitionsDeliversWhatIsRecordedLater() throws IOException {
    String before = api.announced();
    notices(before, 0, 2);
    try (TestReceiver receiver = new TestReceiver()) {
      subscribed(receiver, "{}");
      notices(before, 2, 4);
      String later = api.announced();
      await("later", () -> receiver.sequences(later).equals(List.of(0L)));
      await("before", () -> receiver.sequences(before).equals(upTo(3, 5)));
    }
  }

  @Test
  void whatFailsHoldsBackItsCompetitionAndNoOther() throws IOException {
    String failing = api.announced();
    String other = api.announced();
    AtomicInteger failures = new AtomicInteger();
    try (TestReceiver receiver =
        new TestReceiver()
            .answering(
                each ->
                    each.competition().equals(failing)
                            && each.sequence() == 1
                            && failures.incrementAndGet() < 4
                        ? 500
                        : 200)) {
      JsonNode webhook =
          subscribed(receiver, "{\"competitions\":[\"%s\",\"%s\"]}".formatted(failing, other));
      notices(failing, 0, 3);
      notices(other, 0, 3);
      await("other", () -> receiver.sequences(other).equals(upTo(1, 4)));
      await("failing", () -> receiver.sequences(failing).size() == 6);
      assertThat(receiver.sequences(failing)).isEqualTo(List.of(1L, 1L, 1L, 1L, 2L, 3L));
      JsonNode told = delivery(deliveries(webhook), failing + "/1");
      assertThat(told.path("status").asText()).isEqualTo("delivered");
      assertThat(told.path("attempts").asInt()).isEqualTo(4);
    }
  }

  @Test
  void afterTheLastAttemptAnEventIsDeadAndCanBeReplayed() throws IOException {
    String competition = api.announced();
    List<Integer> answers = new ArrayList<>(List.of(503));
    try (TestReceiver receiver =
        new TestReceiver().answering(each -> each.sequence() == 1 ? answers.get(0) : 200)) {
      JsonNode webhook = subscribed(receiver, of(competition));
      String path = "/" + webhook.path("id").asText();
      notices(competition, 0, 2);
      await("goes on", () -> receiver.sequences(competition).contains(2L));
      assertThat(receiver.sequences(competition)).isEqualTo(List.of(1L, 1L, 1L, 1L, 2L));
      JsonNode dead = delivery(deliveries(webhook), competition + "/1");
      assertThat(dead.path("status").asText()).isEqualTo("dead");
      assertThat(dead.path("responseStatus").asInt()).isEqualTo(503);
      assertThat(dead.path("attempts").asInt()).isEqualTo(4);

      assertThat(ask(owner, "POST", path + "/replay?event=" + competition + "/2", "").statusCode())
          .isEqualTo(404);
      assertThat(ask(owner, "POST", path + "/replay?event=" + competition + "/1", "").statusCode())
          .isEqualTo(202);
      await("once more", () -> receiver.received().size() == 6);
      await(
          "still dead",
          () -> delivery(deliveries(webhook), competition + "/1").path("attempts").asInt() == 5);
      answers.set(0, 200);
      ask(owner, "POST", path + "/replay?event=" + competition + "/1", "");
      await(
          "delivered",
          () ->
              delivery(deliveries(webhook), competition + "/1")
                  .path("status")
                  .asText()
                  .equals("delivered"));

      int before = receiver.received().size();
      assertThat(
              ask(owner, "POST", path + "/replay?competition=" + competition + "&after=-1", "")
                  .statusCode())
          .isEqualTo(202);
      await("from the first", () -> receiver.received().size() == before + 3);
      assertThat(receiver.sequences(competition).subList(before, before + 3)).isEqualTo(upTo(0, 3));
      assertThat(ask(owner, "POST", path + "/replay", "").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void goneEndsItUntilItsOwnerLetsItGoOn() throws IOException {
    String competition = api.announced();
    try (TestReceiver receiver = new TestReceiver().answering(each -> 410)) {
      JsonNode webhook = subscribed(receiver, of(competition));
      String path = "/" + webhook.path("id").asText();
      notices(competition, 0, 2);
      await("gone", () -> status(webhook).equals("gone"));
      assertThat(receiver.received()).hasSize(1);

      receiver.answering(each -> 200);
      notices(competition, 2, 3);
      assertThat(receiver.received()).hasSize(1);
      HttpResponse<String> resumed = ask(owner, "PATCH", path, "{\"status\":\"active\"}");
      assertThat(Api.json(resumed).path("status").asText()).isEqualTo("active");
      await("goes on", () -> receiver.sequences(competition).equals(List.of(1L, 1L, 2L, 3L)));

      ask(owner, "PATCH", path, "{\"status\":\"paused\"}");
      notices(competition, 3, 4);
      assertThat(ask(owner, "DELETE", path, "").statusCode()).isEqualTo(204);
      assertThat(ask(owner, "GET", path, "").statusCode()).isEqualTo(404);
      assertThat(receiver.received()).hasSize(4);
    }
  }

  @Test
  void whoTakesNothingForLongIsGivenUpAndLosesNothingMoreByIt() throws IOException {
    String competition = api.announced();
    try (TestReceiver receiver = new TestReceiver().answering(each -> 500)) {
      JsonNode webhook = subscribed(receiver, of(competition));
      notices(competition, 0, 12);
      await("given up", () -> status(webhook).equals("failing"));
      long tried = receiver.sequences(competition).stream().max(Long::compare).orElseThrow();

      receiver.answering(each -> 200);
      ask(owner, "PATCH", "/" + webhook.path("id").asText(), "{\"status\":\"active\"}");
      await("goes on", () -> receiver.sequences(competition).contains(12L));
      List<Long> all = receiver.sequences(competition);
      assertThat(all.subList(all.lastIndexOf(tried), all.size())).isEqualTo(upTo(tried, 13));
    }
  }

  @Test
  void aWebhookIsItsOwnersAndAnAdminsAndNobodyElses() throws IOException {
    String stranger = freshOwner();
    String admin = Api.token("root", List.of("admin"), 3_600);
    try (TestReceiver receiver = new TestReceiver()) {
      JsonNode webhook = subscribed(receiver, of(api.announced()));
      String path = "/" + webhook.path("id").asText();
      for (String method : List.of("GET", "DELETE")) {
        assertThat(ask(stranger, method, path, "").statusCode()).isEqualTo(404);
      }
      assertThat(ask(stranger, "PATCH", path, "{\"status\":\"paused\"}").statusCode())
          .isEqualTo(404);
      assertThat(ask(stranger, "GET", path + "/deliveries", "").statusCode()).isEqualTo(404);
      HttpResponse<String> replay = ask(stranger, "POST", path + "/replay?event=a/1", "");
      assertThat(replay.statusCode()).isEqualTo(404);
      assertThat(Api.json(replay).path("code").asText()).isEqualTo("webhook-not-found");
      assertThat(Api.json(ask(stranger, "GET", "", "")).path("webhooks")).isEmpty();
      assertThat(Api.json(ask(owner, "GET", "", "")).path("webhooks")).hasSize(1);
      assertThat(ask(admin, "GET", path, "").statusCode()).isEqualTo(200);
      assertThat(Api.json(ask(admin, "GET", "", "")).path("webhooks").toString())
          .contains(webhook.path("id").asText());
      assertThat(api.get("/v1/webhooks" + path).statusCode()).isEqualTo(401);
      assertThat(api.get("/v1/webhooks").statusCode()).isEqualTo(401);
    }
    assertThat(
            api.send(
                    api.appending(Api.freshCompetition(), "a", Events.ANNOUNCED)
                        .setHeader("Authorization", "Bearer " + admin)
                        .build())
                .statusCode())
        .as("an admin writes no events")
        .isEqualTo(403);
  }

  @Test
  void refusesWhatIsNoSubscription() {
    String competition = api.announced();
    refused("{}", 400, "body-invalid");
    refused("[]", 400, "body-invalid");
    refused("null", 400, "body-invalid");
    refused("{", 400, "body-invalid");
    refused("{\"url\":\"https://8.8.8.8/\",\"colour\":1}", 400, "body-invalid");
    refused("{\"url\":\"https://8.8.8.8/\",\"events\":{\"type\":[\"No\"]}}", 400, "body-invalid");
    refused("{\"url\":\"https://8.8.8.8/\",\"events\":{\"type\":[null]}}", 400, "body-invalid");
    refused("{\"url\":\"https://8.8.8.8/\",\"events\":{\"after\":5}}", 400, "body-invalid");
    refused(
        "{\"url\":\"https://8.8.8.8/\",\"events\":{\"competitions\":[\"none\"]}}",
        404,
        "unknown-competition");
    refused("{\"url\":\"https://10.0.0.1/\"}", 422, "webhook-url-refused");
    refused("{\"url\":\"ftp://8.8.8.8/\"}", 422, "webhook-url-refused");
    refused("{\"url\":\"https://8.8.8.8/" + "a".repeat(2_048) + "\"}", 422, "webhook-url-refused");
    refused("{\"url\":\"" + "a".repeat(17_000) + "\"}", 413, "too-large");
    String good = "{\"url\":\"https://8.8.8.8/\",\"events\":%s}".formatted(of(competition));
    for (int i = 0; i < 20; i++) {
      assertThat(ask(owner, "POST", "", good).statusCode()).isEqualTo(201);
    }
    refused(good, 409, "webhook-limit-reached");
  }

  private void refused(String body, int status, String code) {
    HttpResponse<String> answer = ask(owner, "POST", "", body);
    assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(status);
    assertThat(Api.json(answer).path("code").asText()).isEqualTo(code);
  }
}
