package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.competition.LedgerVersion;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ScoreOrigin;
import org.competitionledger.event.Transform;
import org.competitionledger.event.TransformMethod;

/**
 * A scored or informative criterion, ready for scoring: what it leaves unsaid is filled in.
 *
 * @param criterion the criterion as published
 * @param children indexes of the criteria whose points it sums; empty for a leaf, which is scored
 * @param top whether its points are a summand of the total: SCORED, and part of no other criterion
 * @param panel step 2; SINGLE where not stated
 * @param transform step 3; IDENTITY where not stated
 * @param occasions step 4; SUM where not stated
 * @param factor step 5; 1 where not stated
 * @param digits step 5; 6 where not stated
 * @param evaluators who is to give a score; empty for DIRECT, and under SINGLE, which needs just
 *     one
 * @param ranked whether a countback needs its ranks within an occasion
 * @param lowerPoints whether fewer points are better
 * @param absent what an ABSENT occasion counts as; empty where it gives 0 points
 */
public record CriterionRule(
    Criterion criterion,
    List<Integer> children,
    boolean top,
    PanelAggregation panel,
    Transform transform,
    OccasionAggregation occasions,
    BigDecimal factor,
    int digits,
    Set<String> evaluators,
    boolean ranked,
    boolean lowerPoints,
    Optional<AbsentFigure> absent) {

  private static final PanelAggregation SINGLE = PanelAggregation.newBuilder().build();
  private static final Transform IDENTITY = Transform.newBuilder().build();
  private static final OccasionAggregation SUM = OccasionAggregation.newBuilder().build();

  /** Digits of every decimal in the ledger, and of points whose digits are not stated. */
  static final int DIGITS_MAX = 6;

  /** A figure that is not there, where nothing is stated: no points. */
  private static final AbsentFigure LAST = AbsentFigure.newBuilder().build();

  static CriterionRule of(
      Criterion criterion,
      List<Integer> children,
      Set<String> panel,
      boolean ranked,
      boolean lowerPoints,
      int ledgerVersion) {
    PanelAggregation aggregation = criterion.getPanel() == null ? SINGLE : criterion.getPanel();
    boolean each =
        criterion.getScores() == ScoreOrigin.PANEL && aggregation.getMethod() != PanelMethod.SINGLE;
    return new CriterionRule(
        criterion,
        children,
        criterion.getKind() == CriterionKind.SCORED && criterion.getParent() == null,
        aggregation,
        criterion.getTransform() == null ? IDENTITY : criterion.getTransform(),
        criterion.getOccasions() == null ? SUM : criterion.getOccasions(),
        criterion.getFactor() == null ? BigDecimal.ONE : criterion.getFactor(),
        criterion.getDigits() == null ? DIGITS_MAX : criterion.getDigits(),
        each ? panel : Set.of(),
        ranked,
        lowerPoints,
        ledgerVersion >= LedgerVersion.ABSENCE_NEVER_WINS ? absent(criterion) : Optional.empty());
  }

  /**
   * "Where HIGHER is better ABSENT gives 0 points; where LOWER is better the criterion states
   * absent: FIGURE(x), WORST_PLUS(k) or, by default, LAST." A table and a ratio give points of
   * which more are better: 0 is the least there, unless a figure is stated that they turn into
   * points. Nor is 0 an advantage where all points are times 0.
   */
  private static Optional<AbsentFigure> absent(Criterion criterion) {
    boolean weighs = criterion.getFactor() == null || criterion.getFactor().signum() != 0;
    if (criterion.getBetter() != Better.LOWER || !weighs) {
      return Optional.empty();
    }
    AbsentFigure absent = criterion.getAbsent() == null ? LAST : criterion.getAbsent();
    return absent.getMethod() != AbsentMethod.LAST || PointsOrder.isPlain(criterion)
        ? Optional.of(absent)
        : Optional.empty();
  }

  /** Its id. */
  public String id() {
    return criterion.getId();
  }

  boolean leaf() {
    return children.isEmpty();
  }

  /** Whether its points depend on other entries: their figures, or how many they are. */
  boolean needsRivals() {
    return comparesFigures() || absent.filter(CriterionRule::isWorstPlus).isPresent();
  }

  private static boolean isWorstPlus(AbsentFigure absent) {
    return absent.getMethod() == AbsentMethod.WORST_PLUS;
  }

  /** Whether its points depend on the figures of other entries. */
  boolean comparesFigures() {
    return leaf() && (ranked || transform.getMethod() == TransformMethod.RATIO_TO_BEST);
  }

  /** Whether an entry would gain by a figure that is not there, if nothing were done about it. */
  boolean gainsByNothing() {
    return leaf() && absent.isPresent() && lowerOccasions();
  }

  /** Whether the lesser of two figures is the better one. */
  boolean lowerFigures() {
    return criterion.getBetter() == Better.LOWER;
  }

  /**
   * Whether the lesser of two occasions' points is the better one: only where they are the figures
   * themselves. A table and a ratio turn the better figure into more points.
   */
  boolean lowerOccasions() {
    return lowerFigures() && PointsOrder.isPlain(criterion);
  }
}
