package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.CriterionPoints;
import org.competitionledger.core.results.PointState;

/**
 * A criterion of one entry while it is being scored.
 *
 * @param sum before factor and rounding; of a part whose occasions are weighed one by one, after
 * @param points after factor and rounding; what its parent, or the total, adds up
 * @param gross the points if no occasion were dropped
 * @param missing what is missing where less is better
 * @param known whether there are points to show
 * @param state what the points are
 * @param pending whether a score below it is pending, also where the state says something stronger
 * @param occasions its occasions; none of a parent that merely adds up
 * @param counted those of them that count; one that two windows choose, twice
 */
record Tally(
    BigDecimal sum,
    BigDecimal points,
    BigDecimal gross,
    Missing missing,
    boolean known,
    PointState state,
    boolean pending,
    List<OccasionPoints> occasions,
    List<OccasionPoints> counted) {

  /** The tally of a criterion that chooses among its occasions. */
  static Tally ofOccasions(CriterionRule rule, List<OccasionPoints> occasions, OverOccasions over) {
    Together together = together(occasions);
    return tally(rule, together, occasions, over.aggregate(occasions, together.state()));
  }

  /** The tally of a part of another criterion, which chose the occasions that count. */
  static Tally ofPart(
      CriterionRule rule, List<OccasionPoints> occasions, OverOccasions over, Tally chooser) {
    Together together = together(occasions);
    return tally(rule, together, occasions, over.along(chooser, occasions, together.state()));
  }

  private static Together together(List<OccasionPoints> occasions) {
    Together together = new Together();
    for (OccasionPoints one : occasions) {
      together.add(one.at().state(), one.known(), one.at().pending(), Missing.NOTHING);
    }
    return together;
  }

  private static Tally tally(
      CriterionRule rule,
      Together together,
      List<OccasionPoints> occasions,
      OverOccasions.Aggregate aggregate) {
    together.lacks(aggregate.missing());
    return tally(
        rule,
        together,
        aggregate.points().orElse(BigDecimal.ZERO),
        aggregate.gross().orElse(BigDecimal.ZERO),
        aggregate.points().isPresent(),
        occasions,
        aggregate.counted());
  }

  /** The tally of a parent, from its children. */
  static Tally ofParent(CriterionRule rule, List<Tally> children) {
    Together together = new Together();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal gross = BigDecimal.ZERO;
    for (Tally child : children) {
      boolean weighs = rule.steps().factor().signum() != 0;
      Missing missing = weighs ? child.missing : Missing.NOTHING;
      together.add(child.state, child.known, child.pending, missing);
      sum = sum.add(child.points);
      gross = gross.add(child.gross);
    }
    boolean shown = together.known() && together.published() && !together.missing().points();
    return tally(rule, together, sum, gross, shown, List.of(), List.of());
  }

  private static Tally tally(
      CriterionRule rule,
      Together together,
      BigDecimal sum,
      BigDecimal gross,
      boolean shown,
      List<OccasionPoints> occasions,
      List<OccasionPoints> counted) {
    boolean weighed = rule.within().isPresent();
    return new Tally(
        sum,
        weighed ? sum : rule.steps().weighed(sum),
        weighed ? gross : rule.steps().weighed(gross),
        together.missing(),
        shown,
        together.state(),
        together.pending(),
        occasions,
        counted);
  }

  /** The points as shown. */
  CriterionPoints shown(CriterionRule rule) {
    return new CriterionPoints(rule.id(), known ? Optional.of(points) : Optional.empty(), state);
  }
}
