package org.competitionledger.core.findings.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;
import org.competitionledger.view.Phase;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.StageTiming;

/**
 * Gate added or tightened after the call closed (§10.2): those who applied could not know. A
 * narrowed definition counts as its recorder declares it.
 */
public final class GateTightenedLate {

  private static final Set<String> TIGHTENING =
      Set.of("gate-added", "gate-raised", "definition-narrowed");

  private GateTightenedLate() {}

  public static void register(Observers observers) {
    observers.onChange(GateTightenedLate::changed);
  }

  private static void changed(RuleChange change, Observed at) {
    if (change.getDirection() == Direction.INITIAL) {
      return;
    }
    for (DirectionReason reason : change.getReasons()) {
      if (TIGHTENING.contains(reason.getRule()) && change.getVersion() != null) {
        at.criterion(change.getVersion(), reason.getPointer().split("/", -1)[2])
            .filter(criterion -> criterion.getKind() == CriterionKind.GATE)
            .ifPresent(gate -> tightened(gate, change, at));
      }
    }
  }

  private static void tightened(Criterion gate, RuleChange change, Observed at) {
    for (StageTiming timing : change.getTiming()) {
      if (timing.getReached().contains(Phase.AFTER_CALL_CLOSED)) {
        String stage = timing.getStage();
        at.raise(
            FindingCode.GATE_TIGHTENED_AFTER_CALL_CLOSED,
            stage + '|' + gate.getId() + '|' + change.getSequence(),
            Words.FINDINGS.say(
                "gate-of-was-added", at.nameOfStage(stage), at.nameOfCriterion(gate.getId())),
            LongStream.concat(closedCalls(stage, at), LongStream.of(change.getSequence()))
                .toArray());
      }
    }
  }

  private static LongStream closedCalls(String stage, Observed at) {
    List<Long> closed = new ArrayList<>();
    at.state()
        .scan(
            StateKind.CALL,
            "",
            (key, call) -> {
              if (call.getStage().equals(stage)) {
                closed.add(call.getClosed());
              }
            });
    return closed.stream().mapToLong(Long::longValue);
  }
}
