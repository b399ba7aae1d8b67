package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import org.competitionledger.core.evolve.FoldContext.Folds;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallClosed;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.state.CallState;

/** What the events of calls do to the state. */
final class CallFolds {

  private CallFolds() {}

  static void register(Folds folds) {
    folds
        .on(CallOpened.class, CallFolds::opened)
        .on(CallChanged.class, CallFolds::changed)
        .on(CallClosed.class, CallFolds::closed);
  }

  private static void opened(CallOpened opened, FoldContext context) {
    context
        .state()
        .put(
            StateKind.CALL.key(opened.getCall()),
            new CallState(
                opened.getCall(),
                opened.getName(),
                opened.getKind(),
                opened.getStage(),
                opened.getWindow(),
                opened.getSeats(),
                opened.getClauses(),
                opened.getEligible(),
                context.sequence(),
                NOT_YET,
                NOT_YET,
                NOT_YET));
  }

  private static void changed(CallChanged changed, FoldContext context) {
    context.change(
        StateKind.CALL.key(changed.getCall()),
        call -> {
          CallState.Builder now = CallState.newBuilder(call);
          if (changed.getCloses() != null) {
            now.setWindow(new TimeWindow(call.getWindow().getStart(), changed.getCloses()));
          }
          if (changed.getSeats() != null) {
            now.setSeats(changed.getSeats());
          }
          if (changed.getClauses() != null) {
            now.setClauses(changed.getClauses());
          }
          return now.build();
        });
  }

  private static void closed(CallClosed closed, FoldContext context) {
    context.closes();
    context.change(
        StateKind.CALL.key(closed.getCall()),
        call -> CallState.newBuilder(call).setClosed(context.sequence()).build());
  }
}
