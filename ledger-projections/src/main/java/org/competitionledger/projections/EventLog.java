package org.competitionledger.projections;

import java.util.List;
import java.util.function.BiConsumer;

/** Reads committed events by sequence and tells of new ones. Safe for use by many threads. */
public interface EventLog extends AutoCloseable {

  /** Greatest number of events that one read returns. */
  int READ_MAX = 1_000;

  /**
   * Events after a sequence, in order, without gaps. Recent ones come from memory; for older ones
   * this blocks while they are read from Kafka.
   *
   * @param after read from the sequence behind this one; -1 reads from the first
   * @param limit at most so many (1 to {@link #READ_MAX}); fewer may come, none only at the end
   * @throws LedgerUnavailable if Kafka cannot be reached
   */
  List<StoredEvent> read(String competition, long after, int limit);

  /** Whether {@link #read} would answer from memory (or with nothing) and so not block. */
  boolean inMemory(String competition, long after);

  /** The last committed sequence seen; -1 if the competition is unknown. */
  long lastSequence(String competition);

  /**
   * Calls a listener after events of a competition have become readable, with the competition and
   * its last sequence. Called on the tail's thread: it must be quick and not block.
   *
   * @return closes the subscription
   */
  AutoCloseable onAppend(BiConsumer<String, Long> listener);

  @Override
  void close();
}
