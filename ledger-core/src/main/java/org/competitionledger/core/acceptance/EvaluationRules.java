package org.competitionledger.core.acceptance;

import static org.competitionledger.core.acceptance.Facts.CRITERION;
import static org.competitionledger.core.acceptance.Facts.PARTICIPANT;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;
import static org.competitionledger.core.state.State.NOT_YET;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.form.Lists;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.Role;
import org.competitionledger.event.TieResolved;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.EvaluatorState;

/** What refuses panels, gates, adjustments and ties. */
final class EvaluationRules {

  private static final String EVALUATOR = "/data/evaluator";

  private EvaluationRules() {}

  static void register(Rules rules) {
    rules
        .on(PanelAnnounced.class, EvaluationRules::panelAnnounced)
        .on(EvaluatorAppointed.class, EvaluationRules::appointed)
        .on(EvaluatorRecused.class, EvaluationRules::recused)
        .on(GateRuled.class, EvaluationRules::gateRuled)
        .on(AdjustmentApplied.class, EvaluationRules::adjusted)
        .on(TieResolved.class, EvaluationRules::tieResolved);
  }

  /**
   * A panel's identifier is used once in a stage that is not over; it judges criteria there are.
   */
  private static Optional<Refusal> panelAnnounced(PanelAnnounced announced, Facts facts) {
    return facts
        .inStage(announced.getStage(), StageRules::notClosed)
        .or(
            () ->
                when(
                    facts
                        .state()
                        .find(Keys.panel(announced.getStage(), announced.getPanel()))
                        .isPresent(),
                    "/data/panel",
                    RefusalCode.PANEL_EXISTS,
                    announced.getPanel(),
                    announced.getStage()))
        .or(() -> Lists.unique(announced.getCriteria(), Function.identity(), "/data/criteria", ""))
        .or(() -> criteriaKnown(announced, facts));
  }

  /** A panel may be announced before the criteria, or for a version that starts later. */
  private static Optional<Refusal> criteriaKnown(PanelAnnounced announced, Facts facts) {
    Optional<CriteriaState> latest =
        GoverningRules.of(facts.state(), announced.getStage(), Instant.MAX, facts.latestVersion());
    return latest.isEmpty()
        ? none()
        : Lists.each(
            announced.getCriteria(),
            "/data/criteria",
            (criterion, pointer) ->
                when(
                    CriteriaSets.criterion(latest.get().getCriteria(), criterion).isEmpty(),
                    pointer,
                    RefusalCode.UNKNOWN_CRITERION,
                    criterion,
                    Integer.toString(latest.get().getCriteria().getVersion())));
  }

  /** An evaluator is appointed to a panel once, while the stage is not over. */
  private static Optional<Refusal> appointed(EvaluatorAppointed appointed, Facts facts) {
    String stage = appointed.getStage();
    String panel = appointed.getPanel();
    return facts
        .inStage(stage, StageRules::notClosed)
        .or(
            () ->
                when(
                    facts.state().find(Keys.panel(stage, panel)).isEmpty(),
                    "/data/panel",
                    RefusalCode.UNKNOWN_PANEL,
                    panel,
                    stage))
        .or(
            () ->
                when(
                    evaluator(stage, appointed.getEvaluator(), facts)
                        .filter(known -> known.getPanels().contains(panel))
                        .isPresent(),
                    EVALUATOR,
                    RefusalCode.EVALUATOR_EXISTS,
                    appointed.getEvaluator(),
                    panel));
  }

  /** Recused is an evaluator of the stage, once for an entry; also after the stage closed. */
  private static Optional<Refusal> recused(EvaluatorRecused recused, Facts facts) {
    String stage = recused.getStage();
    String id = recused.getEvaluator();
    return facts.inStage(
        stage,
        known -> {
          Optional<EvaluatorState> evaluator = evaluator(stage, id, facts);
          if (evaluator.isEmpty()) {
            return refuse(EVALUATOR, RefusalCode.UNKNOWN_EVALUATOR, id, stage);
          }
          if (recused.getParticipant() == null) {
            return when(
                evaluator.get().getRecused() != NOT_YET,
                EVALUATOR,
                RefusalCode.EVALUATOR_RECUSED,
                id);
          }
          return facts.ofEntry(
              stage,
              recused.getParticipant(),
              entry -> Panels.notRecused(stage, entry.getParticipant(), id, facts));
        });
  }

  /**
   * Ruled on is a gate of the governing set, for an entry. Evaluator, as itself (§3.2): one of the
   * stage who is not recused for the entry. A later ruling replaces an earlier one.
   */
  private static Optional<Refusal> gateRuled(GateRuled ruled, Facts facts) {
    String stage = ruled.getStage();
    return facts
        .ofEntry(stage, ruled.getParticipant(), EvaluationRules::listed)
        .or(() -> facts.governedCriterion(stage, ruled.getCriterion(), EvaluationRules::ruledUpon))
        .or(
            () ->
                facts.role() == Role.EVALUATOR
                    ? Panels.notRecused(stage, ruled.getParticipant(), facts.subject(), facts)
                    : none());
  }

  private static Optional<Refusal> ruledUpon(Criterion criterion) {
    return when(
            criterion.getKind() != CriterionKind.GATE,
            CRITERION,
            RefusalCode.CRITERION_NOT_GATE,
            criterion.getId())
        .or(
            () ->
                when(
                    CriteriaSets.isComputed(criterion),
                    CRITERION,
                    RefusalCode.GATE_COMPUTED,
                    criterion.getId()));
  }

  /** Withdrawn and disqualified entries are listed apart: nothing is scored or ruled there. */
  static Optional<Refusal> listed(EntryState entry) {
    boolean apart =
        entry.getStatus() == EntryStatus.WITHDRAWN || entry.getStatus() == EntryStatus.DISQUALIFIED;
    return apart
        ? refuse(PARTICIPANT, RefusalCode.ENTRY_OUT, entry.getParticipant(), entry.getStage())
        : none();
  }

  /** An adjustment's identifier is used once for an entry. */
  private static Optional<Refusal> adjusted(AdjustmentApplied applied, Facts facts) {
    return facts.ofEntry(
        applied.getStage(),
        applied.getParticipant(),
        entry ->
            when(
                facts
                    .state()
                    .find(
                        Keys.adjustment(
                            applied.getStage(), applied.getParticipant(), applied.getAdjustment()))
                    .isPresent(),
                "/data/adjustment",
                RefusalCode.ADJUSTMENT_EXISTS,
                applied.getAdjustment(),
                applied.getParticipant()));
  }

  /** A tie is between two entries or more. */
  private static Optional<Refusal> tieResolved(TieResolved resolved, Facts facts) {
    return when(resolved.getOrder().size() < 2, "/data/order", RefusalCode.TIE_TOO_SMALL)
        .or(() -> Lists.unique(resolved.getOrder(), Function.identity(), "/data/order", ""))
        .or(
            () ->
                Lists.each(
                    resolved.getOrder(),
                    "/data/order",
                    (participant, pointer) ->
                        facts.entryInList(resolved.getStage(), participant, pointer)));
  }

  private static Optional<EvaluatorState> evaluator(String stage, String id, Facts facts) {
    return facts.state().find(Keys.evaluator(stage, id));
  }
}
