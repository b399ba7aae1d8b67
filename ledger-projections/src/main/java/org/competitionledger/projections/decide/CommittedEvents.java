package org.competitionledger.projections.decide;

import java.util.Optional;
import java.util.function.Consumer;
import org.competitionledger.event.Event;

/** The record of truth, as decide looks back at it when a task starts. */
public interface CommittedEvents {

  /** The last event of a partition of the events topic; empty if it has none. */
  Optional<Event> last(int partition);

  /** All events of a partition, in order. */
  void forEach(int partition, Consumer<Event> visitor);
}
