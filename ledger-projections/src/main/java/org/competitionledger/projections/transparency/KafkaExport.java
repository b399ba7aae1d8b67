package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.competitionledger.core.bundle.BundleWriter;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.topics.Topic;

/** A competition's bundle straight from Kafka, cut at its last published head. */
public final class KafkaExport {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final Consumer<byte[], byte[]> consumer;
  private final byte[] key;
  private ConsumerRecord<byte[], byte[]> lastHead;

  private KafkaExport(Consumer<byte[], byte[]> consumer, String competition) {
    this.consumer = consumer;
    this.key = competition.getBytes(UTF_8);
  }

  /**
   * Writes all files of the bundle.
   *
   * @param kafka client settings, at least {@code bootstrap.servers}
   * @param progress told how many events were written
   * @throws LedgerUnavailable if Kafka cannot be reached or has no signed head of the competition
   */
  public static void write(
      Map<String, Object> kafka,
      String competition,
      BundleWriter.Sink sink,
      LongConsumer progress) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_WITHIN.toMillis());
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      new KafkaExport(consumer, competition).write(competition, sink, progress);
    } catch (KafkaException e) {
      throw new LedgerUnavailable("Kafka does not answer: " + e.getMessage(), e);
    }
  }

  private void write(String competition, BundleWriter.Sink sink, LongConsumer progress) {
    read(Topic.CHECKPOINTS, competition, this::note);
    if (lastHead == null) {
      throw new LedgerUnavailable("Kafka has no signed head of " + competition, null);
    }
    SignedNote head = SignedNote.parse(lastHead.value());
    long size = Checkpoint.parse(head.text()).size();
    BundleWriter writer = new BundleWriter(head, keys(lastHead), sink);
    long[] written = {0};
    read(
        Topic.EVENTS,
        competition,
        event -> {
          writer.append(event.value());
          progress.accept(++written[0]);
          return written[0] < size;
        });
    writer.finish();
  }

  private boolean note(ConsumerRecord<byte[], byte[]> head) {
    lastHead = head;
    return true;
  }

  private static List<VerificationKey> keys(ConsumerRecord<byte[], byte[]> head) {
    Header vkeys = head.headers().lastHeader(LogProcessor.VKEYS_HEADER);
    return vkeys == null
        ? List.of()
        : new String(vkeys.value(), UTF_8).lines().map(VerificationKey::parse).toList();
  }

  /** Visits the competition's records of a topic in order, as long as the visitor wants more. */
  private void read(
      Topic topic, String competition, Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
    int partitions = consumer.partitionsFor(topic.topicName()).size();
    TopicPartition partition = new Partitions(topic.topicName(), partitions).of(competition);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    long deadlineNanos = System.nanoTime() + ANSWER_WITHIN.toNanos();
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        deadlineNanos = System.nanoTime() + ANSWER_WITHIN.toNanos();
        if (Arrays.equals(record.key(), key) && !visitor.test(record)) {
          return;
        }
      }
      if (System.nanoTime() > deadlineNanos) {
        throw new LedgerUnavailable("Kafka does not answer in time", null);
      }
    }
  }
}
