package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;

/**
 * Shows that a bound is tight: looks for points for everything unknown with which it is reached and
 * all constraints are met. One quantity after the other is given its least, its most, or what lies
 * between, whichever leaves the others something, in both orders of the quantities. Found, it is
 * proof; not found, it says nothing.
 */
final class TightnessSearch {

  /** Quantities with more than one value beyond which nothing is looked for. */
  private static final int UNKNOWN_MAX = 60;

  /** What narrowing may cost for all bounds of a stage together: see {@link Constraint#cost}. */
  private static final long WORK_MAX = 6_000_000;

  private final Bounds bounds;
  private final int[] unknown;
  private final boolean settled;
  private long work = WORK_MAX;

  /**
   * Looks in bounds that were narrowed as far as they go; finds nothing in others.
   *
   * @param quantities how many there are
   */
  TightnessSearch(Bounds bounds, int quantities) {
    this.bounds = bounds;
    this.settled = bounds.settled() && !bounds.isCut();
    this.unknown =
        IntStream.range(0, quantities).filter(quantity -> !bounds.isFixed(quantity)).toArray();
  }

  /** Whether an end is reached by points that fit everything. The bounds are left as they were. */
  boolean reaches(int end) {
    boolean looks = settled && unknown.length <= UNKNOWN_MAX && work > 0;
    if (!looks || bounds.end(end) == null) {
      return false;
    }
    Bounds.Mark before = bounds.mark();
    long spent = bounds.spent();
    bounds.suppose(work);
    try {
      if (!fix(end / 2, bounds.end(end))) {
        return false;
      }
      for (int quantity : unknown) {
        if (!bounds.isFixed(quantity) && !fixSomewhere(quantity)) {
          return false;
        }
      }
      return true;
    } finally {
      bounds.back(before);
      bounds.supposeNoMore();
      work -= bounds.spent() - spent;
    }
  }

  private boolean fixSomewhere(int quantity) {
    BigDecimal least = bounds.least(quantity);
    BigDecimal most = bounds.most(quantity);
    if (least == null || most == null) {
      BigDecimal known = least == null ? most : least;
      return fix(quantity, known == null ? BigDecimal.ZERO : known);
    }
    BigDecimal middle =
        least.add(most).divide(BigDecimal.valueOf(2), bounds.digits(quantity), RoundingMode.FLOOR);
    return fix(quantity, least) || fix(quantity, most) || fix(quantity, middle);
  }

  private boolean fix(int quantity, BigDecimal value) {
    Bounds.Mark before = bounds.mark();
    Rounded exactly = new Rounded(value, value);
    bounds.add(new Between(quantity, exactly, Ground.SUPPOSED));
    if (!bounds.settled()) {
      bounds.back(before);
      return false;
    }
    return true;
  }
}
