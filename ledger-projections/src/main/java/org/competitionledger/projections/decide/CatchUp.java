package org.competitionledger.projections.decide;

import java.util.Optional;
import org.competitionledger.core.competition.Evolve;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.State;
import org.competitionledger.event.Event;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.state.HeadState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the store against the record of truth before a task decides. Both are committed together,
 * so they agree, unless a changelog was lost; deciding on would then number events twice. What the
 * store lacks is folded from the log.
 */
final class CatchUp {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

  private CatchUp() {}

  /**
   * Brings the states of a partition's competitions up to the log.
   *
   * @throws IllegalStateException if the store is ahead of the log, which means events were lost
   */
  static void run(CommittedEvents events, int partition, CompetitionStates states) {
    Optional<Event> last = events.last(partition);
    if (last.isEmpty()) {
      return;
    }
    long known = head(states.of(last.get().getCompetition()));
    if (known > last.get().getSequence()) {
      throw new IllegalStateException(
          "The log of %s ends at %d, but %d was decided: events were lost"
              .formatted(last.get().getCompetition(), last.get().getSequence(), known));
    }
    if (known == last.get().getSequence()) {
      return;
    }
    LOG.warn("State is behind the log, folding it anew partition={}", partition);
    events.forEach(partition, event -> fold(states.of(event.getCompetition()), event));
    states.writeOut();
  }

  private static void fold(State state, Event event) {
    if (event.getSequence() > head(state)) {
      Evolve.evolve(state, event);
    }
  }

  private static long head(State state) {
    return state.find(Keys.HEAD).map(HeadState::getLastSequence).orElse(-1L);
  }
}
