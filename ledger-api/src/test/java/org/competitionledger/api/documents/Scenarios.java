package org.competitionledger.api.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.competitionledger.api.Api;

/** The built-in scenarios, appended as the demo does. */
final class Scenarios {

  private Scenarios() {}

  /** The commands of a scenario. */
  static List<String> lines(String name) {
    try (InputStream in =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("scenarios/" + name + ".ndjson")) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends a scenario, or finds it appended; its last sequence. */
  static long load(Api api, String name) {
    HttpResponse<String> answer =
        api.send(
            api.request("/v1/competitions/" + name + "/events?onRefusal=stop")
                .header("Authorization", "Bearer " + Api.token("scenario", List.of("clerk"), 3600))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", "scenario-" + name)
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines(name))))
                .build());
    assertThat(Api.lines(answer))
        .allSatisfy(line -> assertThat(line.path("status").asInt()).isEqualTo(201));
    List<JsonNode> results = Api.lines(answer);
    JsonNode events = results.get(results.size() - 1).at("/receipt/events");
    return events.get(events.size() - 1).path("sequence").asLong();
  }
}
