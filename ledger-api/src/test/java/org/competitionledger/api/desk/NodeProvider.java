package org.competitionledger.api.desk;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A certified OpenID Connect provider from npm, as a process; it may be missing. */
public final class NodeProvider implements QuarkusTestResourceLifecycleManager {

  private static final Path PROGRAM = Path.of("src", "test", "clients", "oidc");
  private static final Path HERE = Path.of("target", "oidc-provider");
  private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static volatile boolean running;

  private Process provider;

  static boolean isRunning() {
    return running;
  }

  @Override
  public Map<String, String> start() {
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
        return Map.of();
      }
      int port = freePort();
      int ledger = freePort();
      Path said = HERE.resolve("said");
      provider =
          new ProcessBuilder(
                  "node", "provider.mjs", "" + port, "http://localhost:" + ledger + "/desk/session")
              .directory(HERE.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      long until = System.nanoTime() + READY_WITHIN_NANOS;
      while (!Files.readString(said).contains("ready")) {
        if (!provider.isAlive() || System.nanoTime() > until) {
          return Map.of(); // an old node, say
        }
        Thread.sleep(50);
      }
      running = true;
      Map<String, String> settings = new HashMap<>();
      settings.put("quarkus.http.test-port", "" + ledger);
      settings.put("quarkus.oidc.tenant-enabled", "true");
      settings.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:" + port);
      settings.put("quarkus.oidc.client-id", "ledger");
      settings.put("quarkus.oidc.credentials.secret", "a-secret-of-the-tests-alone-0123456789");
      settings.put("quarkus.oidc.authentication.session-age-extension", "60S");
      settings.put("ledger.claims.roles", "realm_access/roles");
      settings.put("ledger.claims.names.organizer", "fair-organisers");
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
}
