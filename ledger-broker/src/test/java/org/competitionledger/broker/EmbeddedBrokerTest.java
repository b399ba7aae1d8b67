package org.competitionledger.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.competitionledger.broker.EmbeddedBroker.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 90, unit = TimeUnit.SECONDS)
class EmbeddedBrokerTest {

  private static final String TOPIC = "events";

  @TempDir Path directory;

  @Test
  void keepsRecordsAndItsPortAcrossARestart() throws Exception {
    Config config;
    try (EmbeddedBroker broker = EmbeddedBroker.start(Config.in(directory))) {
      createTopic(broker);
      try (KafkaProducer<String, String> producer = producer(broker, Map.of())) {
        producer.send(new ProducerRecord<>(TOPIC, "c", "first")).get();
      }
      config = Config.in(directory).withPort(port(broker));
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(config)) {
      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + config.port());
      assertThat(committed(broker)).containsExactly("first");
    }
  }

  @Test
  void readersOfCommittedRecordsSeeOnlyCommittedTransactions() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(Config.in(directory))) {
      createTopic(broker);
      try (KafkaProducer<String, String> producer =
          producer(broker, Map.of("transactional.id", "writer"))) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, "c", "aborted"));
        producer.abortTransaction();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, "c", "kept"));
        producer.commitTransaction();
      }

      assertThat(committed(broker)).containsExactly("kept");
    }
  }

  @Test
  void tellsThatItsLogFailedInsteadOfThrowingInKafkasThread() {
    AtomicInteger failures = new AtomicInteger();
    EmbeddedBroker.whenFailed(failures::incrementAndGet);
    try (EmbeddedBroker broker = EmbeddedBroker.start(Config.in(directory))) {
      assertThat(broker.bootstrapServers()).isNotEmpty();
      Exit.halt(1); // what Kafka does once a log directory failed
      assertThat(failures).hasValue(1);
    } finally {
      EmbeddedBroker.whenFailed(() -> {});
    }
  }

  @Test
  void takesRecordsOfOneMebibyteAndMore() throws Exception {
    String large = "x".repeat(2 << 20);
    try (EmbeddedBroker broker = EmbeddedBroker.start(Config.in(directory))) {
      createTopic(broker);
      try (KafkaProducer<String, String> producer =
          producer(broker, Map.of("max.request.size", 4 << 20))) {
        producer.send(new ProducerRecord<>(TOPIC, "c", large)).get();
      }

      assertThat(committed(broker)).containsExactly(large);
    }
  }

  @Test
  void refusesASecondBrokerOnTheSameDirectory() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(Config.in(directory))) {
      assertThatThrownBy(() -> EmbeddedBroker.start(Config.in(directory)))
          .isInstanceOf(DataDirectoryInUse.class)
          .hasMessage("Another running ledger uses the data directory " + directory + ".");
      assertThat(topics(broker)).isEmpty();
    }
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Config config = Config.in(directory).withPort(other.getLocalPort());

      assertThatThrownBy(() -> EmbeddedBroker.start(config))
          .isInstanceOf(BrokerNotStarted.class)
          .hasMessageContaining("Port " + other.getLocalPort());
    }
  }

  @Test
  void failsWithoutHangingOnADirectoryOfAnotherNodeAndLeavesItUnlocked() throws IOException {
    Path properties = directory.resolve("meta.properties");
    Files.writeString(properties, "version=1\nnode.id=7\ncluster.id=another\n");

    assertThatThrownBy(() -> EmbeddedBroker.start(Config.in(directory)))
        .isInstanceOf(BrokerNotStarted.class)
        .hasMessageContaining("node");

    Files.delete(properties);
    EmbeddedBroker.start(Config.in(directory)).close();
  }

  @Test
  void closesTwice() {
    EmbeddedBroker broker = EmbeddedBroker.start(Config.in(directory));
    broker.close();
    broker.close();
  }

  private static int port(EmbeddedBroker broker) {
    return Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
  }

  private static void createTopic(EmbeddedBroker broker) throws Exception {
    try (Admin admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static List<String> topics(EmbeddedBroker broker) {
    try (Admin admin = admin(broker)) {
      return List.copyOf(
          admin.listTopics().names().toCompletionStage().toCompletableFuture().join());
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static KafkaProducer<String, String> producer(
      EmbeddedBroker broker, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("bootstrap.servers", broker.bootstrapServers());
    return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
  }

  /** Every committed record of the topic's only partition, up to its last stable offset. */
  private static List<String> committed(EmbeddedBroker broker) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
