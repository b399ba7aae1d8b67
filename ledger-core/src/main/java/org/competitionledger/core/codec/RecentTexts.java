package org.competitionledger.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Short texts that were read lately. Events name the same stages, criteria and participants again
 * and again: one string for each saves memory, knows its hash after the first time, and is equal to
 * itself at a glance.
 *
 * <p>A table of fixed size in which a text takes the place of another with the same hash. Safe for
 * use by many threads: its entries are immutable, and one that is lost is read anew.
 */
final class RecentTexts {

  /**
   * Identifiers are at most 64 characters; longer texts are mostly prose, and do not come again.
   */
  private static final int BYTES_MAX = 64;

  private static final int SLOTS = 1 << 14;

  private static final Known[] KNOWN = new Known[SLOTS];

  private RecentTexts() {}

  private record Known(byte[] utf8, String text) {}

  /** The text of some bytes in UTF-8. */
  static String of(byte[] bytes, int from, int length) {
    if (length > BYTES_MAX) {
      return new String(bytes, from, length, UTF_8);
    }
    int slot = (int) KeyHash.of(bytes, from, length) & SLOTS - 1;
    Known known = KNOWN[slot];
    if (known != null
        && Arrays.equals(known.utf8, 0, known.utf8.length, bytes, from, from + length)) {
      return known.text;
    }
    byte[] utf8 = Arrays.copyOfRange(bytes, from, from + length);
    String text = new String(utf8, UTF_8);
    KNOWN[slot] = new Known(utf8, text);
    return text;
  }
}
