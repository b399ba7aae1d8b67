package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.competitionledger.cli.client.Readiness;

/** The packaged service as a process of its own, for commands to talk to. */
record PackagedService(Process process, String url, Path data) {

  private static final Path JAR = Path.of("../ledger-api/target/quarkus-app/quarkus-run.jar");
  private static final int STARTS_WITHIN_S = 180;

  /** Starts one; skips the test where it is not packaged. */
  static PackagedService started(Path directory) throws IOException, InterruptedException {
    assumeTrue(Files.exists(JAR), "the service is not packaged: " + JAR);
    int port = freePort();
    Path data = directory.resolve("data");
    Path log = directory.resolve("service.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // half the processor time of a start
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dledger.kafka.port=" + freePort(),
                "-Dledger.data=" + data,
                "-jar",
                JAR.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    PackagedService service = new PackagedService(process, "http://127.0.0.1:" + port, data);
    Readiness readiness = new Readiness(URI.create(service.url));
    for (int s = 0; s < STARTS_WITHIN_S && process.isAlive() && !readiness.isReady(); s++) {
      Thread.sleep(1_000);
    }
    assertThat(readiness.isReady()).as(Files.readString(log)).isTrue();
    return service;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(1, TimeUnit.MINUTES);
  }

  /** A command on this service. */
  CliRun run(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--url", url, "--data", data.toString()));
    return CliRun.of(all.toArray(String[]::new));
  }

  String get(String path) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.ofString(UTF_8))
          .body();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
