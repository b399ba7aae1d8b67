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
 * @param known whether there are points to show
 * @param state what the points are
 * @param pending whether a score below it is pending, also where the state says something stronger
 */
record Tally(
    BigDecimal sum,
    BigDecimal points,
    BigDecimal gross,
    boolean known,
    PointState state,
    boolean pending) {

  /** The tally of a leaf, from its occasions. */
  static Tally ofLeaf(
      CriterionRule rule, List<OccasionPoints> occasions, OverOccasions.Aggregate aggregate) {
    Merge merge = new Merge();
    for (OccasionPoints one : occasions) {
      merge.add(one.at().state(), one.known(), one.at().pending());
    }
    // What counts in part of the occasions only is neither published nor comparable as a whole.
    boolean hidden = !merge.published || !merge.comparable;
    return hidden
        ? merge.tally(rule, BigDecimal.ZERO, BigDecimal.ZERO, false)
        : merge.tally(rule, aggregate.points(), aggregate.gross(), merge.known);
  }

  /** The tally of a parent, from its children. */
  static Tally ofParent(CriterionRule rule, List<Tally> children) {
    Merge merge = new Merge();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal gross = BigDecimal.ZERO;
    for (Tally child : children) {
      merge.add(child.state, child.known, child.pending);
      sum = sum.add(child.points);
      gross = gross.add(child.gross);
    }
    return merge.tally(rule, sum, gross, merge.known && merge.published);
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

    void add(PointState state, boolean oneKnown, boolean onePending) {
      published &= state != PointState.NOT_PUBLISHED;
      comparable &= state != PointState.NOT_COMPARABLE;
      allAbsent &= state == PointState.ABSENT;
      pending |= onePending;
      known |= oneKnown;
    }

    Tally tally(CriterionRule rule, BigDecimal sum, BigDecimal gross, boolean show) {
      return new Tally(sum, weighed(rule, sum), weighed(rule, gross), show, state(), pending);
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
      return allAbsent ? PointState.ABSENT : PointState.OK;
    }
  }

  private static BigDecimal weighed(CriterionRule rule, BigDecimal sum) {
    BigDecimal product = sum.multiply(rule.factor());
    return product.scale() <= rule.digits()
        ? product
        : product.setScale(rule.digits(), RoundingMode.HALF_UP);
  }
}
