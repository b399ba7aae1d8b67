package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.topics.Topic;

/**
 * Heads that were published, read from Kafka.
 *
 * @param consumers makes consumers that read committed records and belong to no group
 */
public record EarlierHeads(Supplier<Consumer<byte[], byte[]>> consumers) {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  /** Records at a partition's end that are looked at first: the last ones may be markers only. */
  private static final long NEAR_END = 64;

  /** The last head of each competition of a partition. */
  public Map<String, SignedNote> last(int partition) {
    return read(new TopicPartition(Topic.CHECKPOINTS.topicName(), partition), Long.MAX_VALUE);
  }

  /**
   * Requires that the ledger still has the name with which its heads were signed.
   *
   * @throws LedgerRenamed if it was given another
   */
  public void requireName(String ledgerName, int partitions) {
    for (int partition = 0; partition < partitions; partition++) {
      named(partition)
          .filter(name -> !name.equals(ledgerName))
          .ifPresent(
              name -> {
                throw new LedgerRenamed(name, ledgerName);
              });
    }
  }

  private Optional<String> named(int partition) {
    TopicPartition at = new TopicPartition(Topic.CHECKPOINTS.topicName(), partition);
    Map<String, SignedNote> few = read(at, NEAR_END);
    return (few.isEmpty() ? read(at, Long.MAX_VALUE) : few)
        .values().stream()
            .findFirst()
            .map(note -> Checkpoint.parse(note.text()).origin())
            .flatMap(Origin::parse)
            .map(Origin::ledger);
  }

  /** Of the last records of a partition, the last head of each competition. */
  private Map<String, SignedNote> read(TopicPartition partition, long atMost) {
    Map<String, SignedNote> heads = new HashMap<>();
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      List<TopicPartition> one = List.of(partition);
      consumer.assign(one);
      long end = consumer.endOffsets(one).get(partition);
      long begin = consumer.beginningOffsets(one).get(partition);
      consumer.seek(partition, Math.max(begin, atMost > end ? begin : end - atMost));
      long deadlineNanos = System.nanoTime() + ANSWER_WITHIN.toNanos();
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          heads.put(new String(record.key(), UTF_8), SignedNote.parse(record.value()));
          deadlineNanos = System.nanoTime() + ANSWER_WITHIN.toNanos();
        }
        if (System.nanoTime() > deadlineNanos) {
          throw new LedgerUnavailable("Kafka does not answer in time", null);
        }
      }
    }
    return heads;
  }
}
