package org.competitionledger.core.standings;

import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.CriteriaSet;

/** Reads tables in tests. */
public final class StandingsFixture {

  private StandingsFixture() {}

  public static StageTable table(StageFixture stage, CriteriaSet.Builder set) {
    return Standings.compute(stage.state(), StageFixture.STAGE, set.build());
  }

  public static Row row(StageFixture stage, CriteriaSet.Builder set, String participant) {
    return table(stage, set).row(participant).orElseThrow();
  }

  /** The total as plain text; {@code -} for none. */
  public static String total(StageFixture stage, CriteriaSet.Builder set, String participant) {
    return plain(row(stage, set, participant).total());
  }

  /** The points of a criterion as plain text; {@code -} for none. */
  public static String points(Row row, String criterion) {
    return plain(find(row, criterion).points());
  }

  public static PointState state(Row row, String criterion) {
    return find(row, criterion).state();
  }

  private static Points find(Row row, String criterion) {
    return row.points().stream()
        .filter(one -> one.criterion().equals(criterion))
        .findFirst()
        .orElseThrow();
  }

  private static String plain(Optional<Amount> amount) {
    return amount.map(one -> one.value().toPlainString()).orElse("-");
  }

  /**
   * Every row as {@code rank participant}, or {@code section participant} for those without rank.
   */
  public static List<String> ranks(StageTable table) {
    return table.rows().stream()
        .map(
            row ->
                (row.rank().isPresent()
                        ? Integer.toString(row.rank().getAsInt())
                        : row.section().text())
                    + " "
                    + row.participant())
        .toList();
  }

  /** Every row as {@code cut participant}, {@code - participant} for none. */
  public static List<String> cuts(StageTable table) {
    return table.rows().stream()
        .map(row -> (row.cut() == Cut.NONE ? "-" : row.cut().text()) + " " + row.participant())
        .toList();
  }
}
