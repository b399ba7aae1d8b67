package org.competitionledger.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.witness.TestWitness;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.transparency.LogKeys;

/**
 * A data directory of its own, any free ports, a witness, further keys for the log, heartbeats and
 * attempts that a test can wait for, and receivers on this machine.
 */
public final class TempLedger implements QuarkusTestResourceLifecycleManager {

  private Path data;
  private TestWitness witness;

  @Override
  public Map<String, String> start() {
    try {
      data = Files.createTempDirectory("ledger-test-");
      LogSettings log = LogSettings.in(data);
      LogKeys.in(log.keyFile(), log.ledgerName(), Optional.empty());
      LogKeys.add(log.keyFile(), log.ledgerName(), Optional.empty());
      LogKeys.add(log.keyFile(), log.ledgerName(), Optional.empty());
      witness = new TestWitness(data.resolve("test-witness"), log.keyFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "ledger.data", data.toString(),
        "ledger.kafka.port", "0",
        "ledger.stream.heartbeat", "1s",
        "ledger.log.witnesses", witness.address(),
        "ledger.witness.logs", TestWitness.OTHER_LOG.verification().text(),
        "ledger.webhooks.loopback", "accepted-for-development",
        "ledger.webhooks.first-retry", "200ms",
        "ledger.webhooks.attempts", "4",
        "ledger.webhooks.given-up-after", "15s");
  }

  @Override
  public void stop() {
    witness.close();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
