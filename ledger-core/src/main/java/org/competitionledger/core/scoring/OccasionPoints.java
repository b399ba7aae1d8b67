package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.PointState;

/**
 * The points of one occasion, multiplied by its multiplier.
 *
 * @param at the figure they come from
 * @param score the score of the occasion: the figure, or what ABSENT counts as; empty if neither
 * @param points the points; empty where there is no figure, nor anything that it counts as
 * @param several the figures that count, where the points come from several results
 */
record OccasionPoints(
    OccasionFigure at,
    Optional<BigDecimal> score,
    Optional<BigDecimal> points,
    List<BigDecimal> several) {

  OccasionPoints(OccasionFigure at, Optional<BigDecimal> score, Optional<BigDecimal> points) {
    this(at, score, points, List.of());
  }

  int occasion() {
    return at.occasion().number();
  }

  /** Whether there is something to aggregate: points, or an occasion that is absent. */
  boolean known() {
    return points.isPresent() || at.state() == PointState.ABSENT;
  }

  /** The figures that the points come from. */
  List<BigDecimal> figures() {
    return several.isEmpty() ? at.figure().stream().toList() : several;
  }
}
