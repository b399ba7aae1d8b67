package org.competitionledger.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A data directory of its own, any free ports, and heartbeats that a test can wait for. */
public final class TempLedger implements QuarkusTestResourceLifecycleManager {

  private Path data;

  @Override
  public Map<String, String> start() {
    try {
      data = Files.createTempDirectory("ledger-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "ledger.data", data.toString(), "ledger.kafka.port", "0", "ledger.stream.heartbeat", "1s");
  }

  @Override
  public void stop() {
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
