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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one broker: whichever is asked, the answer is whole. */
class SeveralInstancesIT {

  private static final List<String> CUPS = IntStream.range(0, 8).mapToObj(i -> "cup-" + i).toList();
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void eachAnswersForAllAndGoesOnWithoutTheOther() throws Exception {
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
      try (Traffic meanwhile = Traffic.through(one);
          ServedJar two = start("two", broker)) {
        for (ServedJar instance : List.of(one, two)) {
          assertThat(listed(instance)).containsAll(CUPS).doesNotHaveDuplicates();
          for (String cup : CUPS) {
            answersFor(instance, cup);
          }
          assertThat(instance.get("/?lang=en").body()).contains(CUPS);
          assertThat(inFeed(instance))
              .hasSizeGreaterThanOrEqualTo(2 * CUPS.size())
              .doesNotHaveDuplicates();
        }
        for (String cup : CUPS) {
          append(two, cup, "late", Events.notice("n2"));
        }
        assertThat(meanwhile.failures()).as("while another joined").isEmpty();
        for (ServedJar instance : List.of(one, two)) {
          assertThat(streamed(instance, CUPS, 2)).hasSize(2 * CUPS.size()).doesNotHaveDuplicates();
          assertThat(streamed(instance, List.of(CUPS.get(0)), 2)).hasSize(2);
        }
        two.kill();
        for (String cup : CUPS) {
          appendAgainAndAgain(one, cup, "alone", Events.notice("n3"));
          assertThat(one.get("/v1/competitions/" + cup).statusCode()).isEqualTo(200);
        }
      }
    }
  }

  /** Appends to one competition and reads all others, all the time. */
  private static final class Traffic implements AutoCloseable {

    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean ending;

    private Traffic(ServedJar service) {
      thread = new Thread(() -> flow(service), "traffic");
      thread.start();
    }

    static Traffic through(ServedJar service) throws Exception {
      append(service, "traffic", "announce", Events.ANNOUNCED);
      return new Traffic(service);
    }

    private void flow(ServedJar service) {
      try {
        for (int i = 0; !ending; i++) {
          append(service, "traffic", "n" + i, Events.notice("n" + i));
          String cup = CUPS.get(i % CUPS.size());
          if (service.get("/v1/competitions/" + cup).statusCode() != 200) {
            failures.add(cup);
          }
          Thread.sleep(20);
        }
      } catch (Exception | AssertionError e) {
        failures.add(e.toString());
      }
    }

    List<String> failures() {
      return failures;
    }

    @Override
    public void close() {
      ending = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What a client does whose request was not answered in time. */
  private static void appendAgainAndAgain(ServedJar service, String cup, String key, String event)
      throws Exception {
    long deadlineNanos = System.nanoTime() + SETTLED_WITHIN.toNanos();
    while (true) {
      try {
        append(service, cup, key, event);
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > deadlineNanos) {
          throw e;
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
