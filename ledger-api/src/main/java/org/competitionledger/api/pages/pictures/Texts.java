package org.competitionledger.api.pages.pictures;

/** Texts that have to fit: a picture cannot break its lines. */
final class Texts {

  private static final int WIDE_FROM = 0x1100; // Hangul and what else takes two columns

  private Texts() {}

  /**
   * A text that is cut where it is too wide.
   *
   * @param widthMax in Latin letters; a Hangul syllable is as wide as two
   */
  static String cut(String text, int widthMax) {
    int width = 0;
    for (int at = 0; at < text.length(); at++) {
      width += text.charAt(at) >= WIDE_FROM ? 2 : 1;
      if (width > widthMax) {
        int end = Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
        return text.substring(0, end).stripTrailing() + "…";
      }
    }
    return text;
  }
}
