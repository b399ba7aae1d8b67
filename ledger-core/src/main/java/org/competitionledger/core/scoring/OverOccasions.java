package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Trace;
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
   * @param counted the occasions that count
   */
  record Aggregate(
      Optional<BigDecimal> points,
      Optional<BigDecimal> gross,
      Missing missing,
      List<OccasionPoints> counted) {}

  private final CriterionRule rule;
  private final CriterionRule chooser;
  private final Comparator<OccasionPoints> leastFirst;
  private final Trace trace;

  OverOccasions(CriterionRule rule, Trace trace) {
    this(rule, rule, trace);
  }

  /**
   * @param chooser the criterion whose method it is, of which this one is a part
   */
  OverOccasions(CriterionRule rule, CriterionRule chooser, Trace trace) {
    this.rule = rule;
    this.chooser = chooser;
    this.trace = trace;
    // An occasion without points is the worst one.
    Comparator<BigDecimal> order = Comparator.naturalOrder();
    this.leastFirst =
        Comparator.comparing(
            one -> one.points().orElse(null),
            rule.lowerOccasions() ? Comparator.nullsLast(order) : Comparator.nullsFirst(order));
  }

  /**
   * Aggregates.
   *
   * @param state what the occasions are together
   */
  Aggregate aggregate(List<OccasionPoints> all, PointState state) {
    List<OccasionPoints> known = known(all);
    // What counts in part of the occasions only is neither published nor comparable as a whole.
    boolean hidden = isHidden(state);
    List<OccasionPoints> counted = hidden ? List.of() : counted(known);
    return made(known, counted, hidden, known.size(), Missing.of(rule, all, counted), state);
  }

  /**
   * What a part has in the occasions that its parent chose, so that parts add up to it. Where that
   * could choose none, since another part is hidden, all count.
   */
  Aggregate along(Tally chosen, List<OccasionPoints> all, PointState state) {
    List<OccasionPoints> known = known(all);
    boolean hidden = isHidden(state);
    List<OccasionPoints> counted = new ArrayList<>(known.size());
    if (isHidden(chosen.state())) {
      counted.addAll(known);
    }
    for (OccasionPoints choice : chosen.counted()) {
      known.stream().filter(one -> one.occasion() == choice.occasion()).forEach(counted::add);
    }
    boolean lost = counted.stream().anyMatch(one -> one.points().isEmpty());
    int of = isHidden(chosen.state()) ? known.size() : known(chosen.occasions()).size();
    return made(known, hidden ? List.of() : counted, hidden, of, new Missing(0, lost, lost), state);
  }

  private static boolean isHidden(PointState state) {
    return state == PointState.NOT_PUBLISHED || state == PointState.NOT_COMPARABLE;
  }

  private static List<OccasionPoints> known(List<OccasionPoints> all) {
    List<OccasionPoints> known = new ArrayList<>(all.size());
    for (OccasionPoints one : all) {
      if (one.known()) {
        known.add(one);
      }
    }
    return known;
  }

  /**
   * What the method makes of the occasions that count.
   *
   * @param of how many a MEAN is of
   */
  private Aggregate made(
      List<OccasionPoints> known,
      List<OccasionPoints> counted,
      boolean hidden,
      int of,
      Missing missing,
      PointState state) {
    if (hidden || known.isEmpty()) {
      tell(List.of(), List.of(), Optional.empty(), Optional.empty(), state);
      return new Aggregate(Optional.empty(), Optional.empty(), missing, counted);
    }
    if (missing.points()) {
      tell(known, counted, Optional.empty(), Optional.empty(), PointState.ABSENT);
      return new Aggregate(Optional.empty(), Optional.empty(), missing, counted);
    }
    OccasionAggregation over = chooser.steps().occasions();
    BigDecimal points = sum(counted);
    if (over.getMethod() == OccasionMethod.MEAN) {
      Integer digits = over.getDigits();
      points =
          points.divide(
              BigDecimal.valueOf(of),
              digits == null ? CriterionRule.DIGITS_MAX : digits,
              RoundingMode.HALF_UP);
    }
    Optional<BigDecimal> gross = Optional.of(points);
    if (over.getMethod() == OccasionMethod.BEST_N) {
      gross = missing.gross() || lacksPoints(known) ? Optional.empty() : Optional.of(sum(known));
    }
    tell(known, counted, Optional.of(points), gross, state);
    return new Aggregate(Optional.of(points), gross, missing, counted);
  }

  private static boolean lacksPoints(List<OccasionPoints> known) {
    return known.stream().anyMatch(one -> one.points().isEmpty());
  }

  private List<OccasionPoints> counted(List<OccasionPoints> known) {
    if (known.isEmpty()) {
      return known;
    }
    return switch (rule.steps().occasions().getMethod()) {
      case SUM, MEAN -> known;
      case MAX -> List.of(greatest(known));
      case LAST -> List.of(known.get(known.size() - 1));
      case BEST_N -> best(known);
    };
  }

  private OccasionPoints greatest(List<OccasionPoints> known) {
    OccasionPoints greatest = known.get(0);
    for (OccasionPoints one : known) {
      if (leastFirst.compare(one, greatest) > 0) {
        greatest = one;
      }
    }
    return greatest;
  }

  /** The sums of windows are added, so what two windows choose counts twice. */
  private List<OccasionPoints> best(List<OccasionPoints> known) {
    OccasionAggregation rules = rule.steps().occasions();
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
    order.sort(rule.lowerOccasions() ? leastFirst : leastFirst.reversed());
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
              chooser == rule ? Optional.empty() : Optional.of(chooser.id()),
              chooser.steps().occasions().getMethod(),
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
