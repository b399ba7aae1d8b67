package org.competitionledger.projections;

import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The contract on a Kafka of its own in a container; skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerLedgerTest extends LedgerContract {

  @Container
  private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka-native:4.1.0");

  @Override
  Map<String, String> startKafka(Path directory) {
    return kafka();
  }

  @Override
  Map<String, String> kafka() {
    return Map.of("bootstrap.servers", KAFKA.getBootstrapServers());
  }

  @Override
  void stopKafka() {
    // The extension stops the container.
  }
}
