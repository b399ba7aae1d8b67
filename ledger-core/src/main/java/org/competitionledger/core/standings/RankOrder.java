package org.competitionledger.core.standings;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.results.TieKey;
import org.competitionledger.core.scoring.CompiledRules;

/**
 * The order of a table: total, then the tie-breaks in their order; the better first. Entries that
 * compare as equal share a rank. For published entries only.
 *
 * <p>An entry without a figure is never better than one with a figure (§7.6): those without a total
 * come last, and where less is better those that lack more of the figures behind those that lack
 * fewer.
 *
 * <p>A decision (TieResolved) is about a group of tied entries, not about one, and so is handed in
 * from outside.
 *
 * @param lowerTotals whether the lesser total is the better one
 * @param decided places that decisions gave to entries whose tie they resolve, by participant
 */
record RankOrder(boolean lowerTotals, Map<String, Integer> decided)
    implements Comparator<EntryResult> {

  /** The order as far as it comes from the entries themselves. */
  static RankOrder undecided(CompiledRules rules) {
    return new RankOrder(rules.pointed().lowerTotals(), Map.of());
  }

  /** The same order with ties resolved. */
  RankOrder decided(Map<String, Integer> places) {
    return new RankOrder(lowerTotals, places);
  }

  /** The order within which participants' ids make every entry distinct. */
  Comparator<EntryResult> total() {
    return thenComparing(EntryResult::participant);
  }

  @Override
  public int compare(EntryResult one, EntryResult other) {
    return compare(one, other, one.tieKeys().size());
  }

  /** Compares by the total and so many of the tie-breaks. */
  int compare(EntryResult one, EntryResult other, int tieBreaks) {
    if (one.total().isPresent() != other.total().isPresent()) {
      return one.total().isPresent() ? -1 : 1;
    }
    if (one.missing() != other.missing()) {
      return Integer.compare(one.missing(), other.missing());
    }
    if (one.total().isPresent()) {
      int ascending = one.total().get().compareTo(other.total().orElseThrow());
      if (ascending != 0) {
        return lowerTotals ? ascending : -ascending;
      }
    }
    List<TieKey> keys = one.tieKeys();
    for (int index = 0; index < tieBreaks; index++) {
      TieKey key = keys.get(index);
      int side =
          key instanceof TieKey.ByDecision
              ? Integer.compare(place(one), place(other))
              : key.compareTo(other.tieKeys().get(index));
      if (side != 0) {
        return side;
      }
    }
    return 0;
  }

  /** The place, from 1, that a decision gave an entry. */
  String decidedPlace(EntryResult result) {
    return Integer.toString(place(result) + 1);
  }

  private int place(EntryResult result) {
    return decided.getOrDefault(result.participant(), 0);
  }
}
