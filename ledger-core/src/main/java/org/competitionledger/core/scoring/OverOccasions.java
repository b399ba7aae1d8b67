package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.OccasionWindow;

/**
 * Step 4: the points of several occasions become one sum. Occasions still without a figure are left
 * out, so a provisional MEAN is over those that have taken place, a provisional LAST is the last of
 * them.
 */
final class OverOccasions {

  /**
   * The sum, before factor and rounding.
   *
   * @param points what the method makes; empty where nothing is known, or an absent occasion counts
   *     that has no points
   * @param gross the same with no occasion dropped: under BEST_N the sum of all occasions
   * @param missing what is missing
   */
  record Aggregate(Optional<BigDecimal> points, Optional<BigDecimal> gross, Missing missing) {}

  /** An occasion without points is the greatest: only less is better where there are such. */
  private static final Comparator<OccasionPoints> LEAST_FIRST =
      Comparator.comparing(
          one -> one.points().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));

  private final CriterionRule rule;
  private final Trace trace;

  OverOccasions(CriterionRule rule, Trace trace) {
    this.rule = rule;
    this.trace = trace;
  }

  /**
   * Aggregates.
   *
   * @param state what the occasions are together
   */
  Aggregate aggregate(List<OccasionPoints> all, PointState state) {
    List<OccasionPoints> known = new ArrayList<>(all.size());
    for (OccasionPoints one : all) {
      if (one.known()) {
        known.add(one);
      }
    }
    // What counts in part of the occasions only is neither published nor comparable as a whole.
    boolean hidden = state == PointState.NOT_PUBLISHED || state == PointState.NOT_COMPARABLE;
    List<OccasionPoints> counted = hidden ? List.of() : counted(known);
    Missing missing = Missing.of(rule, all, counted);
    if (hidden || known.isEmpty()) {
      tell(List.of(), List.of(), Optional.empty(), Optional.empty(), state);
      return new Aggregate(Optional.empty(), Optional.empty(), missing);
    }
    if (missing.points()) {
      tell(known, counted, Optional.empty(), Optional.empty(), PointState.ABSENT);
      return new Aggregate(Optional.empty(), Optional.empty(), missing);
    }
    BigDecimal points = sum(counted);
    if (rule.occasions().getMethod() == OccasionMethod.MEAN) {
      Integer digits = rule.occasions().getDigits();
      points =
          points.divide(
              BigDecimal.valueOf(known.size()),
              digits == null ? CriterionRule.DIGITS_MAX : digits,
              RoundingMode.HALF_UP);
    }
    Optional<BigDecimal> gross = Optional.of(points);
    if (rule.occasions().getMethod() == OccasionMethod.BEST_N) {
      gross = missing.gross() ? Optional.empty() : Optional.of(sum(known));
    }
    tell(known, counted, Optional.of(points), gross, state);
    return new Aggregate(Optional.of(points), gross, missing);
  }

  private List<OccasionPoints> counted(List<OccasionPoints> known) {
    if (known.isEmpty()) {
      return known;
    }
    return switch (rule.occasions().getMethod()) {
      case SUM, MEAN -> known;
      case MAX -> List.of(greatest(known));
      case LAST -> List.of(known.get(known.size() - 1));
      case BEST_N -> best(known);
    };
  }

  private static OccasionPoints greatest(List<OccasionPoints> known) {
    OccasionPoints greatest = known.get(0);
    for (OccasionPoints one : known) {
      if (LEAST_FIRST.compare(one, greatest) > 0) {
        greatest = one;
      }
    }
    return greatest;
  }

  /** The sums of windows are added, so what two windows choose counts twice. */
  private List<OccasionPoints> best(List<OccasionPoints> known) {
    OccasionAggregation rules = rule.occasions();
    List<OccasionPoints> best = new ArrayList<>(known.size());
    if (rules.getWindows().isEmpty()) {
      choose(known, rules.getN() == null ? known.size() : rules.getN(), best);
    }
    for (OccasionWindow window : rules.getWindows()) {
      choose(Missing.within(window, known), window.getN(), best);
    }
    return best;
  }

  /** The best so many. The sort is stable: of equal points the earlier counts. */
  private void choose(List<OccasionPoints> from, int count, List<OccasionPoints> best) {
    List<OccasionPoints> order = new ArrayList<>(from);
    order.sort(rule.lowerOccasions() ? LEAST_FIRST : LEAST_FIRST.reversed());
    best.addAll(order.subList(0, Math.min(Math.max(0, count), order.size())));
  }

  private static BigDecimal sum(List<OccasionPoints> occasions) {
    BigDecimal sum = BigDecimal.ZERO;
    for (OccasionPoints one : occasions) {
      sum = sum.add(one.points().orElseThrow());
    }
    return sum;
  }

  private void tell(
      List<OccasionPoints> known,
      List<OccasionPoints> counted,
      Optional<BigDecimal> points,
      Optional<BigDecimal> gross,
      PointState state) {
    if (trace.on()) {
      List<Integer> counting = counted.stream().map(OccasionPoints::occasion).sorted().toList();
      trace.add(
          new Step.Aggregated(
              rule.id(),
              rule.occasions().getMethod(),
              counting,
              known.stream()
                  .map(OccasionPoints::occasion)
                  .filter(occasion -> !counting.contains(occasion))
                  .toList(),
              points,
              gross,
              state));
    }
  }
}
