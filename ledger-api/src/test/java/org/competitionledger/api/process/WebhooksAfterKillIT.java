package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.api.webhooks.TestReceiver.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.webhooks.TestReceiver;
import org.competitionledger.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries outlive who delivers: nothing is left out, and nothing comes before its turn. */
class WebhooksAfterKillIT {

  private static final String CUP = "webhook-cup";
  private static final int NOTICES = 400;
  private static final int KILLED_AFTER = 100;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "ledger.webhooks.loopback",
          "accepted-for-development",
          "ledger.webhooks.first-retry",
          "100ms");

  @TempDir Path directory;

  @Test
  void goesOnAfterKillWithoutLossAndInOrder() throws Exception {
    Path data = directory.resolve("data");
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("ledger.kafka.port", Integer.toString(ServedJar.freePort()));
    settings.put("ledger.webhooks.attempts", "3");
    int port = ServedJar.freePort();
    Set<String> failedOnce = ConcurrentHashMap.newKeySet();
    try (TestReceiver receiver =
        new TestReceiver()
            .answering(
                each ->
                    each.sequence() == 7 || each.sequence() % 40 == 0 && failedOnce.add(each.id())
                        ? 500
                        : 200)) {
      JsonNode webhook;
      try (ServedJar service = ServedJar.start(data, port, settings)) {
        append(service, CUP, 0, 1);
        webhook = subscribed(service, data, receiver.url("/"));
        append(service, CUP, 1, NOTICES + 1);
        await("some", () -> receiver.received().size() >= KILLED_AFTER);
        service.kill();
      }
      int before = receiver.received().size();
      assertThat(before).as("killed while it delivers").isLessThan(NOTICES);
      try (ServedJar service = ServedJar.start(data, port, settings)) {
        await("the rest", () -> receiver.sequences(CUP).contains((long) NOTICES));
        assertThat(inOrder(receiver.sequences(CUP))).isEqualTo(NOTICES);
        String publicKey = webhook.at("/signing/publicKey").asText();
        assertThat(receiver.received().stream().filter(each -> !each.verifies(publicKey)).count())
            .isZero();
        HttpResponse<String> answer =
            ask(service, data, "GET", "/" + id(webhook) + "/deliveries?limit=1000", "");
        assertThat(answer.statusCode()).as(service.said()).isEqualTo(200);
        assertThat(Api.json(answer).path("deliveries"))
            .as("what died before the kill is known after it")
            .anyMatch(
                each ->
                    each.path("event").asText().equals(CUP + "/7")
                        && each.path("status").asText().equals("dead")
                        && each.path("attempts").asInt() == 3);
      }
    }
  }

  @Test
  void anotherInstanceGoesOnForOneThatIsKilled() throws Exception {
    List<String> cups = IntStream.range(0, 6).mapToObj(i -> "cup-" + i).toList();
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBroker.Config.in(directory.resolve("kafka")));
        TestReceiver receiver = new TestReceiver();
        ServedJar one = start("one", broker)) {
      Path data = directory.resolve("one");
      Path key = data.resolve("dev-key");
      Files.createDirectories(directory.resolve("two").resolve("dev-key"));
      for (String file : List.of("private.pem", "public.pem")) {
        Files.copy(key.resolve(file), directory.resolve("two").resolve("dev-key").resolve(file));
      }
      try (ServedJar two = start("two", broker)) {
        for (String cup : cups) {
          append(two, cup, 0, 1);
        }
        Map<String, JsonNode> webhooks = new HashMap<>();
        for (int i = 0; i < 6; i++) {
          webhooks.put("/" + i, subscribed(i % 2 == 0 ? one : two, data, receiver.url("/" + i)));
        }
        for (JsonNode webhook : webhooks.values()) {
          for (ServedJar instance : List.of(one, two)) {
            assertThat(
                    ask(instance, data, "GET", "/" + id(webhook) + "/deliveries", "").statusCode())
                .isEqualTo(200);
          }
        }
        for (String cup : cups) {
          append(one, cup, 1, 40);
        }
        await("some", () -> receiver.received().size() > 200);
        two.kill();
      }
      for (String cup : cups) {
        append(one, cup, 40, 60);
      }
      await(
          "all, at every one of them",
          () -> receiver.received().stream().filter(each -> each.sequence() == 59).count() >= 36);
      Map<String, List<TestReceiver.Received>> lanes =
          receiver.received().stream()
              .collect(Collectors.groupingBy(each -> each.path() + each.competition()));
      assertThat(lanes).hasSize(36);
      lanes.forEach(
          (lane, received) ->
              assertThat(inOrder(received.stream().map(TestReceiver.Received::sequence).toList()))
                  .as(lane)
                  .isEqualTo(59));
    }
  }

  /** The last sequence of those that came, none of which came before the one before it. */
  private static long inOrder(List<Long> sequences) {
    long last = 0;
    for (long sequence : sequences) {
      assertThat(sequence).as(sequences.toString()).isLessThanOrEqualTo(last + 1);
      last = Math.max(last, sequence);
    }
    return last;
  }

  private static String id(JsonNode webhook) {
    return webhook.path("id").asText();
  }

  private ServedJar start(String name, EmbeddedBroker broker) throws Exception {
    int port = ServedJar.freePort();
    Map<String, String> settings = new HashMap<>(SETTINGS);
    broker.clientSettings().forEach((key, value) -> settings.put("kafka." + key, value));
    settings.put("ledger.kafka.partitions", "4");
    settings.put("ledger.node.id", name);
    settings.put("ledger.node.advertised", "127.0.0.1:" + port);
    settings.put("ledger.log.keys", directory.resolve("keys").toString());
    return ServedJar.start(directory.resolve(name), port, settings);
  }

  private static HttpResponse<String> ask(
      ServedJar service, Path data, String method, String path, String body) throws Exception {
    return service
        .client()
        .send(
            service
                .request("/v1/webhooks" + path)
                .header(
                    "Authorization", "Bearer " + Api.token(data, "o", List.of("organizer"), 3_600))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode subscribed(ServedJar service, Path data, String url) throws Exception {
    HttpResponse<String> made = ask(service, data, "POST", "", "{\"url\":\"%s\"}".formatted(url));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return Api.json(made);
  }

  /** Announces a competition if from is 0; else its notices so far. */
  private static void append(ServedJar service, String cup, int from, int to) throws Exception {
    String lines =
        IntStream.range(from, to)
            .mapToObj(i -> i == 0 ? Events.ANNOUNCED : Events.notice("n" + i))
            .collect(Collectors.joining("\n"));
    HttpResponse<String> answer =
        service
            .client()
            .send(
                service.appending(cup, "from-" + from, "application/x-ndjson", lines),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Api.lines(answer)).allMatch(line -> line.path("status").asInt() == 201);
  }
}
