package org.competitionledger.projections.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.apache.kafka.streams.state.Stores;
import org.competitionledger.broker.EmbeddedBroker;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.topics.TopicSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsApplicationTest {

  /** Much less than the session of a consumer that died, 45 s. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private Path directory;
  private EmbeddedBroker broker;

  @BeforeAll
  void start(@TempDir Path directory) {
    this.directory = directory;
    broker = EmbeddedBroker.start(EmbeddedBroker.Config.in(directory.resolve("kafka")));
    try (Admin admin = Admin.create(settings())) {
      new TopicSetup(admin, broker.bootstrapServers()).ensure(1, (short) 1);
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte i = 0; i < 3; i++) {
        producer.send(
            new ProducerRecord<>(Topic.EVENTS.topicName(), new byte[] {0}, new byte[] {i}));
      }
    }
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  private Map<String, Object> settings() {
    return Map.copyOf(broker.clientSettings());
  }

  private static Topology topology(Consumer<byte[]> each) {
    return new Topology()
        .addGlobalStore(
            Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("store"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled(),
            "source",
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.EVENTS.topicName(),
            "each",
            () -> processor(each));
  }

  private static Processor<byte[], byte[], Void, Void> processor(Consumer<byte[]> each) {
    return record -> each.accept(record.value());
  }

  private StreamsApplication application(String id, Consumer<byte[]> each) {
    return new StreamsApplication(
        id,
        NodeConfig.single(broker.clientSettings(), directory.resolve("state")),
        () -> topology(each),
        new DefaultKafkaClientSupplier(),
        () -> {});
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadlineNanos);
      Thread.sleep(10);
    }
  }

  @Test
  void startsAnewAfterAFailureAndTakesOverAtOnce() throws InterruptedException {
    List<Byte> seen = new CopyOnWriteArrayList<>();
    AtomicInteger failures = new AtomicInteger();
    try (StreamsApplication application =
        application(
            "fails-twice",
            value -> {
              if (value[0] == 1 && failures.getAndIncrement() < 2) {
                throw new UnsupportedOperationException("this time");
              }
              seen.add(value[0]);
            })) {
      application.start();

      eventually(() -> seen.contains((byte) 2));

      assertThat(failures.get()).isGreaterThan(2);
      eventually(application::running); // which follows what was in the log
      assertThat(application.alive()).isTrue();
    }
  }

  @Test
  void goesOnFailingOnlySoOften() throws InterruptedException {
    AtomicInteger failures = new AtomicInteger();
    try (StreamsApplication application =
        application(
            "fails-always",
            value -> {
              failures.incrementAndGet();
              throw new UnsupportedOperationException("always");
            })) {
      application.start();

      eventually(() -> !application.alive());

      assertThat(failures).hasValue(11);
    }
  }

  @Test
  void staysStoppedWhereTheLogIsDamaged() throws InterruptedException {
    AtomicInteger failures = new AtomicInteger();
    try (StreamsApplication application =
        application(
            "damaged",
            value -> {
              failures.incrementAndGet();
              throw new IllegalStateException("event 7 where 6 was expected");
            })) {
      application.start();

      eventually(() -> !application.alive());

      assertThat(failures).hasValue(1);
      assertThat(application.running()).isFalse();
    }
  }

  @Test
  void givesUpOnStoresThatAreDamagedAgainAndAgain() throws InterruptedException {
    AtomicInteger failures = new AtomicInteger();
    try (StreamsApplication application =
        application(
            "damaged-store",
            value -> {
              failures.incrementAndGet();
              throw new ProcessorStateException(
                  "Error while getting value",
                  new RocksDBException(
                      "block checksum mismatch",
                      new Status(Status.Code.Corruption, Status.SubCode.None, "")));
            })) {
      application.start();

      eventually(() -> !application.alive());

      assertThat(failures).hasValue(4);
      assertThat(application.notRunning())
          .hasMessageContaining("damaged again (block checksum mismatch)");
    }
  }
}
