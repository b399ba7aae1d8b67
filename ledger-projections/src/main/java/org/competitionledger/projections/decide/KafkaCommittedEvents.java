package org.competitionledger.projections.decide;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.event.Event;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.topics.Topic;

/** Reads the events topic with a consumer of its own for each look. */
public final class KafkaCommittedEvents implements CommittedEvents {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PROGRESS_WITHIN = Duration.ofSeconds(30);

  /** Commit markers take offsets too: the last event may stand some way before the end. */
  private static final long LOOK_BACK_OFFSETS = 64;

  private final Supplier<Consumer<byte[], byte[]>> consumers;

  /**
   * A look at the log.
   *
   * @param consumers makes consumers that read committed records and belong to no group
   */
  public KafkaCommittedEvents(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  @Override
  public Optional<Event> last(int partition) {
    AtomicReference<Event> last = new AtomicReference<>();
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      TopicPartition events = assign(consumer, partition);
      long end = consumer.endOffsets(List.of(events)).get(events);
      long from = end;
      while (last.get() == null && from > 0) {
        long to = from;
        from = Math.max(0, from - LOOK_BACK_OFFSETS);
        read(consumer, events, from, to, last::set);
      }
    }
    return Optional.ofNullable(last.get());
  }

  @Override
  public void forEach(int partition, java.util.function.Consumer<Event> visitor) {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      TopicPartition events = assign(consumer, partition);
      read(consumer, events, 0, consumer.endOffsets(List.of(events)).get(events), visitor);
    }
  }

  private static TopicPartition assign(Consumer<byte[], byte[]> consumer, int partition) {
    TopicPartition events = new TopicPartition(Topic.EVENTS.topicName(), partition);
    consumer.assign(List.of(events));
    return events;
  }

  /** Visits the events at offsets {@code from} to {@code to} (exclusive). */
  private static void read(
      Consumer<byte[], byte[]> consumer,
      TopicPartition events,
      long from,
      long to,
      java.util.function.Consumer<Event> visitor) {
    consumer.seek(events, from);
    long progressNanos = System.nanoTime();
    while (consumer.position(events) < to) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(events)) {
        if (record.offset() < to) {
          visitor.accept(EventCodec.decode(record.value()));
        }
        progressNanos = System.nanoTime();
      }
      if (System.nanoTime() - progressNanos > PROGRESS_WITHIN.toNanos()) {
        throw new LedgerUnavailable("Kafka does not answer in time", null);
      }
    }
  }
}
