package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
   * @param points what the method makes
   * @param gross the same with no occasion dropped: under BEST_N the sum of all occasions
   */
  record Aggregate(BigDecimal points, BigDecimal gross) {}

  private static final Comparator<OccasionPoints> LEAST_FIRST =
      Comparator.comparing(OccasionPoints::points);

  private final CriterionRule rule;
  private final Trace trace;

  OverOccasions(CriterionRule rule, Trace trace) {
    this.rule = rule;
    this.trace = trace;
  }

  Aggregate aggregate(List<OccasionPoints> all) {
    List<OccasionPoints> known = new ArrayList<>(all.size());
    for (OccasionPoints one : all) {
      if (one.known()) {
        known.add(one);
      }
    }
    OccasionMethod method = rule.occasions().getMethod();
    List<OccasionPoints> counted = counted(known);
    BigDecimal points = sum(counted);
    if (method == OccasionMethod.MEAN && !known.isEmpty()) {
      Integer digits = rule.occasions().getDigits();
      points =
          points.divide(
              BigDecimal.valueOf(known.size()),
              digits == null ? CriterionRule.DIGITS_MAX : digits,
              RoundingMode.HALF_UP);
    }
    BigDecimal gross = method == OccasionMethod.BEST_N ? sum(known) : points;
    tell(known, counted, points, gross);
    return new Aggregate(points, gross);
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
      if (one.points().compareTo(greatest.points()) > 0) {
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
      List<OccasionPoints> within = new ArrayList<>();
      for (OccasionPoints one : known) {
        if (one.occasion() >= window.getFrom() && one.occasion() <= window.getTo()) {
          within.add(one);
        }
      }
      choose(within, window.getN(), best);
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
      sum = sum.add(one.points());
    }
    return sum;
  }

  private void tell(
      List<OccasionPoints> known,
      List<OccasionPoints> counted,
      BigDecimal points,
      BigDecimal gross) {
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
              gross));
    }
  }
}
