package org.competitionledger.cli.console;

import java.util.List;
import java.util.function.IntPredicate;

/** Texts in the columns of a terminal. */
public final class Columns {

  private static final String GAP = "  ";

  private Columns() {}

  /** How many columns a text takes: Hangul, Han and Kana take two each. */
  public static int of(String text) {
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

  /**
   * A line a row, whose cells stand below those of the rows before.
   *
   * @param rows with as many cells each
   * @param isNumber which cells stand on the right of their column
   */
  public static List<String> lines(List<List<String>> rows, IntPredicate isNumber) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], of(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths, isNumber)).toList();
  }

  private static String line(List<String> row, int[] widths, IntPredicate isNumber) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - of(row.get(i)));
      line.append(isNumber.test(i) ? blanks + row.get(i) : row.get(i) + blanks).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
