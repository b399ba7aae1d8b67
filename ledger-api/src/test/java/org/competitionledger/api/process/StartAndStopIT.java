package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.http.RawConnection;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator sees: a start that says when it is done and nothing that means nothing, a start
 * in vain that is one sentence, a stop that leaves nobody without an answer.
 */
class StartAndStopIT {

  private static final String CUP = "stopped-cup";
  private static final String EVENTS = "/v1/competitions/" + CUP + "/events";
  private static final int WRITERS = 8;
  private static final int SIGTERM = 128 + 15;

  /** What means nothing. On a busy machine Kafka may have something to warn of. */
  private static final Pattern MEANINGLESS =
      Pattern.compile("(?m)^.*(overloaded|ALREADY_EXISTS|already been|find checkpoint).*$");

  @TempDir Path directory;

  private final int port;
  private final int kafkaPort;
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sent = new AtomicInteger();

  StartAndStopIT() throws IOException {
    port = ServedJar.freePort();
    kafkaPort = ServedJar.freePort();
  }

  @Test
  void startsQuietlyAndStopsInOrder() throws Exception {
    try (ServedJar service = start()) {
      assertThat(service.said())
          .containsSubsequence(
              "scenario k-ai: ",
              "scenario f1-1988: 609 events",
              "scenario science-fair: 84 events",
              "ledger: ready at http://127.0.0.1:" + port);
      aTakenPortIsOneSentence();
      whatIsNoHttpIsAnsweredWithAProblem();
      stopsInOrder(service);
      assertThat(meaningless(service)).isEmpty();
    }
    try (ServedJar service = start()) {
      assertThat(service.said())
          .containsPattern("scenario k-ai: \\d+ events, loaded before")
          .contains("scenario f1-1988: 609 events, loaded before")
          .contains("scenario science-fair: 84 events, loaded before");
      assertThat(recorded(service)).containsAll(acknowledged);
      service.kill();
    }
    try (ServedJar service = start()) {
      assertThat(recorded(service)).containsAll(acknowledged);
      assertThat(meaningless(service)).isEmpty();
      service.kill();
    }
  }

  /** Logs, register and the service as a witness have encrypted keys, or there is no start. */
  @Test
  void keysUnderAnotherPassphraseOrNoneAreOneSentence() throws Exception {
    Path data = directory.resolve("sealed");
    Path right = Files.writeString(directory.resolve("right"), "open sesame\n");
    Path wrong = Files.writeString(directory.resolve("wrong"), "open poppy seed\n");
    String keys = data.resolve("log-key").resolve("signing-keys").toString();
    String vkey =
        new SigningKey("other.example/log", SignatureType.ED25519, new byte[32])
            .verification()
            .text();
    Map<String, String> settings = Map.of("ledger.kafka.port", "0", "ledger.witness.logs", vkey);
    try (ServedJar service = ServedJar.start(data, port, with(settings, right))) {
      for (String file :
          List.of(
              "log-key/signing-keys",
              "log-key/register-keys",
              "service-witness/signing-key",
              "service-witness/signing-key-ml-dsa-44")) {
        assertThat(data.resolve(file)).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY---");
      }
      service.kill();
    }
    inVain(data, with(settings, wrong), keys, "the passphrase is not that of the encrypted key");
    inVain(data, settings, keys, "they are encrypted, and no passphrase is given");
    ServedJar.start(data, port, with(settings, right)).close();
  }

