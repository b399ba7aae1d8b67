package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.Transform;

/** Step 3: the figure of an occasion becomes points, times the occasion's multiplier. */
final class ToPoints {

  private static final Optional<BigDecimal> NOUGHT = Optional.of(BigDecimal.ZERO);

  private final CriterionRule rule;
  private final OccasionBests bests;
  private final Trace trace;

  ToPoints(CriterionRule rule, OccasionBests bests, Trace trace) {
    this.rule = rule;
    this.bests = bests;
    this.trace = trace;
  }

  OccasionPoints points(OccasionFigure at) {
    Optional<BigDecimal> figure = at.state() == PointState.ABSENT ? countsAs() : at.figure();
    Optional<BigDecimal> points =
        figure.isPresent()
            ? Optional.of(transformed(at.occasion().number(), figure.get()))
            : at.state() == PointState.ABSENT && givesNought(at.occasion())
                ? NOUGHT
                : Optional.empty();
    Optional<BigDecimal> result = points.map(one -> one.multiply(at.occasion().multiplier()));
    tell(at, figure, points, result);
    return new OccasionPoints(at, figure, result);
  }

  /** "An ABSENT occasion gives 0 points", where that is no advantage: as where all get 0. */
  private boolean givesNought(Occasion occasion) {
    return rule.absent().isEmpty() || occasion.weighsNothing();
  }

  /** What ABSENT counts as: nothing, or a figure that the rules state. */
  private Optional<BigDecimal> countsAs() {
    if (rule.absent().isEmpty()) {
      return Optional.empty();
    }
    AbsentFigure absent = rule.absent().get();
    return switch (absent.getMethod()) {
      case LAST -> Optional.empty();
      case FIGURE -> Optional.of(absent.getValue());
      case WORST_PLUS -> Optional.of(BigDecimal.valueOf((long) bests.entries() + absent.getPlus()));
    };
  }

  private BigDecimal transformed(int occasion, BigDecimal figure) {
    return switch (rule.transform().getMethod()) {
      case IDENTITY -> figure;
      case POINTS_TABLE -> fromTable(figure);
      case RATIO_TO_BEST -> ratio(figure, bests.best(rule, occasion).orElse(figure));
    };
  }

  /** Position 1 is the first of the table. What is no whole position is beyond the table: 0. */
  private BigDecimal fromTable(BigDecimal figure) {
    List<BigDecimal> table = rule.transform().getTable();
    int position = position(figure);
    return position >= 1 && position <= table.size() ? table.get(position - 1) : BigDecimal.ZERO;
  }

  /** A figure as a position; 0 if it is none. */
  static int position(BigDecimal figure) {
    BigDecimal whole = figure.stripTrailingZeros();
    boolean fits = whole.scale() <= 0 && whole.precision() - whole.scale() <= 9;
    return fits && whole.signum() > 0 ? whole.intValueExact() : 0;
  }

  /**
   * {@code best points × figure ÷ best figure}; where less is better {@code best points × best
   * figure ÷ figure}. The best figure gets the best points also where it is 0; what would be
   * divided by 0 else gets 0.
   */
  private BigDecimal ratio(BigDecimal figure, BigDecimal best) {
    Transform transform = rule.transform();
    BigDecimal full = transform.getBest();
    if (full == null) {
      full = rule.criterion().getMaximum();
    }
    if (full == null) {
      full = BigDecimal.ONE;
    }
    int digits = transform.getDigits() == null ? CriterionRule.DIGITS_MAX : transform.getDigits();
    if (figure.compareTo(best) == 0) {
      return full.setScale(digits, RoundingMode.HALF_UP);
    }
    BigDecimal above = rule.lowerFigures() ? best : figure;
    BigDecimal below = rule.lowerFigures() ? figure : best;
    return below.signum() == 0
        ? BigDecimal.ZERO
        : full.multiply(above).divide(below, digits, RoundingMode.HALF_UP);
  }

  private void tell(
      OccasionFigure at,
      Optional<BigDecimal> figure,
      Optional<BigDecimal> points,
      Optional<BigDecimal> result) {
    if (trace.on()) {
      int occasion = at.occasion().number();
      trace.add(
          new Step.Transformed(
              rule.id(),
              occasion,
              rule.transform().getMethod(),
              at.state(),
              figure,
              figure.isEmpty() ? Optional.empty() : bests.best(rule, occasion),
              points,
              at.occasion().multiplier(),
              result));
    }
  }
}
