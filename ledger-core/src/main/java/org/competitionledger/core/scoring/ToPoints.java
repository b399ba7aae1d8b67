package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Step.Join;
import org.competitionledger.core.results.Trace;
import org.competitionledger.core.scoring.OccasionFigure.Result;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.ResultMethod;
import org.competitionledger.event.Transform;

/** Step 3: the figure of an occasion becomes points, times the occasion's multiplier. */
record ToPoints(CriterionRule rule, OccasionBests bests, Trace trace) {

  private static final Optional<BigDecimal> NOUGHT = Optional.of(BigDecimal.ZERO);

  OccasionPoints points(OccasionFigure at) {
    return at.results().isEmpty() ? ofFigure(at) : ofResults(at);
  }

  private OccasionPoints ofFigure(OccasionFigure at) {
    Optional<BigDecimal> figure = at.state() == PointState.ABSENT ? countsAs() : at.figure();
    Optional<BigDecimal> points =
        figure.isPresent()
            ? Optional.of(transformed(at.occasion().number(), figure.get()))
            : at.state() == PointState.ABSENT && givesNought(at.occasion())
                ? NOUGHT
                : Optional.empty();
    Optional<BigDecimal> result = points.map(one -> one.multiply(at.occasion().multiplier()));
    tell(at, figure, points);
    return new OccasionPoints(at, figure, result);
  }

  /**
   * Several results of an entry in one occasion become one: the best of them, or their sum. Each is
   * turned into points, and divided among those who share it, first (§7.3).
   */
  private OccasionPoints ofResults(OccasionFigure at) {
    List<Result> results = at.results();
    List<BigDecimal> points = new ArrayList<>(results.size());
    for (Result result : results) {
      points.add(ofResult(at, result));
    }
    boolean best = rule.criterion().getResults() != ResultMethod.SUM;
    List<Integer> counted = IntStream.range(0, best ? 0 : points.size()).boxed().toList();
    if (best) {
      counted = List.of(bestOf(points));
    }
    BigDecimal joined = counted.stream().map(points::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (trace.on() && results.size() > 1) {
      trace.add(joined(at, points, counted, joined));
    }
    List<BigDecimal> figures = counted.stream().map(one -> results.get(one).figure()).toList();
    OccasionFigure counts =
        new OccasionFigure(
            at.occasion(), at.state(), Optional.of(figures.get(0)), at.pending(), results);
    Optional<BigDecimal> score = figures.stream().reduce(BigDecimal::add);
    return new OccasionPoints(counts, score, Optional.of(joined), figures);
  }

  private BigDecimal ofResult(OccasionFigure at, Result result) {
    int occasion = at.occasion().number();
    BigDecimal transformed = transformed(occasion, result.figure());
    BigDecimal points = transformed.multiply(at.occasion().multiplier());
    tell(at, Optional.of(result.figure()), Optional.of(transformed));
    if (result.sharedBy() == 1) {
      return points;
    }
    BigDecimal share =
        points.divide(
            BigDecimal.valueOf(result.sharedBy()), rule.steps().digits(), RoundingMode.HALF_UP);
    if (trace.on()) {
      trace.add(
          new Step.Shared(
              rule.id(), occasion, result.sharedBy(), points, rule.steps().digits(), share));
    }
    return share;
  }

  /** Where the best points stand; of equal ones the first. */
  private int bestOf(List<BigDecimal> points) {
    int best = 0;
    for (int at = 1; at < points.size(); at++) {
      int more = points.get(at).compareTo(points.get(best));
      if (rule.lowerOccasions() ? more < 0 : more > 0) {
        best = at;
      }
    }
    return best;
  }

  private Step joined(
      OccasionFigure at, List<BigDecimal> points, List<Integer> counted, BigDecimal joined) {
    List<Step.Part> parts = new ArrayList<>(points.size());
    for (int one = 0; one < points.size(); one++) {
      parts.add(
          new Step.Part(
              at.results().get(one).line(), Optional.of(points.get(one)), counted.contains(one)));
    }
    return new Step.Joined(
        rule.id(),
        at.occasion().number(),
        rule.criterion().getResults() == ResultMethod.SUM ? Join.SUM : Join.BEST,
        parts,
        Optional.of(joined));
  }

  /** An ABSENT occasion gives 0 points (§7.3), where that is no advantage: as where all get 0. */
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
    return switch (rule.steps().transform().getMethod()) {
      case IDENTITY -> figure;
      case POINTS_TABLE -> fromTable(figure);
      case RATIO_TO_BEST -> ratio(figure, bests.best(rule, occasion).orElse(figure));
    };
  }

  /** Position 1 is the first of the table. What is no whole position is beyond the table: 0. */
  private BigDecimal fromTable(BigDecimal figure) {
    List<BigDecimal> table = rule.steps().transform().getTable();
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
    Transform transform = rule.steps().transform();
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

  private void tell(OccasionFigure at, Optional<BigDecimal> figure, Optional<BigDecimal> points) {
    if (trace.on()) {
      int occasion = at.occasion().number();
      trace.add(
          new Step.Transformed(
              rule.id(),
              occasion,
              rule.steps().transform().getMethod(),
              at.state(),
              figure,
              figure.isEmpty() ? Optional.empty() : bests.best(rule, occasion),
              points,
              at.occasion().multiplier()));
    }
  }
}
