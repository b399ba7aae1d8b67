package org.competitionledger.api.node;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.competitionledger.api.security.TokenProvider;
import org.competitionledger.api.security.UnsuitableProvider;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.api.witness.UnsuitableWitnesses;
import org.competitionledger.api.witness.WitnessSettings;
import org.competitionledger.broker.BrokerNotStarted;
import org.competitionledger.broker.EmbeddedBroker;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.node.KafkaLedger;
import org.competitionledger.projections.security.DevelopmentKey;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.topics.UnsuitableTopic;
import org.competitionledger.projections.transparency.LogKeys;
import org.eclipse.microprofile.config.Config;

/**
 * Owns broker and ledger: the broker is started first and stopped last. Without {@code
 * KAFKA_BOOTSTRAP_SERVERS} it runs on an embedded broker.
 */
@ApplicationScoped
public class RunningLedger {

  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  private static final String KAFKA_PREFIX = "kafka.";

  /** Could not start, or not stop in order. */
  private static final int FAILED = 1;

  /** What is on disk can't be said any more; EX_IOERR of sysexits.h. */
  static final int STORAGE_FAILED = 74;

  /** What is in flight has 20 s ({@code quarkus.shutdown.timeout}), all that is closed the rest. */
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(45);

  private final LedgerConfig ledger;
  private final Config config;
  private final Admission admission;
  private EmbeddedBroker broker;
  private volatile LedgerNode node;

  RunningLedger(LedgerConfig ledger, Config config, Admission admission) {
    this.ledger = ledger;
    this.config = config;
    this.admission = admission;
  }

  /** Before anything that uses the ledger. */
  void start(@Observes @Priority(1) StartupEvent event) {
    try {
      if (LaunchMode.current() == LaunchMode.NORMAL) {
        HttpAddress.check(config); // tests have a port of their own
        Runtime.getRuntime().addShutdownHook(new Thread(this::endWithinTime, "ledger-stop"));
        EmbeddedBroker.whenFailed(RunningLedger::storageFailed);
      }
      TokenProvider.check(config);
      if (!TokenProvider.isConfigured(config)) {
        DevelopmentKey.in(ledger.data()); // whoever finds the service ready finds its key
      }
      WitnessSettings.of(ledger); // before anything is started for nothing
      node = KafkaLedger.start(nodeConfig(kafka()));
      admission.watch(node::alive, RunningLedger::storageFailed);
    } catch (BrokerNotStarted
        | HttpAddress.Taken
        | UnsuitableTopic
        | UnsuitableProvider
        | UnsuitableWitnesses
        | UncheckedIOException
        | LedgerUnavailable e) {
      stop(null);
      giveUp(e);
    } catch (RuntimeException e) {
      stop(null);
      throw e;
    }
  }

  /**
   * What the operator has to mend is told in one sentence, and the process ends. It is halted,
   * since Quarkus neither exits nor says anything when an observer of its start asks for an exit,
   * and the hooks of an exit wait for the very start that is under way.
   */
  private static void giveUp(RuntimeException failure) {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      throw failure;
    }
    halt(FAILED, failure.getMessage());
  }

  private static void halt(int code, String sentence) {
    System.err.println("ledger: " + sentence);
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }

  /**
   * Kafka writes to a log no more after a write to it failed, and only a start reads what is there.
   * What waits for an answer gets none: its outcome is unknown.
   */
  private static void storageFailed() {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      halt(
          STORAGE_FAILED,
          "Kafka could not write or read its log (is the disk full, or ulimit -n too low?). The ledger"
              + " has ended; nothing acknowledged is lost. Make room, then start it again.");
    }
  }

  /** Whatever hangs, a process that was asked to end ends. The JVM waits for its hooks alone. */
  private void endWithinTime() {
    Daemons.start(
        "ledger-end",
        () -> {
          try {
            Thread.sleep(STOPPED_WITHIN.plus(ledger.stopDelay()).toMillis());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          halt(FAILED, "It did not stop in order within the time, and was ended.");
        });
  }

  /** The settings of Kafka's clients; the embedded broker's stand above what else is set. */
  private Map<String, String> kafka() {
    Map<String, String> settings = kafkaSettings();
    if (!settings.containsKey(BOOTSTRAP_SERVERS)) {
      broker =
          EmbeddedBroker.start(
              EmbeddedBroker.Config.in(ledger.data().resolve("kafka"))
                  .withPort(ledger.kafka().port())
                  .withReadable(Topic.readable())
                  .withUsers(ledger.kafka().writersPort(), writers()));
      settings.putAll(broker.clientSettings());
    }
    return settings;
  }

  private Map<String, String> writers() {
    return ledger
        .kafka()
        .writersPassword()
        .map(password -> Map.of(EmbeddedBroker.Config.OWNER, password))
        .orElse(Map.of());
  }

  private NodeConfig nodeConfig(Map<String, String> kafka) {
    return new NodeConfig(
        ledger.data().resolve("state"),
        ledger.node().id(),
        ledger.kafka().partitions(),
        ledger.kafka().replication(),
        ledger.node().advertised(),
        ledger.kafka().appendTimeout(),
        logSettings(),
        kafka);
  }

  private LogSettings logSettings() {
    LogSettings defaults = LogSettings.in(ledger.data());
    Path keys = ledger.log().keys().orElse(defaults.keyFile());
    Path beside = keys.resolveSibling(defaults.registerKeyFile().getFileName());
    return new LogSettings(
        ledger.log().name(),
        keys,
        ledger.log().registerKeys().orElse(beside),
        LogKeys.passphrase(ledger.keys().passphraseFile(), ledger.keys().passphrase()),
        ledger.log().signEvery());
  }

  /** All {@code kafka.*} properties, from whatever source, as Kafka's clients name them. */
  private Map<String, String> kafkaSettings() {
    Map<String, String> settings = new TreeMap<>();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(KAFKA_PREFIX)) {
        config
            .getOptionalValue(name, String.class)
            .ifPresent(value -> settings.put(name.substring(KAFKA_PREFIX.length()), value));
      }
    }
    return settings;
  }

  /**
   * The first of all, while requests are still taken: not ready and without appends from here on,
   * for the stop's delay; then streams are ended. Quarkus goes on when what is in flight is done.
   */
  void beginToStop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
    admission.beginToStop();
    Thread.sleep(ledger.stopDelay().toMillis());
    admission.endStreams();
  }

  /** The last of all. */
  void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
    if (node != null) {
      node.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Produces
  @ApplicationScoped
  LedgerNode node() {
    if (node == null) {
      throw new IllegalStateException("the ledger has not been started");
    }
    return node;
  }
}
