package org.competitionledger.projections.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StoredEvent;

/** Reads older events from Kafka with a small pool of consumers. */
final class LogReader implements AutoCloseable {

  /** Readers at once; more wait. */
  static final int CONSUMERS = 3;

  /** One read returns at most so many bytes of events, but at least one event. */
  static final long BYTES_MAX = 4L << 20;

  /** Past so many records of others, the index is asked for a better place to go on. */
  private static final int SKIPPED_MAX = 2_048;

  private static final Duration READ_WITHIN = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);

  private final BlockingQueue<Optional<Consumer<byte[], byte[]>>> pool =
      new ArrayBlockingQueue<>(CONSUMERS);
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final LogPosition positions;

  LogReader(Supplier<Consumer<byte[], byte[]>> consumers, LogPosition positions) {
    this.consumers = consumers;
    this.positions = positions;
    for (int i = 0; i < CONSUMERS; i++) {
      pool.add(Optional.empty());
    }
  }

  /**
   * Events {@code first} to {@code last} of a competition, fewer where they would be too many
   * bytes.
   *
   * @throws LedgerUnavailable if Kafka does not answer
   */
  List<StoredEvent> read(TopicPartition partition, String competition, long first, long last) {
    Optional<Consumer<byte[], byte[]>> pooled = take();
    Consumer<byte[], byte[]> consumer = null;
    try {
      consumer = pooled.orElseGet(consumers);
      consumer.assign(List.of(partition));
      List<StoredEvent> events = collect(consumer, partition, competition, first, last);
      pool.add(Optional.of(consumer));
      return events;
    } catch (RuntimeException e) {
      // A consumer that failed is not used again.
      pool.add(Optional.empty());
      if (consumer != null) {
        consumer.close();
      }
      throw e instanceof KafkaException ? new LedgerUnavailable("Kafka does not answer", e) : e;
    }
  }

  private Optional<Consumer<byte[], byte[]>> take() {
    try {
      Optional<Consumer<byte[], byte[]>> pooled =
          pool.poll(READ_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      if (pooled == null) {
        throw new LedgerUnavailable("Too many readers of older events", null);
      }
      return pooled;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while waiting to read", e);
    }
  }

  private List<StoredEvent> collect(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      String competition,
      long first,
      long last) {
    byte[] key = competition.getBytes(UTF_8);
    List<StoredEvent> events = new ArrayList<>();
    long bytes = 0;
    long next = first;
    int skipped = 0;
    consumer.seek(partition, offsetFor(competition, next));
    long deadlineNanos = System.nanoTime() + READ_WITHIN.toNanos();
    while (next <= last && bytes < BYTES_MAX) {
      if (skipped >= SKIPPED_MAX) {
        consumer.seek(
            partition, Math.max(consumer.position(partition), offsetFor(competition, next)));
        skipped = 0;
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        if (Arrays.equals(record.key(), key) && sequenceOf(record) == next && next <= last) {
          events.add(new StoredEvent(competition, next, record.value()));
          bytes += record.value().length;
          next++;
          skipped = 0;
        } else {
          skipped++;
        }
      }
      if (System.nanoTime() > deadlineNanos) {
        throw new LedgerUnavailable("Kafka does not answer in time", null);
      }
    }
    return events;
  }

  private long offsetFor(String competition, long sequence) {
    return positions
        .offsetFor(competition, sequence)
        .orElseThrow(() -> new LedgerUnavailable(competition + " is not indexed yet", null));
  }

  /** The sequence stands behind the {@code /} of the id, so nothing need be decoded. */
  static long sequenceOf(ConsumerRecord<byte[], byte[]> record) {
    byte[] id = record.headers().lastHeader("ce_id").value();
    long sequence = 0;
    for (int i = record.key().length + 1; i < id.length; i++) {
      sequence = sequence * 10 + (id[i] - '0');
    }
    return sequence;
  }

  @Override
  public void close() {
    for (int i = 0; i < CONSUMERS; i++) {
      take().ifPresent(Consumer::close);
    }
  }
}
