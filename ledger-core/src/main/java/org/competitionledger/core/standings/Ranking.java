package org.competitionledger.core.standings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.scoring.CompiledRules;

/**
 * Ranks all entries of a stage at once: sorts them and walks along.
 *
 * @param rows the rows of the table, in its order
 * @param ranked the entries that take a rank, the best first
 * @param order the order in which they stand
 */
record Ranking(List<Row> rows, List<EntryResult> ranked, RankOrder order) {

  /** The rows of a table, in its order: O(n log n). */
  static List<Row> rows(CompiledRules rules, Collection<EntryResult> results) {
    return of(rules, results).rows;
  }

  /** The same, and who stands beside whom. */
  static Ranking of(CompiledRules rules, Collection<EntryResult> results) {
    List<EntryResult> ranked = new ArrayList<>();
    List<EntryResult> ignoringGates = new ArrayList<>();
    List<EntryResult> apart = new ArrayList<>();
    boolean unpublished = false;
    boolean anyUnpublished = false;
    for (EntryResult result : results) {
      Section section = Rows.section(result);
      (section == Section.RANKED ? ranked : apart).add(result);
      if (section != Section.OUT && result.published()) {
        ignoringGates.add(result);
      }
      unpublished |= section == Section.NOT_PUBLISHED;
      anyUnpublished |= section != Section.OUT && !result.published();
    }
    RankOrder order = DecisionTieBreak.order(rules, ranked);
    Map<String, PoolPlace> places = places(order, ranked);
    Map<String, PoolPlace> placesIgnoringGates =
        places(DecisionTieBreak.order(rules, ignoringGates), ignoringGates);
    apart.sort(Comparator.comparing(Rows::section).thenComparing(EntryResult::participant));
    Rows rows = new Rows(rules, unpublished, anyUnpublished);
    List<Row> all =
        Stream.concat(ranked.stream(), apart.stream())
            .map(
                result ->
                    rows.row(
                        result,
                        Optional.ofNullable(places.get(result.participant())),
                        Optional.ofNullable(placesIgnoringGates.get(result.participant()))))
            .toList();
    return new Ranking(all, ranked, order);
  }

  /** Sorts a pool, and gives each of its entries a place. */
  private static Map<String, PoolPlace> places(RankOrder order, List<EntryResult> pool) {
    pool.sort(order.total());
    Map<String, PoolPlace> places = new HashMap<>();
    int from = 0;
    for (int to = 1; to <= pool.size(); to++) {
      if (to == pool.size() || order.compare(pool.get(from), pool.get(to)) != 0) {
        for (EntryResult tied : pool.subList(from, to)) {
          places.put(tied.participant(), new PoolPlace(from, to, pool.size()));
        }
        from = to;
      }
    }
    return places;
  }
}
