package org.competitionledger.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/**
 * Requests of every kind to every address of the OpenAPI document: each is answered, none by a
 * failure of ours, what is refused is refused with a problem document (or to a browser a page), and
 * nothing of it is in the log as an error. {@code -Dfuzz.requests=} says how many, {@code
 * -Dfuzz.seed=} which.
 */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class FuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
  private static final int THREADS = 4;
  private static final int FAILURES_MAX = 20;

  private final Api api = new Api();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  @Test
  void everyRequestIsAnsweredAsItShould() throws InterruptedException {
    System.err.println("-Dfuzz.seed=" + SEED + " -Dfuzz.requests=" + REQUESTS);
    FuzzedRequest.Material material = material();
    Errors errors = new Errors();
    Logger.getLogger("").addHandler(errors);
    try {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(SEED + i);
        Thread thread = new Thread(() -> run(random, material), "fuzz-" + i);
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      Logger.getLogger("").removeHandler(errors);
    }
    assertThat(failures).as("seed %s", SEED).isEmpty();
    assertThat(errors.seen).as("errors in the log, seed %s", SEED).isEmpty();
    assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
  }

  private FuzzedRequest.Material material() {
    List<String> paths = new ArrayList<>();
    Api.json(api.get("/openapi?format=json"))
        .path("paths")
        .fieldNames()
        .forEachRemaining(paths::add);
    assertThat(paths).hasSizeGreaterThan(20);
    paths.addAll(
        List.of(
            "/",
            "/competitions/{competition}",
            "/embed/{competition}/standings",
            "/embed/{competition}/timeline",
            "/nothing/{x}",
            "/v1/{x}",
            "/health/live"));
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    return new FuzzedRequest.Material(paths, competition, Api.organizer());
  }

  private void run(Random random, FuzzedRequest.Material material) {
    RawConnection connection = null;
    try {
      for (int i = 0; i < REQUESTS / THREADS && failures.size() < FAILURES_MAX; i++) {
        FuzzedRequest request = FuzzedRequest.of(random, material);
        connection = connection == null || request.broken() ? fresh(connection) : connection;
        boolean open = ask(connection, request);
        if (!open || request.broken()) {
          connection.close();
          connection = null;
        }
      }
    } catch (IOException e) {
      failures.add("no connection: " + e);
    }
  }

  private static RawConnection fresh(RawConnection before) throws IOException {
    if (before != null) {
      before.close();
    }
    return new RawConnection();
  }

  /** Whether the connection can be used again. */
  private boolean ask(RawConnection connection, FuzzedRequest request) {
    try {
      connection.send(request.bytes());
    } catch (IOException e) {
      // It was answered before all of it was sent.
    }
    try {
      RawConnection.Answer answer = connection.answer(request.method().equals("HEAD"));
      wrong(request, answer).ifPresent(why -> fail(request, answer.status() + ": " + why));
      return answer.open();
    } catch (EOFException | SocketException e) {
      if (!request.broken() && request.bytes().length < 60_000) {
        fail(request, "no answer: " + e);
      }
    } catch (IOException | RuntimeException e) {
      fail(request, "no answer that could be read: " + e);
    }
    return false;
  }

  private void fail(FuzzedRequest request, String why) {
    String text = new String(request.bytes(), ISO_8859_1);
    failures.add(why + " to\n" + text.substring(0, Math.min(text.length(), 600)) + '\n');
  }

  private static Optional<String> wrong(FuzzedRequest request, RawConnection.Answer answer) {
    int status = answer.status();
    if (status >= 500 && status != 503) {
      return Optional.of(answer.text());
    }
    if (status == 405 && answer.header("Allow").isEmpty()) {
      return Optional.of("no Allow");
    }
    if (status < 400 || request.method().equals("HEAD")) {
      return Optional.empty();
    }
    boolean beforeRouting =
        request.broken()
            || status == 414
            || status == 431
            || !RequestHead.isLegible(request.target());
    if (answer.body().length == 0 && beforeRouting) {
      return Optional.empty(); // RequestHead answers; it is in no pipeline of a @QuarkusTest
    }
    String type = answer.header("Content-Type");
    if (type.startsWith("text/html")) {
      boolean page = answer.text().contains("<html lang=");
      boolean ofPages =
          !request.target().startsWith("/v1") || request.target().matches("(?i).*(\\.|%2e){2}.*");
      return page && (request.html() || ofPages)
          ? Optional.empty()
          : Optional.of("a page that nobody asked for: " + answer.text());
    }
    if (request.target().startsWith("/v1/add-checkpoint") && !type.contains("json")) {
      return Optional.empty(); // C2SP says how a witness answers
    }
    if (request.target().startsWith("/health") && type.startsWith("application/json")) {
      return Optional.empty();
    }
    boolean problem =
        type.equals("application/problem+json")
            && Api.json(answer.text()).path("status").asInt() == status
            && !Api.json(answer.text()).path("code").asText().isEmpty();
    return problem ? Optional.empty() : Optional.of("no problem document: " + answer.text());
  }

  /** What the log says that an operator would have to look at. */
  private static final class Errors extends Handler {

    /** What a busy machine has them say has nothing to do with requests. */
    private static final List<String> OTHERS =
        List.of("org.apache.kafka.", "kafka.", "io.vertx.core.impl.BlockedThreadChecker");

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord record) {
      boolean bad =
          record.getLevel().intValue() >= Level.SEVERE.intValue()
              || record.getThrown() != null
                  && record.getLevel().intValue() >= Level.WARNING.intValue();
      String logger = String.valueOf(record.getLoggerName());
      if (bad && OTHERS.stream().noneMatch(logger::startsWith) && seen.size() < FAILURES_MAX) {
        seen.add(record.getLoggerName() + ": " + record.getMessage() + " " + record.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
