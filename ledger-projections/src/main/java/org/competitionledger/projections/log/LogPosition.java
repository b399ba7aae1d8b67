package org.competitionledger.projections.log;

import java.util.Optional;

/** Finds where in the log to start looking for an event. */
@FunctionalInterface
public interface LogPosition {

  /**
   * An offset at or before a competition's event, in its partition, from which it is found within a
   * bounded stretch; nothing if the competition is unknown.
   */
  Optional<Long> offsetFor(String competition, long sequence);
}
