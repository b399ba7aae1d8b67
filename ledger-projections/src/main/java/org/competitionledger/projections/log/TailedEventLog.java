package org.competitionledger.projections.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event log of this instance: one consumer follows all partitions from where they end at start
 * and keeps recent events in memory; older ones are read from Kafka.
 */
public final class TailedEventLog implements EventLog {

  private static final Logger LOG = LoggerFactory.getLogger(TailedEventLog.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);

  private final RecentEvents recent = new RecentEvents();
  private final Set<BiConsumer<String, Long>> listeners = new CopyOnWriteArraySet<>();
  private final Consumer<byte[], byte[]> consumer;
  private final LogReader reader;
  private final Partitions partitions;
  private final ToLongFunction<String> projected;
  private final Thread tail;
  private volatile boolean closing;

  /**
   * Starts to follow the log; when this returns, no later event can be missed.
   *
   * @param consumers makes consumers that read committed records and belong to no group
   * @param projected the last sequence that the projection has folded, -1 if none
   */
  public TailedEventLog(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Partitions partitions,
      LogPosition positions,
      ToLongFunction<String> projected) {
    this.partitions = partitions;
    this.projected = projected;
    reader = new LogReader(consumers, positions);
    consumer = consumers.get();
    List<TopicPartition> all = partitions.all();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    tail = new Thread(this::follow, "ledger-tail");
    tail.setDaemon(true);
    tail.start();
  }

  @Override
  public List<StoredEvent> read(String competition, long after, int limit) {
    if (limit < 1 || limit > READ_MAX) {
      throw new IllegalArgumentException("limit " + limit + " is not in 1.." + READ_MAX);
    }
    long last = lastSequence(competition);
    if (after >= last) {
      return List.of();
    }
    return recent
        .after(competition, after, limit)
        .orElseGet(
            () ->
                reader.read(
                    partitions.of(competition),
                    competition,
                    after + 1,
                    Math.min(last, after + limit)));
  }

  @Override
  public boolean inMemory(String competition, long after) {
    return after >= lastSequence(competition) || recent.after(competition, after, 1).isPresent();
  }

  @Override
  public long lastSequence(String competition) {
    return recent.last(competition).orElseGet(() -> projected.applyAsLong(competition));
  }

  @Override
  public AutoCloseable onAppend(BiConsumer<String, Long> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Whether the tail is still being followed. */
  public boolean alive() {
    return tail.isAlive();
  }

  private void follow() {
    while (!closing) {
      try {
        Map<String, Long> appended = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          String competition = new String(record.key(), UTF_8);
          long sequence = LogReader.sequenceOf(record);
          recent.add(new StoredEvent(competition, sequence, record.value()));
          appended.put(competition, sequence);
        }
        appended.forEach(
            (competition, sequence) -> listeners.forEach(l -> l.accept(competition, sequence)));
      } catch (WakeupException e) {
        continue; // closing
      } catch (KafkaException e) {
        LOG.warn("Following the log failed, trying again retryMs={}", RETRY_AFTER.toMillis(), e);
        pause();
      }
    }
    consumer.close();
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_AFTER.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      tail.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reader.close();
  }
}
