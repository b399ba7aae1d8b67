package org.competitionledger.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Appends to a competition, chunks of NDJSON or a command that is larger than a line may be; each
 * as often as it takes to know what became of it: keys make a repetition harmless.
 */
public final class BulkAppend {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http;
  private final Target target;
  private final Retries retries;
  private final Consumer<String> notes;

  /**
   * Where to append.
   *
   * @param events the competition's events; the query {@code onRefusal=stop} is added
   * @param token bearer token
   * @param language {@code ko} or {@code en}
   * @param key first part of the idempotency keys, see {@link #send}
   */
  public record Target(URI events, String token, String language, String key) {}

  /**
   * A line that the ledger refused. All lines before it were accepted; none after it was decided.
   *
   * @param index index of the line in its chunk
   * @param problem why
   */
  public record RefusedLine(int index, ProblemAnswer problem) {}

  /** The outcome of a request is unknown, but asking again may help. */
  private static final class Interrupted extends Exception {

    private final transient Optional<Duration> retryAfter;

    Interrupted(String message, Optional<Duration> retryAfter, Throwable cause) {
      super(message, cause);
      this.retryAfter = retryAfter;
    }
  }

  /** Appends through a client; notes tell a person about pauses. */
  public BulkAppend(HttpClient http, Target target, Retries retries, Consumer<String> notes) {
    this.http = http;
    this.target = target;
    this.retries = retries;
    this.notes = notes;
  }

  /**
   * Appends one command, all of it or nothing, under the target's key, as often as it takes to know
   * what became of it.
   *
   * @param events an array of events, JSON of up to 900 KiB
   * @return why it was refused; empty if it was accepted, now or before
   * @throws RequestRefused if it was not understood, or may not be written
   * @throws NoAnswer if all retries were in vain
   */
  public static Optional<ProblemAnswer> together(
      Target target, String events, Retries retries, Consumer<String> notes)
      throws InterruptedException {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    BulkAppend append = new BulkAppend(http, target, retries, notes);
    byte[] body = events.getBytes(UTF_8);
    return append.persistently(() -> append.attempt(body), () -> "the beginning");
  }

  /**
   * Appends a chunk. Lines without a key of their own get {@code <key>:<chunk>:<line of chunk>}.
   *
   * @param accepted told how many lines of the chunk have been accepted so far; never decreases
   * @return the first refused line; empty if all were accepted
   * @throws RequestRefused if the request as a whole was refused
   * @throws NoAnswer if all retries were in vain
   */
  public Optional<RefusedLine> send(Chunk chunk, IntConsumer accepted) throws InterruptedException {
    int[] most = {0};
    IntConsumer increasing =
        count -> {
          if (count > most[0]) {
            most[0] = count;
            accepted.accept(count);
          }
        };
    return persistently(
        () -> attempt(chunk, increasing),
        () -> "line " + chunk.lineNumbers()[Math.min(most[0], chunk.size() - 1)]);
  }

  /** What is tried as long as its outcome is unknown. */
  @FunctionalInterface
  private interface Attempt<T> {
    T make() throws Interrupted, InterruptedException;
  }

  private <T> T persistently(Attempt<T> attempt, Supplier<String> from)
      throws InterruptedException {
    for (int failures = 0; ; failures++) {
      try {
        return attempt.make();
      } catch (Interrupted e) {
        String where = from.get();
        if (failures == retries.most()) {
          throw new NoAnswer(
              e.getMessage() + "; gave up at " + where + " after " + failures + " retries",
              e.getCause());
        }
        Duration pause = retries.pause(failures, e.retryAfter);
        notes.accept(
            e.getMessage() + "; again from " + where + " in " + Retries.seconds(pause) + " s");
        Thread.sleep(pause.toMillis());
      }
    }
  }

  private Optional<ProblemAnswer> attempt(byte[] events) throws Interrupted, InterruptedException {
    HttpResponse<String> response;
    try {
      response =
          http.send(
              to(target.events(), target.key(), events)
                  .header("Content-Type", "application/json")
                  .header("Accept", "application/json, application/problem+json")
                  .build(),
              BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new Interrupted("no answer from " + target.events() + reason(e), Optional.empty(), e);
    }
    return switch (response.statusCode()) {
      case 200, 201 -> Optional.empty();
      case 409 -> Optional.of(ProblemAnswer.of(409, response.body()));
      default -> throw notTaken(response, response.body());
    };
  }

  private Optional<RefusedLine> attempt(Chunk chunk, IntConsumer accepted)
      throws Interrupted, InterruptedException {
    HttpResponse<InputStream> response;
    try {
      response = http.send(request(chunk), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new Interrupted("no answer from " + target.events() + reason(e), Optional.empty(), e);
    }
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw notTaken(response, new String(body.readAllBytes(), UTF_8));
      }
      return outcomes(body, chunk, accepted);
    } catch (IOException e) {
      throw new Interrupted("the connection was lost" + reason(e), Optional.empty(), e);
    }
  }

  private HttpRequest request(Chunk chunk) {
    URI stopping = URI.create(target.events() + "?onRefusal=stop");
    return to(stopping, target.key() + ':' + chunk.number(), chunk.body())
        .header("Content-Type", "application/x-ndjson")
        .header("Accept", "application/x-ndjson, application/problem+json")
        .build();
  }

  private HttpRequest.Builder to(URI address, String key, byte[] body) {
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(60))
        .header("Accept-Language", target.language())
        .header("Authorization", "Bearer " + target.token())
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofByteArray(body));
  }

  private static Interrupted notTaken(HttpResponse<?> response, String body) {
    int status = response.statusCode();
    ProblemAnswer problem = ProblemAnswer.of(status, body);
    switch (status) {
      case 429, 502, 503, 504 -> {
        return new Interrupted(problem.text(), Retries.retryAfter(response.headers()), null);
      }
      default -> {
        if (status >= 500) {
          throw new NoAnswer("the ledger failed: " + problem.text(), null);
        }
        throw new RequestRefused(problem);
      }
    }
  }

  /** Reads one outcome a line. They come in the lines' order; the first bad one decides. */
  private Optional<RefusedLine> outcomes(InputStream body, Chunk chunk, IntConsumer accepted)
      throws IOException, Interrupted {
    BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8));
    int count = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      JsonNode outcome = outcome(line);
      int status = outcome.path("status").asInt();
      if (status == 503) {
        ProblemAnswer problem = ProblemAnswer.of(status, outcome.path("problem"));
        throw new Interrupted(problem.text(), Optional.empty(), null);
      }
      if (status < 200 || status >= 300) {
        return Optional.of(
            new RefusedLine(count, ProblemAnswer.of(status, outcome.path("problem"))));
      }
      count++;
      accepted.accept(count);
    }
    if (count < chunk.size()) {
      throw new Interrupted("the answer ended early", Optional.empty(), null);
    }
    return Optional.empty();
  }

  private static JsonNode outcome(String line) throws Interrupted {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new Interrupted("the answer broke off in a line", Optional.empty(), e);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "" : ": " + e.getMessage();
  }
}
