package org.competitionledger.core.note;

/** Whole numbers in notes: ASCII digits without leading zeros. */
final class Decimals {

  private static final int DIGITS_MAX = 18;

  private Decimals() {}

  /**
   * Reads a number.
   *
   * @throws MalformedNote if it is none, or has more than 18 digits
   */
  static long parse(String text, String what) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= DIGITS_MAX
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 1 && text.charAt(0) == '0') {
      throw new MalformedNote(what + " is a decimal number without leading zeros, not: " + text);
    }
    return Long.parseLong(text);
  }
}