  private static Map<String, String> with(Map<String, String> settings, Path passphrase) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("ledger.keys.passphrase-file", passphrase.toString());
    return all;
  }

  private void inVain(Path data, Map<String, String> settings, String keys, String why)
      throws Exception {
    try (ServedJar service = ServedJar.startInVain(data, port, settings)) {
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.said())
          .contains("ledger: " + keys + " does not hold signing keys: " + why)
          .doesNotContain("\tat ", "Exception");
    }
  }

  private void aTakenPortIsOneSentence() throws Exception {
    for (int kafka : List.of(ServedJar.freePort(), kafkaPort)) {
      boolean http = kafka != kafkaPort;
      try (ServedJar second =
          ServedJar.startInVain(
              directory.resolve(http ? "http" : "kafka"),
              http ? port : ServedJar.freePort(),
              Map.of("ledger.kafka.port", Integer.toString(kafka)))) {
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.said())
            .isEqualTo(
                "ledger: Port %d on 127.0.0.1 is taken by another program.\n"
                    .formatted(http ? port : kafkaPort));
      }
    }
  }

  private void whatIsNoHttpIsAnsweredWithAProblem() throws IOException {
    Map<String, Integer> requests =
        Map.of(
            "GET\r\n\r\n",
            400,
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
            400,
            "GET / HTTP/1.1\r\n\r\n",
            400,
            "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
            400,
            "GET // HTTP/1.1\r\nHost: a\r\n\r\n",
            400,
            "GET /v1/competitions?limit=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
            400,
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
            431,
            "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            414,
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            400);
    for (Map.Entry<String, Integer> request : requests.entrySet()) {
      String begin = request.getKey().substring(0, Math.min(60, request.getKey().length()));
      try (RawConnection connection = new RawConnection(port)) {
        connection.send(request.getKey());
        RawConnection.Answer answer = connection.answer(false);
        assertThat(answer.status()).as(begin).isEqualTo(request.getValue());
        assertThat(answer.header("Content-Type")).as(begin).isEqualTo("application/problem+json");
      }
    }
  }

  private void stopsInOrder(ServedJar service) throws Exception {
    send(service, Events.ANNOUNCED);
    List<CompletableFuture<HttpResponse<String>>> streams =
        List.of(
            follow(service, EVENTS + "?after=-1"),
            follow(service, "/v1/competitions/k-ai/standings"),
            follow(service, "/v1/events?competition=k-ai,f1-1988"));
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    for (int i = 0; i < WRITERS; i++) {
      writers.execute(() -> flood(service));
    }
    while (acknowledged.size() < 5 * WRITERS) {
      Thread.sleep(20);
    }

    int before = service.said().length();
    service.terminate();

    awaitRefusal();
    HttpResponse<String> readiness = service.get("/health/ready");
    assertThat(readiness.statusCode()).isEqualTo(503);
    assertThat(readiness.body()).contains("stopping");
    assertThat(service.get(EVENTS).statusCode()).as("reading goes on").isEqualTo(200);
    for (CompletableFuture<HttpResponse<String>> stream : streams) {
      HttpResponse<String> ended = stream.get(3, TimeUnit.MINUTES); // ended, not broken off
      assertThat(ended.body()).startsWith("retry: ");
    }
    assertThat(service.exitCode()).isEqualTo(SIGTERM);
    assertThat(service.said().substring(before)).as("no stack trace").doesNotContain("\tat ");
    writers.shutdown();
    assertThat(writers.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
    assertThat(refusals).allMatch(refusal -> refusal.contains("\"code\":\"stopping\""));
  }

  /** Each request is answered; only one that came too late finds nobody. */
  private void flood(ServedJar service) {
    while (service.alive()) {
      try {
        send(service, Events.notice("n" + sent.incrementAndGet()));
      } catch (IOException e) {
        return;
      } catch (Exception e) { // fails the test
        refusals.add(e.toString());
        return;
      }
    }
  }

  private void send(ServedJar service, String event) throws Exception {
    HttpResponse<String> answer =
        service
            .client()
            .send(
                service.appending(CUP, "key-" + sent.incrementAndGet(), "application/json", event),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 201) {
      acknowledged.add(Api.json(answer).at("/events/0/sequence").asLong());
    } else {
      refusals.add(answer.body());
    }
  }

  private void awaitRefusal() throws InterruptedException {
    while (refusals.isEmpty()) {
      Thread.sleep(20);
    }
  }

  private static CompletableFuture<HttpResponse<String>> follow(ServedJar service, String path) {
    return service
        .client()
        .sendAsync(
            service.request(path).header("Accept", "text/event-stream").build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static Set<Long> recorded(ServedJar service) throws Exception {
    Set<Long> sequences = new TreeSet<>();
    Api.lines(service.get(EVENTS, "Accept", "application/x-ndjson"))
        .forEach(event -> sequences.add(event.path("sequence").asLong()));
    return sequences;
  }

  private static List<String> meaningless(ServedJar service) throws IOException {
    return MEANINGLESS.matcher(service.said()).results().map(MatchResult::group).toList();
  }

  private ServedJar start() throws Exception {
    return ServedJar.start(
        directory.resolve("data"),
        port,
        Map.of(
            "ledger.kafka.port",
            Integer.toString(kafkaPort),
            "ledger.demo",
            "true",
            "ledger.stop-delay",
            "8s"));
  }
}
