package org.competitionledger.core.acceptance;

import static org.competitionledger.core.acceptance.Facts.CALL;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.when;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.form.Lists;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.Clause;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.state.CallState;

/** What refuses the events of calls. */
final class CallRules {

  private CallRules() {}

  static void register(Rules rules) {
    rules
        .on(CallOpened.class, CallRules::opened)
        .on(CallChanged.class, CallRules::changed)
        .on(CallClosed.class, (closed, facts) -> facts.inCall(closed.getCall(), CallRules::open));
  }

  /** A call's identifier is used once, for a stage that is not over. */
  private static Optional<Refusal> opened(CallOpened opened, Facts facts) {
    return when(
            facts.state().find(StateKind.CALL.key(opened.getCall())).isPresent(),
            CALL,
            RefusalCode.CALL_EXISTS,
            opened.getCall())
        .or(() -> facts.inStage(opened.getStage(), StageRules::notClosed))
        .or(() -> StageRules.forwards(opened.getWindow(), "/data/window"))
        .or(() -> clausesUnique(opened.getClauses()))
        .or(() -> Lists.unique(opened.getEligible(), Function.identity(), "/data/eligible", ""));
  }

  /** A change changes something of a call that still takes applications. */
  private static Optional<Refusal> changed(CallChanged changed, Facts facts) {
    boolean changes =
        changed.getCloses() != null || changed.getSeats() != null || changed.getClauses() != null;
    return when(!changes, "/data", RefusalCode.CHANGE_EMPTY)
        .or(
            () ->
                facts.inCall(
                    changed.getCall(), call -> open(call).or(() -> forwards(call, changed))))
        .or(() -> changed.getClauses() == null ? none() : clausesUnique(changed.getClauses()));
  }

  private static Optional<Refusal> forwards(CallState call, CallChanged changed) {
    return changed.getCloses() == null
        ? none()
        : StageRules.forwards(
            new TimeWindow(call.getWindow().getStart(), changed.getCloses()), "/data/closes");
  }

  private static Optional<Refusal> clausesUnique(List<Clause> clauses) {
    return Lists.unique(clauses, Clause::getId, "/data/clauses", "/id");
  }

  /** A call closes once; no application is taken any more (§5.5). */
  static Optional<Refusal> open(CallState call) {
    return when(call.getClosed() != NOT_YET, CALL, RefusalCode.CALL_CLOSED, call.getCall());
  }
}
