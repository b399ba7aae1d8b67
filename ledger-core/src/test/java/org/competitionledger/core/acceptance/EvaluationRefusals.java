package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.adjusted;
import static org.competitionledger.core.decide.Says.appointed;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.panel;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.revealed;
import static org.competitionledger.core.decide.Says.ruled;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.sealed;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.voided;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.refusal.RefusalCode.ADJUSTMENT_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.BEST_MISCOUNTED;
import static org.competitionledger.core.refusal.RefusalCode.CRITERION_HAS_PARTS;
import static org.competitionledger.core.refusal.RefusalCode.CRITERION_NOT_GATE;
import static org.competitionledger.core.refusal.RefusalCode.CRITERION_NOT_SCORED;
import static org.competitionledger.core.refusal.RefusalCode.EVALUATOR_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.EVALUATOR_NOT_ON_PANEL;
import static org.competitionledger.core.refusal.RefusalCode.EVALUATOR_RECUSED;
import static org.competitionledger.core.refusal.RefusalCode.FIGURE_WITHOUT_SOURCE;
import static org.competitionledger.core.refusal.RefusalCode.GATE_COMPUTED;
import static org.competitionledger.core.refusal.RefusalCode.PANEL_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.RANGE_NEGATIVE;
import static org.competitionledger.core.refusal.RefusalCode.REVEAL_MISMATCH;
import static org.competitionledger.core.refusal.RefusalCode.SCORE_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.SCORE_NOT_SEALED;
import static org.competitionledger.core.refusal.RefusalCode.SCORE_OUT_OF_SCALE;
import static org.competitionledger.core.refusal.RefusalCode.SCORE_SEALED;
import static org.competitionledger.core.refusal.RefusalCode.SCORE_VOIDED;
import static org.competitionledger.core.refusal.RefusalCode.STATISTIC_OF_TOO_FEW;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_EVALUATOR;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_PANEL;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_SCORE;

import java.util.List;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StatisticKind;

/** Examples of scores and rulings that nobody may give. */
final class EvaluationRefusals {

  private EvaluationRefusals() {}

  static void examples(Examples examples) {
    examples
        .on(UNKNOWN_PANEL, () -> given(entered()).when(appointed("heat", "jury", "eva")))
        .on(PANEL_EXISTS, () -> given(judgedCup()).when(panel("heat", "jury")))
        .on(EVALUATOR_EXISTS, () -> given(judgedCup()).when(appointed("heat", "jury", "eva")))
        .on(
            UNKNOWN_EVALUATOR,
            () ->
                given(judgedCup())
                    .by(evaluator("zoe"))
                    .when(score("heat", "ants", "style", 1, "zoe", "5")))
        .on(
            EVALUATOR_NOT_ON_PANEL,
            () ->
                given(judgedCup())
                    .by(evaluator("gus"))
                    .when(score("heat", "ants", "style", 1, "gus", "5")))
        .on(
            EVALUATOR_RECUSED,
            () ->
                given(judgedCup(), new EvaluatorRecused("heat", "eva", "ants", null))
                    .by(evaluator("eva"))
                    .when(score("heat", "ants", "style", 1, "eva", "5")))
        .on(
            CRITERION_HAS_PARTS,
            () -> given(judgedCup()).when(score("heat", "ants", "total-style", "5")))
        .on(CRITERION_NOT_SCORED, () -> given(judgedCup()).when(score("heat", "ants", "safe", "5")))
        .on(CRITERION_NOT_GATE, () -> given(judgedCup()).when(ruled("heat", "ants", "speed")))
        .on(
            GATE_COMPUTED,
            () -> given(entered(), computedGate()).when(ruled("heat", "ants", "fast")))
        .on(
            SCORE_OUT_OF_SCALE,
            () -> given(judgedCup()).when(score("heat", "ants", "speed", "101")))
        .on(
            SCORE_EXISTS,
            () ->
                given(judgedCup(), score("heat", "ants", "speed", "50"))
                    .when(score("heat", "ants", "speed", "60")))
        .on(UNKNOWN_SCORE, () -> given(judgedCup()).when(voided("heat", "ants", "speed", null)))
        .on(
            SCORE_VOIDED,
            () ->
                given(
                        judgedCup(),
                        score("heat", "ants", "speed", "50"),
                        voided("heat", "ants", "speed", null))
                    .when(corrected("heat", "ants", "speed", null, "60")))
        .on(SCORE_SEALED, () -> sealedByEva().when(score("heat", "ants", "style", 1, "eva", "5")))
        .on(
            SCORE_NOT_SEALED,
            () -> sealedByEva().when(revealed("heat", "bees", "style", "eva", "5")))
        .on(
            REVEAL_MISMATCH,
            () -> sealedByEva().when(revealed("heat", "ants", "style", "eva", "6")))
        .on(
            ADJUSTMENT_EXISTS,
            () ->
                given(entered(), adjusted("heat", "ants", "late"))
                    .when(adjusted("heat", "ants", "late")))
        .on(
            STATISTIC_OF_TOO_FEW,
            () -> given(judgedCup()).when(statistic(StatisticKind.MAX, "90", 1, "ants", "bees")))
        .on(RANGE_NEGATIVE, () -> given(judgedCup()).when(statistic(StatisticKind.RANGE, "-1", 2)))
        .on(
            BEST_MISCOUNTED,
            () -> given(judgedCup()).when(statistic(StatisticKind.BEST, "2", 2, "ants")))
        .on(
            FIGURE_WITHOUT_SOURCE,
            () ->
                given(judgedCup())
                    .when(new FigureReported("heat", "ants", "speed", number("90"), null, null)));
  }

  private static Specification sealedByEva() {
    return given(judgedCup()).by(evaluator("eva")).and(sealed("heat", "ants", "style", "eva", "5"));
  }

  static ScoreStatisticPublished statistic(
      StatisticKind kind, String value, int n, String... participants) {
    return new ScoreStatisticPublished(
        "heat", "speed", kind, number(value), n, null, List.of(participants));
  }

  private static Object computedGate() {
    Gate fast = new Gate(GateMethod.COMPUTED, "speed", Comparison.AT_LEAST, number("50"), null);
    return published(set(1, "heat", criterion("speed"), gate("fast").setGate(fast)));
  }
}
