package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The points of one occasion, multiplied by its multiplier.
 *
 * @param at the figure they come from
 * @param score the score of the occasion: the figure, or what ABSENT counts as; empty if neither
 * @param points the points; empty where there is no figure, nor anything that it counts as
 */
record OccasionPoints(OccasionFigure at, Optional<BigDecimal> score, Optional<BigDecimal> points) {

  int occasion() {
    return at.occasion().number();
  }

  /** Whether there is something to aggregate: points, or an occasion that is absent. */
  boolean known() {
    return points.isPresent() || at.state() == PointState.ABSENT;
  }
}
