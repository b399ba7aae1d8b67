package org.competitionledger.core.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.competition.Evolve;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.competition.MapState;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.rules.RuleHistory;
import org.competitionledger.event.Event;
import org.competitionledger.state.HeadState;
import org.competitionledger.view.RuleChange;

/**
 * A log gone through in the heap: its rule changes and its findings, by the same functions as the
 * service's.
 */
public final class Audit {

  private final MapState state = new MapState();
  private final MapState memory = new MapState();
  private final List<RuleChange> changes = new ArrayList<>();

  /**
   * Takes the next event.
   *
   * @throws IllegalStateException if it is not the next in sequence: a damaged log
   */
  public void next(Event event) {
    Optional<RuleChange> change = RuleHistory.changeOf(state, event);
    Evolve.evolve(state, event);
    change.ifPresent(changes::add);
    Findings.observe(state, memory, event, change);
  }

  /** The competition's state after the last event. */
  public State state() {
    return state;
  }

  /** All changes of the rules, in order. */
  public List<RuleChange> changes() {
    return List.copyOf(changes);
  }

  /** Ledger time of the last event; empty before the first. */
  public Optional<Instant> lastLedgerTime() {
    return state.find(Keys.HEAD).map(HeadState::getLastLedgerTime);
  }

  /** The findings at a moment, oldest first. */
  public List<FindingAt> findings(Instant at) {
    return Findings.at(memory, Optional.empty(), at);
  }
}
