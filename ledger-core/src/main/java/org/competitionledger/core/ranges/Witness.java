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
final class Witness {

  /** Quantities with more than one value beyond which nothing is looked for. */
  private static final int UNKNOWN_MAX = 200;

  /** Narrowings tried, for all bounds of a stage together. */
  private static final int TRIES_MAX = 100_000;

  private final Bounds bounds;
  private final int[] unknown;
  private int tries = TRIES_MAX;

  /**
   * Looks in bounds that were narrowed as far as they go.
   *
   * @param quantities how many there are
   */
  Witness(Bounds bounds, int quantities) {
    this.bounds = bounds;
    this.unknown =
        IntStream.range(0, quantities).filter(quantity -> !bounds.isFixed(quantity)).toArray();
  }

  /** Whether an end is reached by points that fit everything. The bounds are left as they were. */
  boolean reaches(int end) {
    if (unknown.length > UNKNOWN_MAX || bounds.end(end) == null) {
      return false;
    }
    Bounds.Mark before = bounds.mark();
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
    if (tries-- <= 0) {
      return false;
    }
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
