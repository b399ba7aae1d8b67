package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.competitionledger.core.event.LedgerVersion;
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
 * @param steps how scores become points
 * @param evaluators who is to give a score; empty for DIRECT, and under SINGLE, which needs just
 *     one
 * @param ranked whether a countback needs its ranks within an occasion
 * @param lowerPoints whether fewer points are better
 * @param absent what an ABSENT occasion counts as; empty where it gives 0 points
 * @param byOccasion how it has points of its own on each occasion; empty for a parent that adds up
 *     what its children make of theirs
 */
public record CriterionRule(
    Criterion criterion,
    List<Integer> children,
    Steps steps,
    Set<String> evaluators,
    boolean ranked,
    boolean lowerPoints,
    Optional<AbsentFigure> absent,
    Optional<ByOccasion> byOccasion) {

  /**
   * How scores become points.
   *
   * @param panel step 2; SINGLE where not stated
   * @param transform step 3; IDENTITY where not stated
   * @param occasions step 4; SUM where not stated
   * @param factor step 5; 1 where not stated
   * @param digits step 5; 6 where not stated
   */
  public record Steps(
      PanelAggregation panel,
      Transform transform,
      OccasionAggregation occasions,
      BigDecimal factor,
      int digits) {

    static Steps of(Criterion criterion) {
      return new Steps(
          criterion.getPanel() == null ? SINGLE : criterion.getPanel(),
          criterion.getTransform() == null ? IDENTITY : criterion.getTransform(),
          criterion.getOccasions() == null ? SUM : criterion.getOccasions(),
          criterion.getFactor() == null ? BigDecimal.ONE : criterion.getFactor(),
          criterion.getDigits() == null ? DIGITS_MAX : criterion.getDigits());
    }

    /** Points after factor and rounding. */
    BigDecimal weighed(BigDecimal sum) {
      BigDecimal product = sum.multiply(factor);
      return product.scale() <= digits ? product : product.setScale(digits, RoundingMode.HALF_UP);
    }
  }

  /**
   * A leaf, a parent that states how its occasions are summed, or a part of such a parent.
   *
   * @param within index of the parent that chooses the occasions that count, if that is not left to
   *     this criterion; factor and rounding are then of each occasion
   * @param lower whether the lesser of two occasions' points is the better one, before the factor
   * @param gains whether an entry would gain by a figure that is not there, if nothing were done
   */
  record ByOccasion(OptionalInt within, boolean lower, boolean gains) {}

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
      Optional<ByOccasion> byOccasion,
      int ledgerVersion) {
    Steps steps = Steps.of(criterion);
    boolean each =
        criterion.getScores() == ScoreOrigin.PANEL && steps.panel.getMethod() != PanelMethod.SINGLE;
    return new CriterionRule(
        criterion,
        children,
        steps,
        each ? panel : Set.of(),
        ranked,
        lowerPoints,
        ledgerVersion >= LedgerVersion.ABSENCE_NEVER_WINS ? absent(criterion) : Optional.empty(),
        byOccasion);
  }

  /**
   * Where HIGHER is better ABSENT gives 0 points; where LOWER is better the criterion states
   * absent: FIGURE(x), WORST_PLUS(k) or, by default, LAST (§6.3). A table and a ratio give points
   * of which more are better: 0 is the least there, unless a figure is stated that they turn into
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

  /** Whether its points are a summand of the total: SCORED, and part of no other criterion. */
  public boolean top() {
    return criterion.getKind() == CriterionKind.SCORED && criterion.getParent() == null;
  }

  public boolean leaf() {
    return children.isEmpty();
  }

  /** Whether its points depend on other entries: their figures, or how many they are. */
  boolean needsRivals() {
    return comparesFigures() || absent.filter(CriterionRule::isWorstPlus).isPresent();
  }

  private static boolean isWorstPlus(AbsentFigure absent) {
    return absent.getMethod() == AbsentMethod.WORST_PLUS;
  }

  /** Whether its points, or its places, depend on the figures of other entries. */
  boolean comparesFigures() {
    return ranked || leaf() && steps.transform.getMethod() == TransformMethod.RATIO_TO_BEST;
  }

  /** Whether an entry would gain by a figure that is not there, if nothing were done about it. */
  boolean gainsByNothing() {
    return byOccasion.filter(ByOccasion::gains).isPresent();
  }

  /** The same of a criterion that is scored. */
  static boolean gainsByNothing(Criterion leaf, int ledgerVersion) {
    return ledgerVersion >= LedgerVersion.ABSENCE_NEVER_WINS
        && absent(leaf).isPresent()
        && lowerOccasions(leaf);
  }

  /** Index of the parent that chooses the occasions that count, if this criterion does not. */
  public OptionalInt within() {
    return byOccasion.map(ByOccasion::within).orElse(OptionalInt.empty());
  }

  /** Whether the lesser of two scores is the better one: of a parent's, of two occasions' sums. */
  boolean lowerFigures() {
    return leaf() ? criterion.getBetter() == Better.LOWER : lowerOccasions();
  }

  /** Whether the lesser of two occasions' points is the better one, before the factor. */
  boolean lowerOccasions() {
    return byOccasion.filter(ByOccasion::lower).isPresent();
  }

  /** Whether the lesser of two occasions' points is the better one, as they are listed. */
  boolean lowerListed() {
    return within().isPresent() ? lowerPoints : lowerOccasions();
  }

  /** Only where they are the figures: a table and a ratio turn the better one into more points. */
  static boolean lowerOccasions(Criterion leaf) {
    return leaf.getBetter() == Better.LOWER && PointsOrder.isPlain(leaf);
  }
}
