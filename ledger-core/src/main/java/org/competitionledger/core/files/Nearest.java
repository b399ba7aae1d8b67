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

  /** Letters to insert, delete, replace or swap with the next (optimal string alignment). */
  private static int changes(String from, String known) {
    String to = known.toLowerCase(Locale.ROOT);
    int[][] least = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : step(least, from, to, i, j);
      }
    }
    return least[from.length()][to.length()];
  }

  private static int step(int[][] least, String from, String to, int i, int j) {
    int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int changed =
        Math.min(least[i - 1][j - 1] + same, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(changed, least[i - 2][j - 2] + 1) : changed;
  }
}
