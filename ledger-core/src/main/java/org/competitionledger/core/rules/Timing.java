package org.competitionledger.core.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.CallState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.Phase;
import org.competitionledger.view.StageTiming;

/**
 * How far a stage was when a rule changed. Every phase that was reached is listed; {@code phase} is
 * the last of them in the order of {@link Phase}, whatever the order in which they were reached. A
 * call for the stage that closed outweighs another that is open: for those who applied to the
 * first, the change came after it.
 */
final class Timing {

  private Timing() {}

  /** The timing of a change against a stage, from the state before the change. */
  static StageTiming of(State before, String stage) {
    Set<Phase> reached = EnumSet.noneOf(Phase.class);
    before.scan(
        StateKind.CALL,
        "",
        (key, call) -> {
          if (call.getStage().equals(stage)) {
            reached.add(phase(call));
          }
        });
    before.find(StateKind.STAGE.key(stage)).ifPresent(found -> addTo(reached, found));
    if (reached.isEmpty()) {
      reached.add(Phase.BEFORE_CALL);
    }
    List<Phase> inOrder = new ArrayList<>(reached);
    return new StageTiming(stage, inOrder.get(inOrder.size() - 1), inOrder);
  }

  private static Phase phase(CallState call) {
    return call.getClosed() >= 0 ? Phase.AFTER_CALL_CLOSED : Phase.DURING_CALL;
  }

  private static void addTo(Set<Phase> reached, StageState stage) {
    add(reached, Phase.AFTER_STAGE_OPENED, stage.getOpened());
    add(reached, Phase.AFTER_EVALUATION_OPENED, stage.getEvaluationOpened());
    add(reached, Phase.AFTER_FIRST_SUBMISSION, stage.getFirstSubmission());
    add(reached, Phase.AFTER_FIRST_SCORE, stage.getFirstScore());
    add(reached, Phase.AFTER_OUTCOME, stage.getFirstOutcome());
  }

  private static void add(Set<Phase> reached, Phase phase, long sequence) {
    if (sequence >= 0) {
      reached.add(phase);
    }
  }
}
