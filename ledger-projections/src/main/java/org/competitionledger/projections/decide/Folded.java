package org.competitionledger.projections.decide;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.core.state.State;

/** What this instance has folded of the log, as deciding builds on it. */
public interface Folded {

  /**
   * A competition's state, with all before {@link #place} at least. It is read only, and throws
   * {@link org.competitionledger.projections.LedgerUnavailable} where it cannot be read.
   */
  State state(String competition);

  /** The offset up to which a partition was folded, exclusive. */
  long place(TopicPartition partition);

  /**
   * Waits until a partition was folded up to an offset.
   *
   * @return whether it was, within the time
   */
  boolean await(TopicPartition partition, long offset, Duration within) throws InterruptedException;

  /** Whether it is still this one that folds; another may have begun from less. */
  boolean isCurrent();
}
