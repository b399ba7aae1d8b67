package org.competitionledger.api.standings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.tables.StandingsCsv;
import org.competitionledger.event.LocalisedText;

/**
 * Tables as CSV, RFC 4180. A cell of text that a spreadsheet would take for a formula is prefixed
 * with an apostrophe; numbers never are.
 */
final class Csv {

  private Csv() {}

  /** A table, or a part of it, with a header. */
  static String table(
      List<String> criteria, List<Row> rows, Function<String, Optional<LocalisedText>> names) {
    return StandingsCsv.table(criteria, rows, names);
  }

  /** A cell of text. */
  static String text(String text) {
    return StandingsCsv.text(text);
  }
}
