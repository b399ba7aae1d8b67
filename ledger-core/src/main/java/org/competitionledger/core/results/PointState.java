package org.competitionledger.core.results;

import org.competitionledger.core.words.PublicName;

/** What the points of a criterion are. The wire form is {@link #text()}. */
public enum PointState implements PublicName {
  /** Computed from all scores that are due. */
  OK,
  /** Some scores are not there yet: the points are provisional, or there are none. */
  PENDING,
  /** Every occasion is absent: 0 points. Where less is better, one that counts: no points. */
  ABSENT,
  /** A score it needs was not made public: no points. */
  NOT_PUBLISHED,
  /** A score lies outside the scale of these rules, and is never rescaled: no points. */
  NOT_COMPARABLE
}
