package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one broker share the competitions; whichever is asked, the answer is whole. */
class SeveralInstancesIT {

  private static final List<String> CUPS = IntStream.range(0, 8).mapToObj(i -> "cup-" + i).toList();
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void eachAnswersForAll() throws Exception {
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBroker.Config.in(directory.resolve("kafka")));
        ServedJar one = start("one", broker)) {
      for (String cup : CUPS) {
        append(one, cup, "announce", Events.ANNOUNCED);
        append(one, cup, "notice", Events.notice("n1"));
      }
      Files.createDirectories(directory.resolve("two"));
      Path key = directory.resolve("one").resolve("dev-key");
      try (var files = Files.walk(key)) {
        for (Path file : files.toList()) {
          Files.copy(
              file, directory.resolve("two").resolve(directory.resolve("one").relativize(file)));
        }
      }
      try (ServedJar two = start("two", broker)) {
        awaitShared(one, two);
        for (ServedJar instance : List.of(one, two)) {
          assertThat(listed(instance)).isEqualTo(CUPS);
          for (String cup : CUPS) {
            answersFor(instance, cup);
          }
          assertThat(instance.get("/?lang=en").body()).contains(CUPS);
          assertThat(inFeed(instance))
              .hasSize(2 * CUPS.size())
              .doesNotHaveDuplicates()
              .isEqualTo(inFeed(one));
        }
        for (String cup : CUPS) {
          append(two, cup, "late", Events.notice("n2"));
        }
        for (ServedJar instance : List.of(one, two)) {
          assertThat(streamed(instance, CUPS, 2)).hasSize(2 * CUPS.size()).doesNotHaveDuplicates();
          assertThat(streamed(instance, List.of(CUPS.get(0)), 2)).hasSize(2);
        }
      }
    }
  }

  private ServedJar start(String name, EmbeddedBroker broker) throws Exception {
    int port = ServedJar.freePort();
    Map<String, String> settings = new HashMap<>();
    broker.clientSettings().forEach((key, value) -> settings.put("kafka." + key, value));
    settings.put("ledger.kafka.partitions", "4");
    settings.put("ledger.node.id", name);
    settings.put("ledger.node.advertised", "127.0.0.1:" + port);
    settings.put("ledger.log.keys", directory.resolve("keys").toString());
    return ServedJar.start(directory.resolve(name), port, settings);
  }

  private static void append(ServedJar service, String cup, String key, String event)
      throws Exception {
    HttpResponse<String> answer =
        service
            .client()
            .send(
                service.appending(cup, key, "application/json", event),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  /** Waits until each holds some of the competitions and both answer for all. */
  private static void awaitShared(ServedJar one, ServedJar two) throws Exception {
    long deadlineNanos = System.nanoTime() + SETTLED_WITHIN.toNanos();
    while (true) {
      int heldByOne = held(one);
      int heldByTwo = held(two);
      boolean shared = heldByOne > 0 && heldByTwo > 0 && heldByOne + heldByTwo == CUPS.size();
      if (shared && listed(one).equals(CUPS) && listed(two).equals(CUPS)) {
        return;
      }
      assertThat(System.nanoTime())
          .as("held: %d by one, %d by two", heldByOne, heldByTwo)
          .isLessThan(deadlineNanos);
      Thread.sleep(500);
    }
  }

  /** How many competitions an instance answers for without asking another. */
  private static int held(ServedJar service) throws Exception {
    int held = 0;
    for (String cup : CUPS) {
      HttpResponse<String> answer = service.get("/v1/competitions/" + cup, "Ledger-Forwarded", "1");
      held += answer.statusCode() == 200 ? 1 : 0;
    }
    return held;
  }

  private static List<String> listed(ServedJar service) throws Exception {
    List<String> ids = new ArrayList<>();
    String next = "/v1/competitions?limit=3";
    while (next != null) {
      HttpResponse<String> page = service.get(next);
      Api.json(page).path("competitions").forEach(each -> ids.add(each.path("id").asText()));
      next =
          page.headers()
              .firstValue("Link")
              .map(link -> link.substring(1, link.indexOf('>')))
              .orElse(null);
    }
    return ids;
  }

  /** Ids of the entries of the feed over all competitions. */
  private static List<String> inFeed(ServedJar instance) throws Exception {
    return Pattern.compile("<entry><id>([^<]*)</id>")
        .matcher(instance.get("/v1/feed.atom?lang=en").body())
        .results()
        .map(entry -> entry.group(1))
        .toList();
  }

  private static void answersFor(ServedJar instance, String cup) throws Exception {
    String base = "/v1/competitions/" + cup;
    JsonNode page = Api.json(instance.get(base + "/events"));
    assertThat(page.path("events")).as(cup + ": " + page).hasSize(2);
    assertThat(Api.json(instance.get(base + "/events/1")).path("id").asText())
        .isEqualTo(cup + "/1");
    assertThat(Api.json(instance.get(base)).path("lastSequence").asInt()).isEqualTo(1);
    assertThat(instance.get(base + "/log/vkey").statusCode()).isEqualTo(200);
    assertThat(instance.get(base + "/events/1/proof").statusCode()).isEqualTo(200);
    assertThat(instance.get("/competitions/" + cup).statusCode()).isEqualTo(200);
  }

  /** Ids of the events behind the first of each competition, as one stream gives them. */
  private static List<String> streamed(ServedJar instance, List<String> cups, int each)
      throws Exception {
    String positions = cups.stream().map(cup -> cup + ":0").collect(Collectors.joining(","));
    HttpResponse<InputStream> stream =
        instance
            .client()
            .send(
                instance
                    .request(
                        "/v1/events?competition=" + String.join(",", cups) + "&after=" + positions)
                    .header("Accept", "text/event-stream")
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && ids.size() < each * cups.size();
          line = lines.readLine()) {
        if (line.startsWith("data:")) {
          ids.add(Api.json(line.substring(5)).path("id").asText());
        }
      }
    }
    return ids;
  }
}
