package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an entry brings to one tie-break. Keys of the same tie-break compare with one another; the
 * better is the lesser.
 */
public sealed interface TieKey extends Comparable<TieKey> {

  /**
   * CRITERION: the points of a criterion. An entry without any comes last, and one that lacks some
   * of the figures where less is better behind those that lack fewer.
   *
   * @param points the points
   * @param lowerBetter whether fewer are better
   * @param missing how many figures are missing where less is better, in halves
   */
  record ByPoints(Optional<BigDecimal> points, boolean lowerBetter, int missing) implements TieKey {

    @Override
    public int compareTo(TieKey other) {
      Optional<BigDecimal> theirs = ((ByPoints) other).points;
      if (points.isEmpty() || theirs.isEmpty()) {
        return Boolean.compare(points.isEmpty(), theirs.isEmpty());
      }
      if (missing != ((ByPoints) other).missing) {
        return Integer.compare(missing, ((ByPoints) other).missing);
      }
      int ascending = points.get().compareTo(theirs.get());
      return lowerBetter ? ascending : -ascending;
    }
  }

  /**
   * COUNTBACK: most firsts, then seconds, and so on. Where the sorted positions of two entries
   * first differ, the one with the better position has more of that position, since both have
   * equally many of each better one; where one list ends, the longer is better.
   */
  final class ByPositions implements TieKey {

    private final int[] sorted;

    /** Positions, from 1, in any order. */
    ByPositions(int[] positions) {
      this.sorted = positions.clone();
      Arrays.sort(sorted);
    }

    @Override
    public int compareTo(TieKey other) {
      int[] theirs = ((ByPositions) other).sorted;
      int at = Arrays.mismatch(sorted, theirs);
      if (at < 0) {
        return 0;
      }
      if (at == sorted.length || at == theirs.length) {
        return Integer.compare(theirs.length, sorted.length);
      }
      return Integer.compare(sorted[at], theirs[at]);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ByPositions that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
      return "ByPositions" + Arrays.toString(sorted);
    }
  }

  /**
   * EARLIEST: the application.
   *
   * @param appliedAt its ledger time
   */
  record ByTime(Instant appliedAt) implements TieKey {

    @Override
    public int compareTo(TieKey other) {
      return appliedAt.compareTo(((ByTime) other).appliedAt);
    }
  }

  /** DECISION: nothing of the entry's own; a decision is about the tied as a whole. */
  record ByDecision() implements TieKey {

    @Override
    public int compareTo(TieKey other) {
      return 0;
    }
  }
}
