package org.competitionledger.core.standings;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number that rules computed, as it is and as it is shown.
 *
 * @param value exact, without trailing zeros
 * @param text with the stated digits, HALF_UP, or with as many as it needs
 */
public record Amount(BigDecimal value, String text) {

  /**
   * An amount.
   *
   * @param digits stated decimal digits; null for as many as it needs
   */
  public static Amount of(BigDecimal value, Integer digits) {
    BigDecimal plain = plain(value);
    return new Amount(
        plain,
        digits == null
            ? plain.toPlainString()
            : plain.setScale(digits, RoundingMode.HALF_UP).toPlainString());
  }

  /** The same number without trailing zeros and without an exponent. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
