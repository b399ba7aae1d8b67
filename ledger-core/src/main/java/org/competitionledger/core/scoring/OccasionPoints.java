package org.competitionledger.core.scoring;

import java.math.BigDecimal;

/**
 * The points of one occasion, multiplied by its multiplier.
 *
 * @param at the figure they come from
 * @param points the points; 0 where there is no figure
 */
record OccasionPoints(OccasionFigure at, BigDecimal points) {

  int occasion() {
    return at.occasion().number();
  }

  /** Whether there is something to aggregate: points, or the 0 of an absent occasion. */
  boolean known() {
    return at.figure().isPresent() || at.state() == PointState.ABSENT;
  }
}
