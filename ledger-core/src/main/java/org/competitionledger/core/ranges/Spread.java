package org.competitionledger.core.ranges;

import java.math.BigDecimal;

/**
 * The greatest of quantities less the least is a figure: no two lie further apart, and two lie so
 * far apart. If only one can be the upper of them, or the lower, it is.
 */
record Spread(int[] quantities, Rounded figure, Ground ground) implements Constraint {

  @Override
  public void narrow(Bounds bounds) {
    Two lowest = new Two(bounds, false);
    Two highest = new Two(bounds, true);
    for (int quantity : quantities) {
      notFurtherApart(bounds, quantity, lowest.innermost, highest.innermost);
    }
    farEnoughApart(bounds, true, lowest);
    farEnoughApart(bounds, false, highest);
  }

  /** Nobody lies more than the figure above the most of the one that can least be high. */
  private void notFurtherApart(Bounds bounds, int quantity, int topFloor, int bottomCeiling) {
    if (bottomCeiling >= 0 && bottomCeiling != quantity) {
      BigDecimal most = bounds.most(bottomCeiling).add(figure.most());
      bounds.atMost(quantity, most, Bounds.mostOf(bottomCeiling));
    }
    if (topFloor >= 0 && topFloor != quantity) {
      BigDecimal least = bounds.least(topFloor).subtract(figure.most());
      bounds.atLeast(quantity, least, Bounds.leastOf(topFloor));
    }
  }

  /**
   * One lies the figure above another.
   *
   * @param upper whether the upper one is looked for; else the lower
   * @param far the two that lie farthest the other way
   */
  private void farEnoughApart(Bounds bounds, boolean upper, Two far) {
    int able = -1;
    int ables = 0;
    for (int quantity : quantities) {
      if (reaches(bounds, quantity, upper, far)) {
        able = quantity;
        ables++;
      }
    }
    if (ables == 0) {
      bounds.cannotBe(Constraint.bothEnds(quantities));
    } else if (ables == 1 && quantities.length > 1) {
      BigDecimal other = far.but(able);
      if (other != null) {
        int[] from = Constraint.without(Constraint.bothEnds(quantities), able);
        if (upper) {
          bounds.atLeast(able, other.add(figure.least()), from);
        } else {
          bounds.atMost(able, other.subtract(figure.least()), from);
        }
      }
    }
  }

  private boolean reaches(Bounds bounds, int quantity, boolean upper, Two far) {
    if (quantities.length == 1) {
      return figure.least().signum() <= 0;
    }
    BigDecimal own = upper ? bounds.most(quantity) : bounds.least(quantity);
    BigDecimal other = far.but(quantity);
    if (own == null || other == null) {
      return true;
    }
    BigDecimal apart = upper ? own.subtract(other) : other.subtract(own);
    return apart.compareTo(figure.least()) >= 0;
  }

  /** Of the lesser ends (or the greater) the outermost two, and the innermost one. */
  private final class Two {
    private final boolean most;
    private int innermost = -1;
    private int first = -1;
    private BigDecimal outermost;
    private BigDecimal next;
    private int open;
    private int openOne = -1;

    /** Where {@code most}: of all mosts the greatest two, and whose is the least. */
    Two(Bounds bounds, boolean most) {
      this.most = most;
      for (int quantity : quantities) {
        BigDecimal end = most ? bounds.most(quantity) : bounds.least(quantity);
        if (end == null) {
          open++;
          openOne = quantity;
          continue;
        }
        if (innermost < 0 || further(end(bounds, innermost), end)) {
          innermost = quantity;
        }
        if (outermost == null || further(end, outermost)) {
          next = outermost;
          outermost = end;
          first = quantity;
        } else if (next == null || further(end, next)) {
          next = end;
        }
      }
    }

    private BigDecimal end(Bounds bounds, int quantity) {
      return most ? bounds.most(quantity) : bounds.least(quantity);
    }

    private boolean further(BigDecimal one, BigDecimal other) {
      return most ? one.compareTo(other) > 0 : one.compareTo(other) < 0;
    }

    /** The outermost end of the others; null if it is open. */
    BigDecimal but(int quantity) {
      boolean othersOpen = open > 1 || open == 1 && openOne != quantity;
      if (othersOpen) {
        return null;
      }
      return first == quantity ? next : outermost;
    }
  }
}
