package org.competitionledger.projections.log;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.StoredEvent;

/**
 * The event log of this instance, as far as it is folded: recent events are in memory, older ones
 * are read from Kafka.
 */
public final class FoldedEventLog implements EventLog {

  private final RecentEvents recent;
  private final LogReader reader;
  private final Partitions partitions;
  private final ToLongFunction<String> folded;

  /**
   * What can be read of the log.
   *
   * @param consumers makes consumers that read committed records and belong to no group
   * @param recent what was folded last
   * @param folded the last sequence of a competition that is folded, -1 if none
   */
  public FoldedEventLog(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Partitions partitions,
      LogPosition positions,
      RecentEvents recent,
      ToLongFunction<String> folded) {
    this.partitions = partitions;
    this.recent = recent;
    this.folded = folded;
    reader = new LogReader(consumers, positions);
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
    return folded.applyAsLong(competition);
  }

  @Override
  public AutoCloseable onAppend(BiConsumer<String, Long> listener) {
    return recent.onAppend(listener);
  }

  @Override
  public void close() {
    recent.close();
    reader.close();
  }
}
