package org.competitionledger.api.competitions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.Clause;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.state.CallState;

/** A call for applications. */
public record CallView(
    String call,
    LocalisedText name,
    CallKind kind,
    String stage,
    TimeWindow window,
    Optional<Integer> seats,
    List<Clause> clauses,
    List<String> eligible,
    long opened,
    Optional<Long> closed) {

  /** The calls of a competition, in the order in which they were opened. */
  public static List<CallView> all(State state) {
    List<CallView> calls = new ArrayList<>();
    state.scan(StateKind.CALL, "", (key, call) -> calls.add(of(call)));
    calls.sort(Comparator.comparingLong(CallView::opened));
    return calls;
  }

  private static CallView of(CallState call) {
    return new CallView(
        call.getCall(),
        call.getName(),
        call.getKind(),
        call.getStage(),
        call.getWindow(),
        Optional.ofNullable(call.getSeats()),
        call.getClauses(),
        call.getEligible(),
        call.getOpened(),
        StageView.sequence(call.getClosed()));
  }
}
