package org.competitionledger.core.standings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.results.Tie;
import org.competitionledger.core.results.TieKey;
import org.competitionledger.core.scoring.CompiledRules;

/**
 * Where an entry stands in a table, and how it stands to those beside it on equal points.
 *
 * @param result the entry
 * @param row its row
 * @param ties one for each neighbour that has the same total, in the order of the table; none of an
 *     entry that takes no rank, or has no total
 */
public record Neighbourhood(EntryResult result, Row row, List<Tie> ties) {

  /** How many neighbours are told of on each side, the nearest ones. */
  public static final int EACH_SIDE_MAX = 10;

  /**
   * For each neighbour on equal points the tie-break that parted them, with both values (§8.4).
   *
   * @param around entries in the order of the table, among them the entry and all that are told of
   * @param row the row of one of them
   */
  static Neighbourhood of(
      CompiledRules rules,
      RankOrder order,
      EntryResult own,
      List<EntryResult> around,
      Function<EntryResult, Row> row) {
    List<Tie> ties = new ArrayList<>();
    int at = around.indexOf(own);
    if (at >= 0 && own.total().isPresent()) {
      int from = Math.max(0, at - EACH_SIDE_MAX);
      int to = Math.min(around.size(), at + EACH_SIDE_MAX + 1);
      for (EntryResult other : around.subList(from, to)) {
        if (other != own && order.compare(own, other, 0) == 0) {
          ties.add(tie(rules, order, own, other, row.apply(other)));
        }
      }
    }
    return new Neighbourhood(own, row.apply(own), List.copyOf(ties));
  }

  private static Tie tie(
      CompiledRules rules, RankOrder order, EntryResult own, EntryResult other, Row row) {
    OptionalInt rank = row.rank().isPresent() ? row.rank() : row.place().rankAmongPublished();
    for (int index = 0; index < own.tieKeys().size(); index++) {
      int side = order.compare(own, other, index + 1);
      if (side != 0) {
        TieKey key = own.tieKeys().get(index);
        TieKey.Told told =
            key instanceof TieKey.ByDecision
                ? TieKey.Told.of(order.decidedPlace(own), order.decidedPlace(other))
                : key.told(other.tieKeys().get(index));
        return new Tie(
            other.participant(),
            rank,
            side < 0 ? Tie.Order.AHEAD : Tie.Order.BEHIND,
            Optional.of(rules.tieBreaks().get(index)),
            told);
      }
    }
    return new Tie(
        other.participant(), rank, Tie.Order.SHARED, Optional.empty(), TieKey.Told.NOTHING);
  }
}
