package org.competitionledger.core.standings;

import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.core.words.PublicName;

/**
 * Where an entry stands in one table, and where in another.
 *
 * @param participant the participant
 * @param from its row in the one; empty if it has none there
 * @param to its row in the other; empty if it has none there
 */
public record Move(String participant, Optional<Row> from, Optional<Row> to) {

  /** To which side of the cut an entry came. */
  public enum Crossing implements PublicName {
    /** It was out and is in. */
    IN,
    /** It was in and is out. */
    OUT
  }

  /** Its rank in the one table; empty where it has none. */
  public OptionalInt rankBefore() {
    return rank(from);
  }

  /** Its rank in the other table; empty where it has none. */
  public OptionalInt rankAfter() {
    return rank(to);
  }

  private static OptionalInt rank(Optional<Row> row) {
    return row.map(Row::rank).orElse(OptionalInt.empty());
  }

  /** Whether it stands elsewhere: another rank, section or side of the cut, or it came or went. */
  public boolean moved() {
    return !rankBefore().equals(rankAfter())
        || !from.map(Row::section).equals(to.map(Row::section))
        || !from.map(Row::cut).equals(to.map(Row::cut));
  }

  /**
   * Whether it crossed the cut. In is who the cut rule keeps; out is who it does not, or who fails
   * a gate. Of a tie across the line, a place that is not known, or an entry withdrawn or
   * disqualified the rule says neither.
   */
  public Optional<Crossing> crossed() {
    Optional<Crossing> before = from.flatMap(Move::side);
    Optional<Crossing> after = to.flatMap(Move::side);
    return before.isPresent() && !before.equals(after) ? after : Optional.empty();
  }

  private static Optional<Crossing> side(Row row) {
    if (row.section() == Section.INELIGIBLE) {
      return Optional.of(Crossing.OUT);
    }
    return switch (row.section() == Section.OUT ? Cut.NONE : row.cut()) {
      case IN -> Optional.of(Crossing.IN);
      case OUT -> Optional.of(Crossing.OUT);
      case TIE, NONE -> Optional.empty();
    };
  }
}
