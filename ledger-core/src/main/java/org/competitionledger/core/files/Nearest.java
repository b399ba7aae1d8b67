package org.competitionledger.core.files;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant who wrote a word that is not known. */
final class Nearest {

  private static final int LENGTH_MAX = 40;

  private Nearest() {}

  /** The known word that takes the fewest changes; empty if it takes more than a third. */
  static Optional<String> to(String given, List<String> known) {
    String word = given.toLowerCase(Locale.ROOT);
    if (word.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    return known.stream()
        .filter(each -> changes(word, each) <= Math.max(1, (each.length() + 1) / 3))
        .min(Comparator.comparingInt(each -> changes(word, each)));
  }

  /** Letters to insert, delete or replace (Levenshtein). */
  private static int changes(String from, String given) {
    String to = given.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
