package org.competitionledger.core.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.audit.Findings;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.rules.RuleHistory;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.Event;
import org.competitionledger.view.RuleChange;

/** Events folded and observed one by one, as the projection and the audit do it. */
record ObservedStory(MapState state, MapState memory) {

  /** Long after every history told here. */
  static final Instant AFTERWARDS = Instant.parse("2030-01-01T00:00:00Z");

  /** Events in the order in which they are given, numbered anew. */
  static ObservedStory of(List<Event> events) {
    ObservedStory told = new ObservedStory(new MapState(), new MapState());
    for (int sequence = 0; sequence < events.size(); sequence++) {
      told.observe(Event.newBuilder(events.get(sequence)).setSequence(sequence).build());
    }
    return told;
  }

  private void observe(Event event) {
    Optional<RuleChange> change = RuleHistory.changeOf(state, event);
    Evolve.evolve(state, event);
    Findings.observe(state, memory, event, change);
  }

  List<FindingAt> findings() {
    return Findings.at(memory, Optional.empty(), AFTERWARDS);
  }

  /** Those that are not resolved. */
  List<FindingCode> open() {
    List<FindingCode> open = new ArrayList<>();
    for (FindingAt found : findings()) {
      if (!found.resolved()) {
        open.add(found.code());
      }
    }
    return open;
  }
}
