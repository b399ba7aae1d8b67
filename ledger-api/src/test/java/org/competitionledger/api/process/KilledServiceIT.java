package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged outlives kill -9, and what is sent again is recorded once. */
class KilledServiceIT {

  private static final String CUP = "killed-cup";
  private static final String EVENTS = "/v1/competitions/" + CUP + "/events";
  private static final int NOTICES = 6_000;
  private static final int PART = 500;

  /** Acknowledged lines after which the service is killed, one number a time. */
  private static final List<Integer> KILLED_AFTER = List.of(750, 2_800);

  @TempDir Path directory;

  @Test
  void importedAgainAfterEachKillEveryLineIsRecordedOnce() throws Exception {
    Path data = directory.resolve("data");
    int port = ServedJar.freePort();
    Map<String, String> settings =
        Map.of("ledger.kafka.port", Integer.toString(ServedJar.freePort()));
    Map<Integer, JsonNode> receipts = new TreeMap<>();
    for (int killedAfter : KILLED_AFTER) {
      try (ServedJar service = ServedJar.start(data, port, settings)) {
        importUntil(service, killedAfter, receipts);
        assertThat(receipts).hasSizeGreaterThanOrEqualTo(killedAfter).hasSizeLessThan(NOTICES);
      }
    }
    try (ServedJar service = ServedJar.start(data, port, settings)) {
      List<JsonNode> kept = recorded(service); // a service that is ready shows what it was given
      assertThat(sequences(kept)).isEqualTo(upTo(kept.size()));
      assertThat(receipts.size()).as("acknowledged").isLessThanOrEqualTo(kept.size());

      importUntil(service, Integer.MAX_VALUE, receipts);

      List<JsonNode> all = recorded(service);
      assertThat(sequences(all)).isEqualTo(upTo(NOTICES + 1));
      assertThat(all.stream().skip(1).map(event -> event.at("/data/notice").asText()))
          .isEqualTo(IntStream.range(0, NOTICES).mapToObj(i -> "n" + i).toList());
      assertThat(receipts).hasSize(NOTICES + 1);
      receipts.forEach(
          (line, receipt) ->
              assertThat(receipt.at("/events/0/sequence").asInt()).isEqualTo(line - 1));
    }
  }

  /**
   * Sends the file part by part, as {@code ./ledger import} does, and kills the service once so
   * many lines are acknowledged. A receipt that differs from the one a line had before fails the
   * test.
   */
  private static void importUntil(
      ServedJar service, int killedAfter, Map<Integer, JsonNode> receipts) throws Exception {
    List<String> file = file();
    AtomicInteger acknowledged = new AtomicInteger();
    for (int first = 0; first < file.size() && service.alive(); first += PART) {
      String part = String.join("\n", file.subList(first, Math.min(first + PART, file.size())));
      try {
        HttpResponse<Stream<String>> answer =
            service
                .client()
                .send(
                    service.appending(CUP, "from-" + first, "application/x-ndjson", part),
                    HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        int before = first;
        try (Stream<String> results = answer.body()) {
          results.forEach(
              result -> {
                note(Api.json(result), before, receipts);
                if (acknowledged.incrementAndGet() == killedAfter) {
                  service.kill();
                }
              });
        }
      } catch (IOException | UncheckedIOException e) {
        assertThat(service.alive()).as("broken off unasked: %s", e).isFalse();
      }
    }
  }

  private static void note(JsonNode result, int before, Map<Integer, JsonNode> receipts) {
    assertThat(result.path("status").asInt()).as(result.toString()).isEqualTo(201);
    JsonNode receipt = result.path("receipt");
    JsonNode earlier = receipts.put(before + result.path("line").asInt(), receipt);
    assertThat(earlier == null ? receipt : earlier).isEqualTo(receipt);
  }

  private static List<String> file() {
    List<String> lines = new ArrayList<>(List.of(Events.ANNOUNCED));
    for (int i = 0; i < NOTICES; i++) {
      lines.add(Events.notice("n" + i));
    }
    return lines;
  }

  private static List<JsonNode> recorded(ServedJar service) throws Exception {
    return Api.lines(service.get(EVENTS, "Accept", "application/x-ndjson"));
  }

  private static List<Long> sequences(List<JsonNode> events) {
    return events.stream().map(event -> event.path("sequence").asLong()).toList();
  }

  private static List<Long> upTo(int count) {
    return LongStream.range(0, count).boxed().toList();
  }
}
