package org.competitionledger.core.standings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is different between two tables: of one stage at two moments, or of the same scores under
 * two sets of rules.
 *
 * @param moves entries that stand elsewhere: first those that are in the later table, in its order,
 *     then those that are not
 * @param moved how many they are, also where not all of them are listed
 * @param crossed how many of them crossed the cut
 */
public record TableComparison(List<Move> moves, int moved, int crossed) {

  private static final int PAGE = 1_000;

  /**
   * Compares two tables in O(n log n), holding no more rows than moves are listed.
   *
   * @param limit at most so many moves are listed
   */
  public static TableComparison between(TableSnapshot before, TableSnapshot after, int limit) {
    List<Move> moves = new ArrayList<>();
    int moved = 0;
    int crossed = 0;
    for (int offset = 0; offset < after.size(); offset += PAGE) {
      for (Row row : after.page(offset, PAGE)) {
        Move move = new Move(row.participant(), before.row(row.participant()), Optional.of(row));
        if (move.moved()) {
          moved++;
          crossed += move.crossed().isPresent() ? 1 : 0;
          if (moves.size() < limit) {
            moves.add(move);
          }
        }
      }
    }
    for (int offset = 0; offset < before.size(); offset += PAGE) {
      for (Row row : before.page(offset, PAGE)) {
        if (after.row(row.participant()).isEmpty()) {
          moved++;
          if (moves.size() < limit) {
            moves.add(new Move(row.participant(), Optional.of(row), Optional.empty()));
          }
        }
      }
    }
    return new TableComparison(List.copyOf(moves), moved, crossed);
  }
}
