package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * {@code whole = factor × sum of the parts + added}, within a slack. A part is what the whole and
 * the other parts leave; the whole what the parts give.
 *
 * @param slack how far rounding may have moved the whole
 */
record SumOf(
    int whole, BigDecimal factor, int[] parts, BigDecimal added, BigDecimal slack, Ground ground)
    implements Constraint {

  /** Digits of a quotient beyond those of any points: then it is rounded outwards. */
  private static final int QUOTIENT_DIGITS = 12;

  @Override
  public int[] quantities() {
    int[] all = Arrays.copyOf(parts, parts.length + 1);
    all[parts.length] = whole;
    return all;
  }

  @Override
  public void narrow(Bounds bounds) {
    Side low = new Side(bounds, false);
    Side high = new Side(bounds, true);
    boolean turned = factor.signum() < 0;
    wholeAtLeast(bounds, turned ? high : low);
    wholeAtMost(bounds, turned ? low : high);
    if (factor.signum() == 0) {
      return;
    }
    BigDecimal sumLeast = sum(turned ? bounds.most(whole) : bounds.least(whole), turned, false);
    BigDecimal sumMost = sum(turned ? bounds.least(whole) : bounds.most(whole), turned, true);
    for (int at = 0; at < parts.length; at++) {
      BigDecimal othersMost = high.others(at);
      if (sumLeast != null && othersMost != null) {
        bounds.atLeast(parts[at], sumLeast.subtract(othersMost));
      }
      BigDecimal othersLeast = low.others(at);
      if (sumMost != null && othersLeast != null) {
        bounds.atMost(parts[at], sumMost.subtract(othersLeast));
      }
    }
  }

  private void wholeAtLeast(Bounds bounds, Side side) {
    if (side.open == 0 || factor.signum() == 0) {
      bounds.atLeast(whole, factor.multiply(side.sum).add(added).subtract(slack));
    }
  }

  private void wholeAtMost(Bounds bounds, Side side) {
    if (side.open == 0 || factor.signum() == 0) {
      bounds.atMost(whole, factor.multiply(side.sum).add(added).add(slack));
    }
  }

  /** What the parts must come to together, from an end of the whole. */
  private BigDecimal sum(BigDecimal end, boolean turned, boolean most) {
    if (end == null) {
      return null;
    }
    boolean plus = most != turned;
    BigDecimal numerator = end.subtract(added).add(plus ? slack : slack.negate());
    return factor.compareTo(BigDecimal.ONE) == 0
        ? numerator
        : numerator.divide(
            factor, QUOTIENT_DIGITS, most ? RoundingMode.CEILING : RoundingMode.FLOOR);
  }

  @Override
  public int[] inputs(int end) {
    boolean turned = factor.signum() < 0;
    boolean most = end % 2 == 1;
    if (factor.signum() == 0) {
      return new int[0];
    }
    if (end / 2 == whole) {
      return Arrays.stream(parts).map(part -> end(part, most != turned)).toArray();
    }
    int[] inputs = new int[parts.length];
    int at = 0;
    for (int part : parts) {
      if (part != end / 2) {
        inputs[at++] = end(part, !most);
      }
    }
    inputs[at] = end(whole, most != turned);
    return inputs;
  }

  private static int end(int quantity, boolean most) {
    return most ? Bounds.mostOf(quantity) : Bounds.leastOf(quantity);
  }

  /** The sum of one end of all parts, as it was when the constraint was asked. */
  private final class Side {
    private final BigDecimal[] ends;
    private final BigDecimal sum;
    private final int open;

    Side(Bounds bounds, boolean most) {
      this.ends = new BigDecimal[parts.length];
      BigDecimal all = BigDecimal.ZERO;
      int without = 0;
      for (int at = 0; at < parts.length; at++) {
        ends[at] = bounds.end(SumOf.end(parts[at], most));
        if (ends[at] == null) {
          without++;
        } else {
          all = all.add(ends[at]);
        }
      }
      this.sum = all;
      this.open = without;
    }

    /** The sum without one part; null if another is open. */
    BigDecimal others(int at) {
      BigDecimal own = ends[at];
      if (open > 1 || open == 1 && own != null) {
        return null;
      }
      return own == null ? sum : sum.subtract(own);
    }
  }
}
