package org.competitionledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.competitionledger.projections.Fixture.accepted;
import static org.competitionledger.projections.Fixture.announced;
import static org.competitionledger.projections.Fixture.append;
import static org.competitionledger.projections.Fixture.registered;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.competitionledger.core.bundle.BundleFiles;
import org.competitionledger.core.bundle.RegisteredHead;
import org.competitionledger.core.bundle.Verification;
import org.competitionledger.core.bundle.Verification.Verified;
import org.competitionledger.core.bundle.Verify;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.decide.Decider;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.transparency.KafkaRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program of the machine, which reaches the broker: it may read, and change nothing. */
class ForgedRecordsTest {

  private static final String CUP = "cup";

  @TempDir private Path directory;

  private GrowingLedger growing;

  @BeforeEach
  void start() {
    growing = GrowingLedger.in(directory);
    accepted(append(growing.ledger().appender(), CUP, "announce", announced()));
  }

  @AfterEach
  void stop() {
    growing.close();
  }

  @Test
  void writesNowhere() throws Exception {
    growing.ledger().views().awaitSequence(CUP, 0, Duration.ofSeconds(60)).get();
    byte[] recorded = growing.ledger().events().read(CUP, -1, 1).get(0).bytes();
    Map<String, Object> settings = anybody();
    settings.put("enable.idempotence", false);
    try (KafkaProducer<byte[], byte[]> producer = producer(settings)) {
      for (Topic topic : Topic.values()) {
        var forged = new ProducerRecord<>(topic.topicName(), CUP.getBytes(UTF_8), recorded);
        assertThatThrownBy(() -> producer.send(forged).get())
            .as(topic.topicName())
            .hasCauseInstanceOf(AuthorizationException.class);
      }
    }

    grow("honest", 1);
    growing.close();
    growing = GrowingLedger.in(directory);
    grow("restarted", 2);
    assertVerified(3);
  }

  /** Whoever took the name of what decides would have it fenced. */
  @Test
  void takesNoPartitionFromWhatDecides() {
    Map<String, Object> settings = anybody();
    settings.put("transactional.id", Decider.GROUP + "-0");
    settings.put("max.block.ms", 10_000);
    try (KafkaProducer<byte[], byte[]> producer = producer(settings)) {
      assertThatThrownBy(producer::initTransactions)
          .isInstanceOf(TransactionalIdAuthorizationException.class);
    }

    grow("honest", 1);
  }

  @Test
  void isNoMemberOfTheGroupThatDecides() {
    Map<String, Object> settings = anybody();
    settings.put("group.id", Decider.GROUP);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topic.EVENTS.topicName()));
      assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
          .isInstanceOf(GroupAuthorizationException.class);
    }

    grow("honest", 1);
  }

  /** What anybody exports from Kafka is what a service would give, with the register's proof. */
  @Test
  void exportsALogThatStandsInTheRegister() throws Exception {
    Transparency transparency = growing.ledger().transparency();
    grow("ants", 1);
    accepted(append(growing.ledger().appender(), "other", "announce", announced()));
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (signed() < 2
        || transparency.unregisteredSince().containsKey(CUP)
        || registerSize() < 1) {
      assertThat(System.nanoTime()).as("registered in time").isLessThan(deadlineNanos);
      Thread.sleep(20);
    }
    Map<String, byte[]> files = new TreeMap<>();
    KafkaRecord.of(anybody(), CUP).export(files::put, written -> {});

    List<VerificationKey> keys = new ArrayList<>(transparency.keys(CUP, Optional.empty()));
    keys.addAll(transparency.keys(Transparency.REGISTER, Optional.empty()));
    Verification result = Verify.authenticate(new Files(files), keys, events -> {});
    assertThat(result).isInstanceOf(Verification.Authentic.class);
    RegisteredHead registered = ((Verification.Authentic) result).registered().orElseThrow();
    assertThat(registered.size()).isEqualTo(2);
    assertThat(registered.signedBy()).containsExactly(keys.get(keys.size() - 1));
  }

  /** How many entries the signed register has. */
  private long registerSize() {
    return growing
        .ledger()
        .transparency()
        .head(Transparency.REGISTER)
        .map(head -> Checkpoint.parse(head.text()).size())
        .orElse(0L);
  }

  private record Files(Map<String, byte[]> files) implements BundleFiles {

    @Override
    public Optional<InputStream> open(String name) {
      return Optional.ofNullable(files.get(name)).map(ByteArrayInputStream::new);
    }

    @Override
    public Optional<Set<String>> names() {
      return Optional.of(files.keySet());
    }
  }

  private Map<String, Object> anybody() {
    return new HashMap<>(Map.of("bootstrap.servers", growing.bootstrapServers()));
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void grow(String team, long expected) {
    assertThat(
            accepted(append(growing.ledger().appender(), CUP, team, registered(team)))
                .getFirstSequence())
        .as("nothing forged was recorded")
        .isEqualTo(expected);
  }

  /** All events, which are so many, as they lie in Kafka. */
  private void assertVerified(long size) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (signed() < size) {
      assertThat(System.nanoTime()).as("signed in time").isLessThan(deadlineNanos);
      Thread.sleep(20);
    }
    assertThat(
            KafkaRecord.of(Map.of("bootstrap.servers", growing.bootstrapServers()), CUP)
                .verify(
                    growing.ledger().transparency().keys(CUP, Optional.empty()),
                    ByteBuffer::allocate,
                    verified -> {}))
        .isInstanceOf(Verified.class);
  }

  private long signed() {
    return growing
        .ledger()
        .transparency()
        .head(CUP)
        .map(head -> Checkpoint.parse(head.text()).size())
        .orElse(0L);
  }
}
