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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.internals.Exit;
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
  @Timeout(60)
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

      List<String> seen = committed(broker);
      while (seen.isEmpty()) { // a commit is answered before its markers are in the log
        Thread.sleep(20);
        seen = committed(broker);
      }
      assertThat(seen).containsExactly("kept");
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
      assertThat(topics(settings(broker))).isEmpty();
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
  void anybodyReadsWhatIsForEverybodyAndNothingElse() throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Config.in(directory).withReadable(List.of(TOPIC)))) {
      createTopic(broker, TOPIC);
      createTopic(broker, "commands");
      try (KafkaProducer<String, String> producer = producer(broker, Map.of())) {
        producer.send(new ProducerRecord<>(TOPIC, "c", "said")).get();
      }

      Map<String, Object> anybody = Map.of("bootstrap.servers", broker.bootstrapServers());
      assertThat(committed(anybody, TOPIC)).containsExactly("said");
      assertThat(topics(anybody)).containsExactly(TOPIC);
      assertThatThrownBy(() -> committed(anybody, "commands"))
          .isInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void anybodyReadsInAGroupOfItsOwnButNotInTheLedgers() throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Config.in(directory).withReadable(List.of(TOPIC)))) {
      createTopic(broker, TOPIC);
      Map<TopicPartition, OffsetAndMetadata> offset =
          Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(0));

      try (KafkaConsumer<String, String> press = member(broker, "press")) {
        press.commitSync(offset);
      }
      try (KafkaConsumer<String, String> thief = member(broker, "ledger-decide-v2")) {
        assertThatThrownBy(() -> thief.commitSync(offset))
            .isInstanceOf(GroupAuthorizationException.class);
      }
    }
  }

  @Test
  void nobodyWritesWithoutThePassword() throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Config.in(directory).withReadable(List.of(TOPIC)))) {
      createTopic(broker, TOPIC);
      Map<String, Object> anybody = Map.of("bootstrap.servers", broker.bootstrapServers());

      assertRefused(anybody, TopicAuthorizationException.class);
      try (Admin admin = Admin.create(anybody)) {
        assertThatThrownBy(
                () -> admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get())
            .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> admin.deleteTopics(List.of(TOPIC)).all().get())
            .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get())
            .hasCauseInstanceOf(ClusterAuthorizationException.class);
      }
      Map<String, Object> guessing = new HashMap<>(broker.clientSettings());
      guessing.compute(
          "sasl.jaas.config",
          (name, login) -> ((String) login).replaceAll("password=\"..", "password=\"xx"));
      assertRefused(guessing, SaslAuthenticationException.class);
      assertThat(committed(broker)).isEmpty();
    }
  }

  @Test
  void thePasswordIsAnotherOneEachStart() {
    List<String> logins = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (EmbeddedBroker broker = EmbeddedBroker.start(Config.in(directory))) {
        logins.add(broker.clientSettings().get("sasl.jaas.config"));
      }
    }

    assertThat(logins).doesNotHaveDuplicates();
  }

  private static void assertRefused(Map<String, Object> client, Class<?> cause) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("enable.idempotence", false); // for which a right would be asked first
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>(TOPIC, "c", "forged")).get())
          .hasCauseInstanceOf(cause.asSubclass(Throwable.class));
    }
  }

  private static KafkaConsumer<String, String> member(EmbeddedBroker broker, String group) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", group),
        new StringDeserializer(),
        new StringDeserializer());
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
    createTopic(broker, TOPIC);
  }

  private static void createTopic(EmbeddedBroker broker, String name) throws Exception {
    try (Admin admin = Admin.create(settings(broker))) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  private static List<String> topics(Map<String, Object> settings) {
    try (Admin admin = Admin.create(settings)) {
      return List.copyOf(
          admin.listTopics().names().toCompletionStage().toCompletableFuture().join());
    }
  }

  private static Map<String, Object> settings(EmbeddedBroker broker) {
    return Map.copyOf(broker.clientSettings());
  }

  private static KafkaProducer<String, String> producer(
      EmbeddedBroker broker, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(broker.clientSettings());
    return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
  }

  private static List<String> committed(EmbeddedBroker broker) {
    return committed(settings(broker), TOPIC);
  }

  /** Every committed record of the topic's only partition, up to its last stable offset. */
  private static List<String> committed(Map<String, Object> client, String topic) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    TopicPartition partition = new TopicPartition(topic, 0);
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
