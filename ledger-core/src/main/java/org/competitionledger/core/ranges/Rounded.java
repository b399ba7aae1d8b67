package org.competitionledger.core.ranges;

import java.math.BigDecimal;

/**
 * What a published figure can have been before it was rounded: half a unit of its last digit either
 * way. The last digit is the one that was stated, or else the last that is written but zeros: who
 * states none may have rounded all the same.
 */
record Rounded(BigDecimal least, BigDecimal most) {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  static Rounded of(BigDecimal value, Integer statedDigits) {
    int digits =
        statedDigits == null ? Math.max(0, value.stripTrailingZeros().scale()) : statedDigits;
    BigDecimal half = halfUnit(digits);
    return new Rounded(value.subtract(half), value.add(half));
  }

  static BigDecimal halfUnit(int digits) {
    return HALF.movePointLeft(digits);
  }

  Rounded times(int n) {
    BigDecimal factor = BigDecimal.valueOf(n);
    return new Rounded(least.multiply(factor), most.multiply(factor));
  }
}
