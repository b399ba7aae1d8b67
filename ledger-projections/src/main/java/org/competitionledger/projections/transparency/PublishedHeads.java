package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The heads that may be shown: those that were read back from Kafka as committed. What was merely
 * signed could still be lost with its transaction, and then must never have been seen.
 */
public final class PublishedHeads implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedHeads.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);

  /** Told of each head that may be shown; see {@code Transparency.onPublished}. */
  @FunctionalInterface
  interface Listener {
    void published(String competition);
  }

  private final Map<String, SignedNote> heads = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private Consumer<byte[], byte[]> consumer;
  private Thread tail;
  private volatile boolean closing;

  /** Follows the checkpoints from where they end now. */
  public void follow(Consumer<byte[], byte[]> committed, List<TopicPartition> partitions) {
    consumer = committed;
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    tail = new Thread(this::run, "ledger-checkpoints");
    tail.setDaemon(true);
    tail.start();
  }

  /** A committed head; an older one than is known is passed over. */
  void publish(String competition, SignedNote note) {
    heads.merge(competition, note, (known, given) -> size(known) > size(given) ? known : given);
    listeners.forEach(listener -> listener.published(competition));
  }

  /** Has somebody told of heads; those known now at once. */
  void onPublished(Listener listener) {
    listeners.add(listener);
    heads.keySet().forEach(listener::published);
  }

  private static long size(SignedNote note) {
    return Checkpoint.parse(note.text()).size();
  }

  /** The newest head of a competition's log. */
  public Optional<SignedNote> head(String competition) {
    return Optional.ofNullable(heads.get(competition));
  }

  /** Whether the checkpoints are still being followed. */
  public boolean alive() {
    return tail == null || tail.isAlive();
  }

  private void run() {
    while (!closing) {
      try {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          publish(new String(record.key(), UTF_8), SignedNote.parse(record.value()));
        }
      } catch (WakeupException e) {
        continue; // closing
      } catch (KafkaException e) {
        LOG.warn("Following the checkpoints failed retryMs={}", RETRY_AFTER.toMillis(), e);
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
    if (tail == null) {
      return;
    }
    consumer.wakeup();
    try {
      tail.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
