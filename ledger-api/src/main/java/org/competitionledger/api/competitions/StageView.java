package org.competitionledger.api.competitions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.state.StageState;

/**
 * A stage.
 *
 * @param phase {@code scheduled}, {@code open}, {@code in-evaluation}, {@code evaluated} or {@code
 *     closed}
 * @param opened sequence of the event, as are the following
 */
public record StageView(
    String stage,
    LocalisedText name,
    int order,
    String phase,
    Optional<TimeWindow> preparation,
    Optional<TimeWindow> evaluation,
    Optional<Integer> plannedEntries,
    Optional<Long> opened,
    Optional<Long> evaluationOpened,
    Optional<Long> evaluationClosed,
    Optional<Long> closed,
    Optional<Long> certified) {

  /** The stages of a competition, in their order. */
  public static List<StageView> all(State state) {
    List<StageView> stages = new ArrayList<>();
    state.scan(StateKind.STAGE, "", (key, stage) -> stages.add(of(stage)));
    stages.sort(Comparator.comparingInt(StageView::order));
    return stages;
  }

  private static StageView of(StageState stage) {
    return new StageView(
        stage.getStage(),
        stage.getName(),
        stage.getOrder(),
        phase(stage),
        Optional.ofNullable(stage.getPreparation()),
        Optional.ofNullable(stage.getEvaluation()),
        Optional.ofNullable(stage.getPlannedEntries()),
        sequence(stage.getOpened()),
        sequence(stage.getEvaluationOpened()),
        sequence(stage.getEvaluationClosed()),
        sequence(stage.getClosed()),
        sequence(stage.getCertified()));
  }

  private static String phase(StageState stage) {
    if (stage.getClosed() >= 0) {
      return "closed";
    }
    if (stage.getEvaluationClosed() >= 0) {
      return "evaluated";
    }
    if (stage.getEvaluationOpened() >= 0) {
      return "in-evaluation";
    }
    return stage.getOpened() >= 0 ? "open" : "scheduled";
  }

  /** A sequence of the state, where -1 means 'not yet'. */
  static Optional<Long> sequence(long sequence) {
    return sequence < 0 ? Optional.empty() : Optional.of(sequence);
  }
}
