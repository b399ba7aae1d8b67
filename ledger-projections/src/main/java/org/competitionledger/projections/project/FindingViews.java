package org.competitionledger.projections.project;

import java.util.Optional;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.core.state.State;
import org.competitionledger.event.Event;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.view.RuleChange;

/** Keeps the findings up to date with the events that are folded, in a store of their own. */
final class FindingViews {

  private final CompetitionStates memory;

  FindingViews(CompetitionStates memory) {
    this.memory = memory;
  }

  /** Observes an event that has been folded, and the change of the rules that it made. */
  void observe(State folded, Event event, Optional<RuleChange> change) {
    Findings.observe(folded, memory.of(event.getCompetition()), event, change);
  }

  /** Lets readers see what was observed. */
  void writeOut() {
    memory.writeOut();
  }
}
