package org.competitionledger.core.acceptance;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.Optional;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.state.EvaluatorState;
import org.competitionledger.state.PanelState;

/** Who judges what. */
final class Panels {

  private static final String EVALUATOR = "/data/evaluator";

  private Panels() {}

  /** An evaluator of a panel that judges the criterion, not recused for the entry. */
  static Optional<Refusal> mayJudge(
      String stage, String participant, String criterion, String evaluator, Facts facts) {
    Optional<EvaluatorState> known = facts.state().find(Keys.evaluator(stage, evaluator));
    if (known.isEmpty()) {
      return refuse(EVALUATOR, RefusalCode.UNKNOWN_EVALUATOR, evaluator, stage);
    }
    if (!judges(known.get(), stage, criterion, facts)) {
      return refuse(EVALUATOR, RefusalCode.EVALUATOR_NOT_ON_PANEL, evaluator, criterion);
    }
    return notRecused(known.get(), stage, participant, evaluator, facts);
  }

  /** Empty means all PANEL criteria of the stage (§5.3). */
  private static boolean judges(
      EvaluatorState evaluator, String stage, String criterion, Facts facts) {
    for (String id : evaluator.getPanels()) {
      Optional<PanelState> panel = facts.state().find(Keys.panel(stage, id));
      if (panel.isPresent()
          && (panel.get().getCriteria().isEmpty()
              || panel.get().getCriteria().contains(criterion))) {
        return true;
      }
    }
    return false;
  }

  /** An evaluator of the stage who is not recused for an entry, or for all. */
  static Optional<Refusal> notRecused(
      String stage, String participant, String evaluator, Facts facts) {
    Optional<EvaluatorState> known = facts.state().find(Keys.evaluator(stage, evaluator));
    return known.isEmpty()
        ? refuse(EVALUATOR, RefusalCode.UNKNOWN_EVALUATOR, evaluator, stage)
        : notRecused(known.get(), stage, participant, evaluator, facts);
  }

  private static Optional<Refusal> notRecused(
      EvaluatorState known, String stage, String participant, String evaluator, Facts facts) {
    boolean recused =
        known.getRecused() != NOT_YET
            || facts.state().find(Keys.recusal(stage, participant, evaluator)).isPresent();
    return recused ? refuse(EVALUATOR, RefusalCode.EVALUATOR_RECUSED, evaluator) : none();
  }
}
