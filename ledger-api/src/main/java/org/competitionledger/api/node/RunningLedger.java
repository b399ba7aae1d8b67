package org.competitionledger.api.node;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.competitionledger.api.security.TokenProvider;
import org.competitionledger.api.security.UnsuitableProvider;
import org.competitionledger.api.witness.UnsuitableWitnesses;
import org.competitionledger.api.witness.WitnessSettings;
import org.competitionledger.broker.BrokerNotStarted;
import org.competitionledger.broker.EmbeddedBroker;
import org.competitionledger.projections.KafkaLedger;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.security.DevelopmentKey;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.topics.UnsuitableTopic;
import org.competitionledger.projections.transparency.LedgerRenamed;
import org.competitionledger.projections.transparency.LogSettings;
import org.eclipse.microprofile.config.Config;

/**
 * Owns broker and ledger: the broker is started first and stopped last. Without {@code
 * KAFKA_BOOTSTRAP_SERVERS} it runs on an embedded broker.
 */
@ApplicationScoped
public class RunningLedger {

  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  private static final String KAFKA_PREFIX = "kafka.";

  private final LedgerConfig ledger;
  private final Config config;
  private EmbeddedBroker broker;
  private LedgerNode node;

  RunningLedger(LedgerConfig ledger, Config config) {
    this.ledger = ledger;
    this.config = config;
  }

  /** Before anything that uses the ledger. */
  void start(@Observes @Priority(1) StartupEvent event) {
    try {
      TokenProvider.check(config);
      if (!TokenProvider.isConfigured(config)) {
        DevelopmentKey.in(ledger.data()); // whoever finds the service ready finds its key
      }
      WitnessSettings.of(ledger); // before anything is started for nothing
      node = KafkaLedger.start(nodeConfig(kafka()));
    } catch (BrokerNotStarted
        | UnsuitableTopic
        | LedgerRenamed
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
    System.err.println("ledger: " + failure.getMessage());
    System.err.flush();
    Runtime.getRuntime().halt(1);
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
        kafka.get(BOOTSTRAP_SERVERS),
        ledger.data().resolve("state"),
        ledger.node().id(),
        ledger.kafka().partitions(),
        ledger.kafka().replication(),
        ledger.node().advertised(),
        ledger.kafka().commitInterval(),
        ledger.kafka().appendTimeout(),
        logSettings(),
        kafka);
  }

  private LogSettings logSettings() {
    LogSettings defaults = LogSettings.in(ledger.data());
    return new LogSettings(
        ledger.log().name(),
        ledger.log().keys().orElse(defaults.keyFile()),
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
