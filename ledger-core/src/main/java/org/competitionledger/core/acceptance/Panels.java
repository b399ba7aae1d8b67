package org.competitionledger.core.acceptance;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.List;
import java.util.Optional;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.ScoreOrigin;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EvaluatorState;
import org.competitionledger.state.PanelState;

/** Who judges what. */
public final class Panels {

  private static final String EVALUATOR = "/data/evaluator";

  private Panels() {}

  /**
   * The criteria of which an evaluator gives scores, in the set's order (§5.3): those without parts
   * that one of their panels judges. None in a table of teams.
   *
   * @param set the one that governs the stage
   */
  public static List<Criterion> criteria(
      State state, String stage, String evaluator, CriteriaSet set) {
    Optional<EvaluatorState> known = state.find(Keys.evaluator(stage, evaluator));
    return known.isEmpty() || set.getTeams() != null
        ? List.of()
        : set.getCriteria().stream()
            .filter(criterion -> criterion.getKind() != CriterionKind.GATE)
            .filter(criterion -> criterion.getScores() == ScoreOrigin.PANEL)
            .filter(criterion -> !CriteriaSets.hasParts(set, criterion.getId()))
            .filter(criterion -> judges(known.get(), stage, criterion.getId(), state))
            .toList();
  }

  /** Whether an entry takes scores; those that withdrew or were disqualified do not (§5.3). */
  public static boolean isScored(EntryState entry) {
    return EvaluationRules.listed(entry).isEmpty();
  }

  /** Whether an evaluator is recused for an entry of a stage, or for all. */
  public static boolean isRecused(State state, String stage, String participant, String evaluator) {
    return state
            .find(Keys.evaluator(stage, evaluator))
            .filter(known -> known.getRecused() != NOT_YET)
            .isPresent()
        || state.find(Keys.recusal(stage, participant, evaluator)).isPresent();
  }

  /** An evaluator of a panel that judges the criterion, not recused for the entry. */
  static Optional<Refusal> mayJudge(
      String stage, String participant, String criterion, String evaluator, Facts facts) {
    Optional<EvaluatorState> known = facts.state().find(Keys.evaluator(stage, evaluator));
    if (known.isEmpty()) {
      return refuse(EVALUATOR, RefusalCode.UNKNOWN_EVALUATOR, evaluator, stage);
    }
    if (!judges(known.get(), stage, criterion, facts.state())) {
      return refuse(EVALUATOR, RefusalCode.EVALUATOR_NOT_ON_PANEL, evaluator, criterion);
    }
    return notRecused(known.get(), stage, participant, evaluator, facts);
  }

  /** Empty means all PANEL criteria of the stage (§5.3). */
  private static boolean judges(
      EvaluatorState evaluator, String stage, String criterion, State state) {
    for (String id : evaluator.getPanels()) {
      Optional<PanelState> panel = state.find(Keys.panel(stage, id));
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
