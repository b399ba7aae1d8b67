package org.competitionledger.api.feeds;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.problem.ProblemCode;

/**
 * Where an entry stands in a feed. What is older than an entry keeps its place whatever comes
 * later, so a place is also a cursor: {@code 57.2} goes on with what stands before it.
 *
 * @param sequence the event
 * @param index 0 for the event itself; then the findings that stand behind it, in order
 */
record FeedPlace(long sequence, int index) implements Comparable<FeedPlace> {

  private static final Comparator<FeedPlace> ORDER =
      Comparator.comparingLong(FeedPlace::sequence).thenComparingInt(FeedPlace::index);
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

  /** Reads a cursor, or ends the request. */
  static FeedPlace parse(String cursor) {
    Matcher matcher = TEXT.matcher(cursor);
    if (!matcher.matches()) {
      throw notGivenHere();
    }
    FeedPlace place =
        new FeedPlace(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    if (place.newestBefore() < 0) {
      throw notGivenHere();
    }
    return place;
  }

  private static RuntimeException notGivenHere() {
    return ProblemCode.PARAMETER_INVALID.exception("cursor-is-not-one");
  }

  /** Sequence of the newest event that this place, or one before it, belongs to. */
  long newestBefore() {
    return index == 0 ? sequence - 1 : sequence;
  }

  String text() {
    return sequence + "." + index;
  }

  @Override
  public int compareTo(FeedPlace other) {
    return ORDER.compare(this, other);
  }
}
