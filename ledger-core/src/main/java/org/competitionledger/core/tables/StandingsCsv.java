package org.competitionledger.core.tables;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.event.LocalisedText;

/**
 * Tables as CSV, RFC 4180. A cell of text that a spreadsheet would take for a formula is prefixed
 * with an apostrophe; numbers never are.
 */
public final class StandingsCsv {

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private StandingsCsv() {}

  /**
   * A table, or a part of it, with a header.
   *
   * @param criteria the columns of points; the two ranks that few rows have stand behind them
   * @param names names of participants by id
   */
  public static String table(
      List<String> criteria, List<Row> rows, Function<String, Optional<LocalisedText>> names) {
    StringBuilder csv = new StringBuilder();
    csv.append("rank,participant,name_ko,name_en,section,tied,total,gross,complete,cut,outcome");
    criteria.forEach(criterion -> csv.append(',').append(text(criterion)));
    csv.append(",rank_among_published,rank_ignoring_gates\r\n");
    for (Row row : rows) {
      append(row, names.apply(row.participant()), csv);
    }
    return csv.toString();
  }

  private static void append(Row row, Optional<LocalisedText> name, StringBuilder csv) {
    csv.append(number(row.rank())).append(',');
    csv.append(text(row.participant())).append(',');
    csv.append(text(name.map(LocalisedText::getKo).orElse(""))).append(',');
    csv.append(text(name.map(LocalisedText::getEn).orElse(""))).append(',');
    csv.append(row.section().text()).append(',');
    csv.append(row.tied()).append(',');
    csv.append(amount(row.total())).append(',');
    csv.append(amount(row.sum().gross())).append(',');
    csv.append(row.complete()).append(',');
    csv.append(row.cut().text()).append(',');
    csv.append(row.outcome().map(outcome -> outcome.text()).orElse(""));
    for (Points points : row.points()) {
      csv.append(',').append(amount(points.points()));
    }
    csv.append(',').append(number(row.place().rankAmongPublished()));
    csv.append(',').append(number(row.place().rankIgnoringGates()));
    csv.append("\r\n");
  }

  private static String number(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
  }

  private static String amount(Optional<Amount> amount) {
    return amount.map(Amount::text).orElse("");
  }

  /** A cell of text. */
  public static String text(String text) {
    String safe =
        !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
