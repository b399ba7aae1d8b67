package org.competitionledger.api.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A certified OpenID Connect provider from npm, as a process; it may be missing. */
public final class NodeProvider implements QuarkusTestResourceLifecycleManager, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PROGRAM = Path.of("src", "test", "clients", "oidc");
  private static final Path HERE = Path.of("target", "oidc-provider");
  private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static final Path PEOPLE = Path.of("people.json");

  /** Shorter than what Quarkus would encrypt the state of a sign-in with. */
  private static final String SECRET = "a-secret-of-the-tests-alone";

  private static volatile boolean running;

  private Process provider;
  private Map<String, String> settings = Map.of();

  static boolean isRunning() {
    return running;
  }

  /** All are known to it as at the start. */
  static void everybodyAsBefore() {
    change(
        known -> {
          try {
            known.setAll((ObjectNode) JSON.readTree(PROGRAM.resolve(PEOPLE).toFile()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Changes whom it knows, and for how many seconds its tokens are good. */
  public static void change(Consumer<ObjectNode> change) {
    try {
      ObjectNode known = (ObjectNode) JSON.readTree(HERE.resolve(PEOPLE).toFile());
      change.accept(known);
      Path next = HERE.resolve("people.next");
      Files.writeString(next, known.toString());
      Files.move(next, HERE.resolve(PEOPLE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> start() {
    try {
      int ledger = freePort();
      Map<String, String> settings = new HashMap<>(start(ledger, true));
      settings.put("quarkus.http.test-port", "" + ledger);
      settings.put("ledger.claims.roles", "realm_access/roles");
      settings.put("ledger.claims.names.organizer", "fair-organisers");
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it for a ledger on a port of this machine.
   *
   * @param endsSessions whether who signs out there can sign out here
   * @return as {@link #settings}
   */
  public Map<String, String> start(int ledger, boolean endsSessions) {
    try {
      Files.createDirectories(HERE);
      try (Stream<Path> files = Files.list(PROGRAM)) {
        for (Path file : files.toList()) {
          Files.write(HERE.resolve(file.getFileName()), Files.readAllBytes(file));
        }
      }
      if (!Files.exists(HERE.resolve("node_modules/.package-lock.json"))
          && !ends(
              "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts")) {
        return settings;
      }
      int port = freePort();
      Path said = HERE.resolve("said");
      provider =
          new ProcessBuilder(
                  "node",
                  "provider.mjs",
                  "" + port,
                  "http://localhost:" + ledger,
                  SECRET,
                  "" + endsSessions)
              .directory(HERE.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      long until = System.nanoTime() + READY_WITHIN_NANOS;
      while (!Files.readString(said).contains("ready")) {
        if (!provider.isAlive() || System.nanoTime() > until) {
          return settings; // an old node, say
        }
        Thread.sleep(50);
      }
      running = true;
      settings = new HashMap<>();
      settings.put("quarkus.oidc.tenant-enabled", "true");
      settings.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:" + port);
      settings.put("quarkus.oidc.client-id", "ledger");
      settings.put("quarkus.oidc.credentials.secret", SECRET);
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those of a ledger whose people sign in here; empty if it does not run. */
  public Map<String, String> settings() {
    return settings;
  }

  private static boolean ends(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .directory(HERE.toFile())
              .redirectErrorStream(true)
              .redirectOutput(HERE.resolve("installed").toFile())
              .start();
      return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void stop() {
    running = false;
    if (provider != null) {
      provider.destroy();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
