package org.competitionledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.projections.Fixture.accepted;
import static org.competitionledger.projections.Fixture.announced;
import static org.competitionledger.projections.Fixture.append;
import static org.competitionledger.projections.Fixture.event;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.competitionledger.broker.EmbeddedBroker;
import org.competitionledger.core.log.Proofs;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.projections.node.KafkaLedger;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.topics.TopicSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger from copies of its topics, on another cluster, as {@code deploy/README.md} has it. */
class RestoredLedgerTest {

  private static final String CUP = "cup";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int EVENTS = 30;

  @TempDir Path directory;

  private Path keys;
  private Map<Topic, List<ConsumerRecord<byte[], byte[]>>> copied;
  private SignedNote head;
  private EmbeddedBroker broker;
  private KafkaLedger ledger;

  @BeforeEach
  void copyALedger() {
    keys = LogSettings.in(directory).keyFile();
    startBroker("origin");
    startLedger("origin", LogSettings.DEFAULT_NAME);
    accepted(append(ledger.appender(), CUP, "announce", announced()));
    write(1, EVENTS);
    eventually(() -> size(head()) == EVENTS);
    head = head().orElseThrow();
    copied = Map.of(Topic.EVENTS, copy(Topic.EVENTS), Topic.CHECKPOINTS, copy(Topic.CHECKPOINTS));
    close();
  }

  @AfterEach
  void close() {
    if (ledger != null) {
      ledger.close();
      ledger = null;
    }
    broker.close();
  }

  private void startBroker(String name) {
    broker =
        EmbeddedBroker.start(EmbeddedBroker.Config.in(directory.resolve(name).resolve("kafka")));
  }

  private void startLedger(String name, String ledgerName) {
    NodeConfig single =
        NodeConfig.single(broker.clientSettings(), directory.resolve(name).resolve("state"));
    ledger =
        KafkaLedger.start(
            new NodeConfig(
                single.stateDirectory(),
                single.instanceId(),
                1,
                single.replication(),
                single.advertised(),
                single.appendTimeout(),
                new LogSettings(ledgerName, keys, Duration.ofMillis(50)),
                single.kafka()));
  }

  private void write(int from, int until) {
    for (int i = from; i < until; i++) {
      accepted(append(ledger.appender(), CUP, "n" + i, notice("n" + i)));
    }
  }

  private static String notice(String id) {
    return event("NoticePublished", "'notice': '%1$s', 'title': {'en': '%1$s'}".formatted(id));
  }

  private Optional<SignedNote> head() {
    return ledger.transparency().head(CUP);
  }

  private static long size(Optional<SignedNote> note) {
    return note.map(head -> Checkpoint.parse(head.text()).size()).orElse(0L);
  }

  private Map<String, Object> kafka() {
    return Map.copyOf(broker.clientSettings());
  }

  private List<ConsumerRecord<byte[], byte[]>> copy(Topic topic) {
    TopicPartition partition = new TopicPartition(topic.topicName(), 0);
    Map<String, Object> settings = new java.util.HashMap<>(kafka());
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** Records as they were, with key, time and headers; offsets are others. */
  private void restore(Topic topic, int records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ConsumerRecord<byte[], byte[]> record : copied.get(topic).subList(0, records)) {
        producer
            .send(
                new ProducerRecord<>(
                    record.topic(),
                    record.partition(),
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers()))
            .get();
      }
    }
  }

  private void restore(String name, int events, boolean heads) throws Exception {
    startBroker(name);
    try (Admin admin = Admin.create(kafka())) {
      new TopicSetup(admin, broker.bootstrapServers()).ensure(1, (short) 1);
    }
    restore(Topic.EVENTS, events);
    restore(Topic.CHECKPOINTS, heads ? copied.get(Topic.CHECKPOINTS).size() : 0);
  }

  private static void eventually(BooleanSupplier condition) {
    long deadlineNanos = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadlineNanos);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void assertContinues() {
    Checkpoint before = Checkpoint.parse(head.text());
    SignedNote now = head().orElseThrow();
    Checkpoint grown = Checkpoint.parse(now.text());
    assertThat(
            Proofs.consistent(
                before.size(),
                before.root(),
                grown.size(),
                grown.root(),
                ledger.transparency().consistency(CUP, before.size(), now)))
        .isTrue();
  }

  @Test
  void aWholeCopyGoesOnAsIfNothingHadHappened() throws Exception {
    restore("whole", EVENTS, true);
    startLedger("whole", LogSettings.DEFAULT_NAME);

    assertThat(head()).map(SignedNote::text).hasValue(head.text());
    // who sends again what was answered before gets the same answer
    assertThat(accepted(append(ledger.appender(), CUP, "n7", notice("n7"))).getFirstSequence())
        .isEqualTo(7);
    write(EVENTS, EVENTS + 5);
    eventually(() -> size(head()) == EVENTS + 5);
    assertContinues();
  }

  @Test
  void withoutItsHeadsTheSameEventsAreSignedAgain() throws Exception {
    restore("events", EVENTS, false);
    startLedger("events", LogSettings.DEFAULT_NAME);

    eventually(() -> size(head()) == EVENTS);
    assertThat(Checkpoint.parse(head().orElseThrow().text()))
        .isEqualTo(Checkpoint.parse(head.text()));
  }

  /** The heads tell that events are missing: nothing is signed in their place. */
  @Test
  void aCopyOlderThanItsHeadsIsNeverSigned() throws Exception {
    restore("older", EVENTS - 10, true);
    startLedger("older", LogSettings.DEFAULT_NAME);

    assertThat(ledger.ready()).isTrue();
    write(EVENTS - 5, EVENTS);
    Thread.sleep(500);
    assertThat(head()).isEmpty();
    assertThat(ledger.transparency().unsignedSince()).containsKey(CUP);
    write(EVENTS, EVENTS + 5);
    eventually(() -> !ledger.alive());
  }

  /** What is to be done then: other events need another log. */
  @Test
  void anOlderCopyGoesOnUnderAnotherName() throws Exception {
    restore("renamed", EVENTS - 10, false);
    startLedger("renamed", "restored.ledger");

    write(EVENTS - 10, EVENTS + 5);
    eventually(() -> size(head()) == EVENTS + 5);
    assertThat(head().orElseThrow().text()).startsWith("restored.ledger/");
    assertThat(Files.exists(keys)).isTrue();
    assertThat(new String(copied.get(Topic.EVENTS).get(0).key(), UTF_8)).isEqualTo(CUP);
  }
}
