package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A criterion of one entry while it is being scored.
 *
 * @param sum before factor and rounding
 * @param points after factor and rounding; what its parent, or the total, adds up
 * @param gross the points if no occasion were dropped
 * @param missing what is missing where less is better
 * @param known whether there are points to show
 * @param state what the points are
 * @param pending whether a score below it is pending, also where the state says something stronger
 */
record Tally(
    BigDecimal sum,
    BigDecimal points,
    BigDecimal gross,
    Missing missing,
    boolean known,
    PointState state,
    boolean pending) {

  /** The tally of a leaf, from its occasions. */
  static Tally ofLeaf(CriterionRule rule, List<OccasionPoints> occasions, OverOccasions over) {
    Merge merge = new Merge();
    for (OccasionPoints one : occasions) {
      merge.add(one.at().state(), one.known(), one.at().pending(), Missing.NOTHING);
    }
    OverOccasions.Aggregate aggregate = over.aggregate(occasions, merge.state());
    merge.missing = aggregate.missing();
    return merge.tally(
        rule,
        aggregate.points().orElse(BigDecimal.ZERO),
        aggregate.gross().orElse(BigDecimal.ZERO),
        aggregate.points().isPresent());
  }

  /** The tally of a parent, from its children. */
  static Tally ofParent(CriterionRule rule, List<Tally> children) {
    Merge merge = new Merge();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal gross = BigDecimal.ZERO;
    for (Tally child : children) {
      boolean weighs = rule.factor().signum() != 0;
      Missing missing = weighs ? child.missing : Missing.NOTHING;
      merge.add(child.state, child.known, child.pending, missing);
      sum = sum.add(child.points);
      gross = gross.add(child.gross);
    }
    boolean shown = merge.known && merge.published && !merge.missing.points();
    return merge.tally(rule, sum, gross, shown);
  }

  /** The points as shown. */
  CriterionPoints shown(CriterionRule rule) {
    return new CriterionPoints(rule.id(), known ? Optional.of(points) : Optional.empty(), state);
  }

  private static final class Merge {
    private boolean published = true;
    private boolean comparable = true;
    private boolean pending;
    private boolean known;
    private boolean allAbsent = true;
    private Missing missing = Missing.NOTHING;

    void add(PointState state, boolean oneKnown, boolean onePending, Missing oneMissing) {
      published &= state != PointState.NOT_PUBLISHED;
      comparable &= state != PointState.NOT_COMPARABLE;
      allAbsent &= state == PointState.ABSENT;
      pending |= onePending;
      known |= oneKnown;
      missing = missing.and(oneMissing);
    }

    Tally tally(CriterionRule rule, BigDecimal sum, BigDecimal gross, boolean show) {
      return new Tally(
          sum, weighed(rule, sum), weighed(rule, gross), missing, show, state(), pending);
    }

    private PointState state() {
      if (!published) {
        return PointState.NOT_PUBLISHED;
      }
      if (!comparable) {
        return PointState.NOT_COMPARABLE;
      }
      if (pending) {
        return PointState.PENDING;
      }
      return allAbsent || missing.points() ? PointState.ABSENT : PointState.OK;
    }
  }

  private static BigDecimal weighed(CriterionRule rule, BigDecimal sum) {
    BigDecimal product = sum.multiply(rule.factor());
    return product.scale() <= rule.digits()
        ? product
        : product.setScale(rule.digits(), RoundingMode.HALF_UP);
  }
}
