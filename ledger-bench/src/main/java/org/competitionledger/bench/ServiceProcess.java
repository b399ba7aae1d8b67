package org.competitionledger.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.competitionledger.cli.client.Readiness;

/**
 * A fresh service on an embedded broker, with a data directory of its own that vanishes with it.
 * Closing it, or the end of this JVM, ends the process.
 */
final class ServiceProcess implements AutoCloseable {

  private static final int READY_TIMEOUT_MS = 120_000;
  private static final int POLL_MS = 100;
  private static final int STOP_TIMEOUT_S = 30;
  private static final int LOG_LINES_SHOWN = 40;

  private final Path directory;
  private final int httpPort;
  private final Process process;
  private final Thread atExit = new Thread(this::end);

  private ServiceProcess(Path directory, Path jar, List<String> options) throws IOException {
    this.directory = directory;
    httpPort = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dquarkus.http.port=" + httpPort);
    command.add("-Dledger.kafka.port=0");
    command.add("-Dledger.data=" + data());
    command.addAll(List.of("-jar", jar.toString()));
    process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts a service and returns once it is ready.
   *
   * @param options for its JVM
   */
  static ServiceProcess start(Path jar, List<String> options) throws InterruptedException {
    try {
      Path directory = Files.createTempDirectory("ledger-bench-");
      ServiceProcess service = new ServiceProcess(directory, jar, options);
      try {
        service.awaitReady();
        return service;
      } catch (RuntimeException | InterruptedException e) {
        service.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the service could not be started: " + e.getMessage(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  int httpPort() {
    return httpPort;
  }

  Path data() {
    return directory.resolve("data");
  }

  private Path log() {
    return directory.resolve("service.log");
  }

  private void awaitReady() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READY_TIMEOUT_MS);
    Readiness readiness = new Readiness(URI.create("http://127.0.0.1:" + httpPort));
    while (!readiness.isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
        throw new UncheckedIOException(
            new IOException("the service did not become ready; it said:\n" + logTail()));
      }
      Thread.sleep(POLL_MS);
    }
  }

  /** The end of what the service has said. */
  String logTail() {
    try {
      List<String> lines = Files.readAllLines(log(), UTF_8);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // this JVM is ending, and the hook is at work
    }
    end();
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    deleteRecursively(directory);
  }

  static void deleteRecursively(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("ledger: " + directory + " could not be removed: " + e.getMessage());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
