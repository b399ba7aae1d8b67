package org.competitionledger.api.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.competitionledger.api.Api;

/** The packaged service as a process of its own, which can be killed as a machine kills it. */
final class ServedJar implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  /** Half the processor time of a start, which most of these tests are made of. */
  private static final List<String> START_QUICKLY =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Duration READY_WITHIN = Duration.ofMinutes(10);
  private static final Duration NOTICED_WITHIN = Duration.ofMinutes(3);
  private static final Duration ENDED_WITHIN = Duration.ofMinutes(3);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Path data;
  private final Path log;
  private final int port;
  private final Process process;

  private ServedJar(Path data, int port, Map<String, String> settings, String... launcher)
      throws IOException {
    this.data = data;
    this.port = port;
    this.log = data.resolveSibling(data.getFileName() + ".log");
    List<String> command = new ArrayList<>(List.of(launcher));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(START_QUICKLY);
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dledger.data=" + data);
    command.addAll(List.of("-jar", JAR.toString()));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  /**
   * Starts a service and returns once it is ready.
   *
   * @param launcher what runs it, if not the system alone
   */
  static ServedJar start(Path data, int port, Map<String, String> settings, String... launcher)
      throws Exception {
    ServedJar service = new ServedJar(data, port, settings, launcher);
    long deadlineNanos = System.nanoTime() + READY_WITHIN.toNanos();
    while (!service.answers("/health/ready")) {
      if (!service.process.isAlive() || System.nanoTime() > deadlineNanos) {
        String said = service.said();
        service.close();
        throw new AssertionError("the service did not become ready; it said:\n" + said);
      }
      Thread.sleep(100);
    }
    return service;
  }

  /** Starts a service that is expected to end by itself. */
  static ServedJar startInVain(Path data, int port, Map<String, String> settings)
      throws IOException {
    return new ServedJar(data, port, settings);
  }

  /** A port of this machine that is free now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Whether a path is answered with 200. */
  boolean answers(String path) throws InterruptedException {
    try {
      return get(path).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns once the service is ready, or is no longer, as the status says. */
  void awaitReadiness(int status) throws IOException, InterruptedException {
    long deadlineNanos = System.nanoTime() + NOTICED_WITHIN.toNanos();
    while (get("/health/ready").statusCode() != status) {
      assertThat(System.nanoTime()).as(said()).isLessThan(deadlineNanos);
      Thread.sleep(200);
    }
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofMinutes(3));
  }

  /** An append as organizer, single or NDJSON as the media type says. */
  HttpRequest appending(String competition, String key, String mediaType, String body) {
    return appending(competition, key, mediaType, body, Duration.ofMinutes(3));
  }

  /** The same, for which nobody waits longer. */
  HttpRequest appending(
      String competition, String key, String mediaType, String body, Duration within) {
    return request("/v1/competitions/" + competition + "/events")
        .timeout(within)
        .header("Authorization", "Bearer " + Api.token(data, "o", List.of("organizer"), 3_600))
        .header("Content-Type", mediaType)
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  HttpClient client() {
    return client;
  }

  int port() {
    return port;
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** As {@code kill} does, and every orchestrator. */
  void terminate() {
    process.destroy();
  }

  /** Sends a signal, by its name. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** The exit code, once it ended. */
  int exitCode() {
    assertThat(awaitEnd()).as("ends").isTrue();
    return process.exitValue();
  }

  /** All that it said, and those before it in this directory. */
  String said() throws IOException {
    return Files.readString(log, UTF_8);
  }

  boolean alive() {
    return process.isAlive();
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(ENDED_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (!awaitEnd()) {
      kill();
    }
  }
}
