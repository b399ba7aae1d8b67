package org.competitionledger.core.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an entry brings to one tie-break. Keys of the same tie-break compare with one another; the
 * better is the lesser.
 */
public sealed interface TieKey extends Comparable<TieKey> {

  /**
   * What parts two entries.
   *
   * @param own what one brings, up to where they differ; empty where it has nothing there
   * @param theirs what the other brings
   * @param occasion the occasion in which they differ, if it is one
   */
  record Told(List<String> own, List<String> theirs, OptionalInt occasion) {

    /** Nothing that parts them. */
    public static final Told NOTHING = new Told(List.of(), List.of(), OptionalInt.empty());

    /** Two single values. */
    public static Told of(String own, String theirs) {
      return new Told(List.of(own), List.of(theirs), OptionalInt.empty());
    }

    /** Of two lists as much as comes before the first difference, and what differs. */
    static Told upTo(int equal, List<String> own, List<String> theirs) {
      return new Told(
          own.subList(0, Math.min(own.size(), equal + 1)),
          theirs.subList(0, Math.min(theirs.size(), equal + 1)),
          OptionalInt.empty());
    }
  }

  /** What this and the other, from which it differs, say of one another. */
  Told told(TieKey other);

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

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

    @Override
    public Told told(TieKey other) {
      Optional<BigDecimal> theirs = ((ByPoints) other).points;
      if (points.equals(theirs)) {
        return Told.NOTHING; // it is what they lack that parts them
      }
      return new Told(
          points.stream().map(TieKey::plain).toList(),
          theirs.stream().map(TieKey::plain).toList(),
          OptionalInt.empty());
    }
  }

  /**
   * COUNTBACK: most firsts, then seconds, and so on. Where the sorted positions of two entries
   * first differ, the one with the better position has more of that position, since both have
   * equally many of each better one; where one list ends, the longer is better.
   */
  public final class ByPositions implements TieKey {

    private final int[] sorted;

    /** Positions, from 1, in any order. */
    public ByPositions(int[] positions) {
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
    public Told told(TieKey other) {
      int[] theirs = ((ByPositions) other).sorted;
      return Told.upTo(Arrays.mismatch(sorted, theirs), texts(sorted), texts(theirs));
    }

    private static List<String> texts(int[] positions) {
      return Arrays.stream(positions).mapToObj(Integer::toString).toList();
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

    @Override
    public Told told(TieKey other) {
      return Told.of(appliedAt.toString(), ((ByTime) other).appliedAt.toString());
    }
  }

  /**
   * COUNTBACK by scores, and BEST_SINGLE: the best score, then the second best, and so on; where
   * one list ends, the longer is better.
   *
   * @param bestFirst the scores
   * @param lowerBetter whether the lesser score is the better one
   */
  record ByScores(List<BigDecimal> bestFirst, boolean lowerBetter) implements TieKey {

    @Override
    public int compareTo(TieKey other) {
      List<BigDecimal> theirs = ((ByScores) other).bestFirst;
      for (int at = 0; at < Math.min(bestFirst.size(), theirs.size()); at++) {
        int ascending = bestFirst.get(at).compareTo(theirs.get(at));
        if (ascending != 0) {
          return lowerBetter ? ascending : -ascending;
        }
      }
      return Integer.compare(theirs.size(), bestFirst.size());
    }

    @Override
    public Told told(TieKey other) {
      List<BigDecimal> theirs = ((ByScores) other).bestFirst;
      int at = 0;
      while (at < Math.min(bestFirst.size(), theirs.size())
          && bestFirst.get(at).compareTo(theirs.get(at)) == 0) {
        at++;
      }
      return Told.upTo(at, plain(bestFirst), plain(theirs));
    }

    private static List<String> plain(List<BigDecimal> scores) {
      return scores.stream().map(TieKey::plain).toList();
    }
  }

  /**
   * The points of an occasion.
   *
   * @param occasion its number
   * @param points the points
   */
  record OnOccasion(int occasion, BigDecimal points) {}

  /**
   * LAST_OCCASION: the points in the last occasion, then in the one before. An occasion in which
   * one has points and another none is for the one who has.
   *
   * @param inOrder the occasions in which there are points, the first one first
   * @param lowerBetter whether fewer points are better
   */
  record ByOccasions(List<OnOccasion> inOrder, boolean lowerBetter) implements TieKey {

    @Override
    public int compareTo(TieKey other) {
      List<OnOccasion> theirs = ((ByOccasions) other).inOrder;
      int back = equalFromTheEnd(theirs);
      OnOccasion own = fromTheEnd(inOrder, back);
      OnOccasion their = fromTheEnd(theirs, back);
      if (own == null || their == null || own.occasion != their.occasion) {
        return Integer.compare(number(their), number(own));
      }
      int ascending = own.points.compareTo(their.points);
      return lowerBetter ? ascending : -ascending;
    }

    @Override
    public Told told(TieKey other) {
      List<OnOccasion> theirs = ((ByOccasions) other).inOrder;
      int back = equalFromTheEnd(theirs);
      OnOccasion own = fromTheEnd(inOrder, back);
      OnOccasion their = fromTheEnd(theirs, back);
      int occasion = Math.max(number(own), number(their));
      return new Told(points(own, occasion), points(their, occasion), OptionalInt.of(occasion));
    }

    private int equalFromTheEnd(List<OnOccasion> theirs) {
      int back = 0;
      while (back < Math.min(inOrder.size(), theirs.size())
          && same(fromTheEnd(inOrder, back), fromTheEnd(theirs, back))) {
        back++;
      }
      return back;
    }

    private static boolean same(OnOccasion one, OnOccasion other) {
      return one.occasion == other.occasion && one.points.compareTo(other.points) == 0;
    }

    private static OnOccasion fromTheEnd(List<OnOccasion> all, int back) {
      return back < all.size() ? all.get(all.size() - 1 - back) : null;
    }

    private static int number(OnOccasion one) {
      return one == null ? -1 : one.occasion;
    }

    private static List<String> points(OnOccasion one, int occasion) {
      return one == null || one.occasion != occasion ? List.of() : List.of(plain(one.points));
    }
  }

  /**
   * REACHED_FIRST: when the total became what it is.
   *
   * @param sequence the event
   */
  record BySequence(long sequence) implements TieKey {

    @Override
    public int compareTo(TieKey other) {
      return Long.compare(sequence, ((BySequence) other).sequence);
    }

    @Override
    public Told told(TieKey other) {
      return Told.of(Long.toString(sequence), Long.toString(((BySequence) other).sequence));
    }
  }

  /** DECISION: nothing of the entry's own; a decision is about the tied as a whole. */
  record ByDecision() implements TieKey {

    @Override
    public int compareTo(TieKey other) {
      return 0;
    }

    @Override
    public Told told(TieKey other) {
      return Told.NOTHING;
    }
  }
}
