package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up is told of before it is full, and costs nothing acknowledged. */
class FullDiskIT {

  private static final String CUP = "full-cup";
  private static final String EVENTS = "/v1/competitions/" + CUP + "/events";
  private static final int DISK_MIB = 128;
  private static final long RESERVE_MIB = 24;
  private static final int STORAGE_FAILED = 74; // as deploy/README.md says
  private static final Duration ENDED_WITHIN = Duration.ofMinutes(5);

  @TempDir Path directory;

  private final Map<String, Long> acknowledged = new TreeMap<>();
  private int sent;

  @Test
  void nothingAcknowledgedIsLostAndWhatIsRefusedIsToldInWords() throws Exception {
    try (SmallDisk disk = SmallDisk.of(DISK_MIB, directory.resolve("disk"))) {
      Path data = disk.directory().resolve("data");
      try (ServedJar service = start(data)) {
        assertThat(append(service, Events.ANNOUNCED).statusCode()).isEqualTo(201);
        refusesShortOfTheReserveAndGoesOnWithRoom(service, disk);
        endsOrGoesOnWhenOthersFillTheDisk(service, disk);
      }
      disk.free();
      try (ServedJar service = start(data)) {
        Map<String, Long> recorded = new TreeMap<>();
        for (JsonNode event : Api.lines(service.get(EVENTS, "Accept", "application/x-ndjson"))) {
          recorded.put(event.at("/data/notice").asText(), event.path("sequence").asLong());
        }
        assertThat(recorded).containsAllEntriesOf(acknowledged);
        assertThat(append(service).statusCode()).isEqualTo(201);
      }
    }
  }

  private void refusesShortOfTheReserveAndGoesOnWithRoom(ServedJar service, SmallDisk disk)
      throws Exception {
    disk.fillUpTo((RESERVE_MIB - 4) << 20);
    service.awaitReadiness(503);

    HttpResponse<String> refused = append(service);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(Api.json(refused).path("code").asText()).isEqualTo("storage-full");
    assertThat(Api.json(refused).path("detail").asText()).contains("keeps 24 MiB free");
    assertThat(service.get("/health/ready").body()).contains("storage-full", "24 MiB");
    assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(Api.lines(service.get(EVENTS, "Accept", "application/x-ndjson"))).hasSize(1);

    disk.free();
    service.awaitReadiness(200);
    assertThat(append(service).statusCode()).isEqualTo(201);
  }

  /** Faster than the reserve is looked at, and to the last byte. */
  private void endsOrGoesOnWhenOthersFillTheDisk(ServedJar service, SmallDisk disk)
      throws Exception {
    disk.fillUpTo(0);
    long deadlineNanos = System.nanoTime() + ENDED_WITHIN.toNanos();
    while (service.alive()) {
      try {
        if (append(service).statusCode() == 503) {
          disk.free(); // it refuses: from here on it goes on by itself, or has to end
          awaitReadinessOrEnd(service);
        }
        if (service.answers("/health/ready")) {
          assertThat(append(service).statusCode()).as("went on").isEqualTo(201);
          return;
        }
      } catch (IOException e) {
        // ended while it was asked, or is about to
      }
      assertThat(System.nanoTime()).as(service.said()).isLessThan(deadlineNanos);
    }
    assertThat(service.exitCode()).as(service.said()).isEqualTo(STORAGE_FAILED);
    assertThat(service.said()).contains("Make room, then start it again.");
    assertThat(service.said().lines().count()).as("lines of log").isLessThan(2_000);
  }

  private static void awaitReadinessOrEnd(ServedJar service) throws Exception {
    long deadlineNanos = System.nanoTime() + ENDED_WITHIN.toNanos();
    while (service.alive() && !service.answers("/health/ready")) {
      assertThat(System.nanoTime()).as(service.said()).isLessThan(deadlineNanos);
      Thread.sleep(200);
    }
  }

  private HttpResponse<String> append(ServedJar service) throws Exception {
    return append(service, Events.notice("n" + sent));
  }

  private HttpResponse<String> append(ServedJar service, String event) throws Exception {
    HttpRequest request = service.appending(CUP, "key-" + sent++, "application/json", event);
    HttpResponse<String> answer =
        service.client().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 201) {
      JsonNode recorded = Api.json(answer).at("/events/0");
      acknowledged.put(
          event.equals(Events.ANNOUNCED) ? "" : "n" + (sent - 1),
          recorded.path("sequence").asLong());
    }
    return answer;
  }

  private static ServedJar start(Path data) throws Exception {
    return ServedJar.start(
        data,
        ServedJar.freePort(),
        Map.of(
            "ledger.kafka.port",
            Integer.toString(ServedJar.freePort()),
            "ledger.reserve.disk",
            RESERVE_MIB + "M"));
  }
}
