package org.competitionledger.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts for a terminal. */
final class Texts {

  private Texts() {}

  /** A text {@code {ko?, en?}} in a language, or else in the other; empty if there is none. */
  static String of(JsonNode text, String language) {
    String other = language.equals("ko") ? "en" : "ko";
    return text.path(language).asText(text.path(other).asText(""));
  }

  /** How many columns a text takes: Hangul, Han and Kana take two each. */
  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD));
  }

  /** A text filled with blanks on its right, or on its left where it is a number. */
  static String padded(String text, int width, boolean number) {
    String blanks = " ".repeat(Math.max(0, width - width(text)));
    return number ? blanks + text : text + blanks;
  }
}
