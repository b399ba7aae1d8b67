package org.competitionledger.core.scoring;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.results.PointState;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.OccasionWindow;

/**
 * What an entry lacks where less is better, so that what is not there does not count for it.
 *
 * @param figures how many figures that would count are missing, in halves: one that is there in
 *     part, since not all evaluators have judged, is half missing
 * @param points whether one that counts is missing for good: there are no points, and no total
 * @param gross whether one would be missing for good if no occasion were dropped
 */
record Missing(int figures, boolean points, boolean gross) {

  static final Missing NOTHING = new Missing(0, false, false);

  private static final int WHOLE = 2;
  private static final int PART = 1;

  /** What is missing on the occasions of a criterion, of which some count. */
  static Missing of(
      CriterionRule rule, List<OccasionPoints> occasions, List<OccasionPoints> counted) {
    if (!rule.gainsByNothing()) {
      return NOTHING;
    }
    int figures = 0;
    boolean drops = rule.steps().occasions().getMethod() == OccasionMethod.BEST_N;
    boolean gross = false;
    List<OccasionPoints> open = new ArrayList<>();
    for (OccasionPoints one : occasions) {
      if (one.at().occasion().weighsNothing()) {
        continue;
      }
      boolean absent = one.at().state() == PointState.ABSENT;
      gross |= drops && absent && one.points().isEmpty();
      if (!one.known()) {
        open.add(one);
      } else if (one.at().pending() && (!drops || counted.contains(one))) {
        figures += PART;
      }
    }
    figures += WHOLE * (drops ? fitting(rule.steps().occasions(), occasions, open) : open.size());
    boolean points = false;
    for (OccasionPoints one : counted) {
      if (one.points().isEmpty()) {
        figures += WHOLE;
        points = true;
      }
    }
    return new Missing(figures, points, gross);
  }

  /** Of the occasions still open, as many count as the best so many have places left. */
  private static int fitting(
      OccasionAggregation best, List<OccasionPoints> occasions, List<OccasionPoints> open) {
    if (best.getWindows().isEmpty()) {
      int n = best.getN() == null ? occasions.size() : best.getN();
      return fitting(n, occasions, open);
    }
    int fitting = 0;
    for (OccasionWindow window : best.getWindows()) {
      fitting += fitting(window.getN(), within(window, occasions), within(window, open));
    }
    return fitting;
  }

  private static int fitting(int n, List<OccasionPoints> occasions, List<OccasionPoints> open) {
    int taken = (int) occasions.stream().filter(OccasionPoints::known).count();
    return Math.min(open.size(), Math.max(0, n - taken));
  }

  /** The occasions of a window. */
  static List<OccasionPoints> within(OccasionWindow window, List<OccasionPoints> occasions) {
    return occasions.stream()
        .filter(one -> one.occasion() >= window.getFrom() && one.occasion() <= window.getTo())
        .toList();
  }

  Missing and(Missing other) {
    return other.equals(NOTHING)
        ? this
        : new Missing(figures + other.figures, points || other.points, gross || other.gross);
  }
}
