package org.competitionledger.core.tables;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.competitionledger.core.csv.Csv;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.LocalisedText;

/** Tables as CSV. */
public final class StandingsCsv {

  private StandingsCsv() {}

  /**
   * The columns of a table.
   *
   * @param criteria the columns of points; the two ranks that few rows have stand behind them
   * @param names names of participants by id
   */
  public static Csv<Row> columns(
      List<String> criteria, Function<String, Optional<LocalisedText>> names) {
    Csv<Row> csv =
        new Csv<Row>()
            .integer("rank", row -> number(row.rank()))
            .text("participant", Row::participant)
            .texts("name-ko", "name-en", row -> names.apply(row.participant()).orElse(null))
            .text("section", row -> row.section().text())
            .bool("tied", Row::tied)
            .decimal("total", row -> amount(row.total()))
            .decimal("gross", row -> amount(row.sum().gross()))
            .bool("complete", Row::complete)
            .text("cut", row -> row.cut().text())
            .text("outcome", row -> row.outcome().map(outcome -> outcome.text()).orElse(null));
    for (int i = 0; i < criteria.size(); i++) {
      int place = i;
      String criterion = criteria.get(i);
      csv.decimal(
          criterion,
          new Term(criterion, criterion),
          row -> amount(row.points().get(place).points()));
    }
    return csv.integer("rank-among-published", row -> number(row.place().rankAmongPublished()))
        .integer("rank-ignoring-gates", row -> number(row.place().rankIgnoringGates()));
  }

  /** A table, or a part of it, with a header. */
  public static String table(
      List<String> criteria, List<Row> rows, Function<String, Optional<LocalisedText>> names) {
    return columns(criteria, names).of(rows);
  }

  private static Integer number(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static String amount(Optional<Amount> amount) {
    return amount.map(Amount::text).orElse(null);
  }
}
