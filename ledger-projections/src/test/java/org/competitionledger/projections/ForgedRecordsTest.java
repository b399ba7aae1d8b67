package org.competitionledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.competitionledger.projections.Fixture.accepted;
import static org.competitionledger.projections.Fixture.announced;
import static org.competitionledger.projections.Fixture.append;
import static org.competitionledger.projections.Fixture.command;
import static org.competitionledger.projections.Fixture.registered;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.command.Commands;
import org.competitionledger.core.bundle.Verification.Verified;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Sha256;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.transparency.KafkaRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records on the commands and outcomes topics that no ledger sent: they can be written only by who
 * has the broker's password, and even then they stop nothing and are recorded nowhere.
 */
class ForgedRecordsTest {

  private static final String CUP = "cup";
  private static final long SEED = Long.getLong("ledger.seed", 20261125);
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final int GARBLED = 200;

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
  void anotherProgramOfTheMachineWritesNowhere() {
    Map<String, Object> anybody = new HashMap<>();
    anybody.put("bootstrap.servers", growing.bootstrapServers());
    anybody.put("enable.idempotence", false);
    try (KafkaProducer<byte[], byte[]> producer = producer(anybody)) {
      for (Topic topic : Topic.values()) {
        var forged =
            new ProducerRecord<>(topic.topicName(), CUP.getBytes(UTF_8), sent(registered("eve")));
        assertThatThrownBy(() -> producer.send(forged).get())
            .as(topic.topicName())
            .hasCauseInstanceOf(AuthorizationException.class);
      }
    }

    grow("honest", 1);
    assertThat(growing.ledger().commandsPassedOver()).isZero();
  }

  @Test
  void whatNoLedgerSentIsPassedOver() throws Exception {
    List<Forged> all = forged();

    write(Topic.COMMANDS, all);
    write(Topic.OUTCOMES, all);

    grow("after", 1);
    assertThat(growing.ledger().commandsPassedOver()).isEqualTo(all.size());
    assertThat(growing.ledger().alive()).isTrue();

    restart();
    grow("restarted", 2);
    assertVerified(3);
  }

  /** Others: {@code -Dledger.seed=1}. What they come to may be recorded, but can be verified. */
  @Test
  void noGarbledBytesStopIt() throws Exception {
    Random random = new Random(SEED);
    byte[] command = sent(registered("honest"));
    List<Forged> garbled = new ArrayList<>();
    for (int i = 0; i < GARBLED; i++) {
      byte[] bytes = command.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      garbled.add(new Forged("garbled " + i, CUP, bytes));
    }

    write(Topic.COMMANDS, garbled);
    write(Topic.OUTCOMES, garbled);

    long sequence =
        accepted(append(growing.ledger().appender(), CUP, "after", registered("after")))
            .getFirstSequence();
    assertVerified(sequence + 1);
  }

  private record Forged(String what, String key, byte[] value) {}

  private static List<Forged> forged() {
    Command honest = command(CUP, "forged", registered("eve"));
    List<Forged> all = new ArrayList<>();
    all.add(new Forged("bytes", CUP, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
    all.add(new Forged("nothing", CUP, null));
    all.add(new Forged("no key", null, sent(CUP, honest)));
    all.add(new Forged("key of another", "other", sent(CUP, honest)));
    all.add(new Forged("no competition's id", "Cup/1", sent("Cup/1", honest)));
    byte[] unknownSchema = sent(CUP, honest);
    unknownSchema[2] ^= 1;
    all.add(new Forged("unknown schema", CUP, unknownSchema));
    byte[] unknownRole = sent(CUP, honest);
    unknownRole[roleAt(unknownRole)] = 126;
    all.add(new Forged("unknown role", CUP, unknownRole));
    all.add(new Forged("zero digest", CUP, sent(CUP, digest(honest, new byte[32]))));
    all.add(new Forged("digest of resolved times", CUP, sent(CUP, resolved())));
    all.add(new Forged("identifier", CUP, sent(CUP, named(honest, "stage|final"))));
    all.add(new Forged("no subject", CUP, sent(CUP, by(honest, " "))));
    all.add(new Forged("subject with a line end", CUP, sent(CUP, by(honest, "me\nyou"))));
    all.add(
        new Forged("too many", CUP, sent(CUP, Collections.nCopies(501, honest), null, "request")));
    all.add(
        new Forged(
            "a request's long name", CUP, sent(CUP, List.of(honest), null, "r".repeat(101))));
    all.add(
        new Forged("huge trace", CUP, sent(CUP, List.of(honest), "0".repeat(3 << 20), "request")));
    return all;
  }

  private static Command digest(Command of, byte[] digest) {
    return new Command(
        of.getCommandId(), new Sha256(digest), of.getAuthority(), null, of.getProposals());
  }

  private static Command named(Command of, String id) {
    return new Command(id, of.getCommandDigest(), of.getAuthority(), null, of.getProposals());
  }

  private static Command by(Command of, String subject) {
    Authority authority = of.getAuthority();
    return new Command(
        of.getCommandId(),
        of.getCommandDigest(),
        new Authority(
            subject,
            authority.getRoles(),
            authority.getCompetitions(),
            authority.getParticipants()),
        null,
        of.getProposals());
  }

  /** Its digest is that of its bytes, but what is verified is what the writer can have written. */
  private static Command resolved() {
    Command honest = command(CUP, "forged", registered("eve"));
    ApproximateTime time =
        new ApproximateTime("2026-01-01", NEW_YEAR, NEW_YEAR.plusSeconds(1), null);
    List<Proposal> resolved =
        List.of(
            new Proposal(time, null, null, null, null, honest.getProposals().get(0).getPayload()));
    return new Command(
        honest.getCommandId(),
        new Sha256(Digests.commandDigest(resolved)),
        honest.getAuthority(),
        null,
        resolved);
  }

  /** Where the first role lies: behind the subject and the count of roles. */
  private static int roleAt(byte[] message) {
    byte[] subject = "organizer".getBytes(UTF_8);
    for (int at = 0; ; at++) {
      if (Arrays.equals(message, at, at + subject.length, subject, 0, subject.length)) {
        return at + subject.length + 1;
      }
    }
  }

  private static byte[] sent(String json) {
    return sent(CUP, command(CUP, "forged", json));
  }

  private static byte[] sent(String competition, Command command) {
    return sent(competition, List.of(command), null, "request");
  }

  private static byte[] sent(
      String competition, List<Command> commands, String traceparent, String request) {
    return AvroBytes.of(Commands.class)
        .message(new Commands(competition, request, traceparent, false, commands));
  }

  private void write(Topic topic, List<Forged> all) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(growing.kafka())) {
      for (Forged each : all) {
        byte[] key = each.key() == null ? null : each.key().getBytes(UTF_8);
        producer.send(new ProducerRecord<>(topic.topicName(), key, each.value())).get();
      }
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("max.request.size", Topic.RECORD_BYTES_MAX);
    settings.put("compression.type", "lz4");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void grow(String team, long expected) {
    assertThat(
            accepted(append(growing.ledger().appender(), CUP, team, registered(team)))
                .getFirstSequence())
        .as("nothing forged was recorded")
        .isEqualTo(expected);
  }

  private void restart() {
    growing.close();
    growing = GrowingLedger.in(directory);
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
        .as("seed %d", SEED)
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
