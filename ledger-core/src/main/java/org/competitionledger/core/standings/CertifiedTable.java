package org.competitionledger.core.standings;

import java.util.Comparator;
import java.util.List;

/**
 * The text form of a table that a certification vouches for: UTF-8 lines, fields separated by tabs,
 * each line ended by LF.
 *
 * <pre>
 * ledger-table/1⇥competition⇥stage⇥version⇥sequence
 * section⇥rank⇥participant⇥total⇥cut
 * </pre>
 *
 * Sections come in the order ranked, ineligible, not-published, out; in a section rows come by the
 * rank that is printed, then by id. Decimals are plain, without trailing zeros; nothing is empty.
 */
public final class CertifiedTable {

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::section)
          .thenComparing(row -> row.rank().orElse(Integer.MAX_VALUE))
          .thenComparing(Row::participant);

  private CertifiedTable() {}

  static String text(StageTable table, String competition, int version, long sequence) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        List.of(
            "ledger-table/1",
            competition,
            table.stage(),
            Integer.toString(version),
            Long.toString(sequence)));
    return text.append(rows(table)).toString();
  }

  /** The lines behind the first: the same as long as nothing in the table changes. */
  static String rows(StageTable table) {
    StringBuilder text = new StringBuilder();
    table.rows().stream().sorted(ORDER).forEach(row -> line(text, fields(row)));
    return text.toString();
  }

  private static List<String> fields(Row row) {
    return List.of(
        row.section().text(),
        row.rank().isPresent() ? Integer.toString(row.rank().getAsInt()) : "",
        row.participant(),
        row.total().map(total -> total.value().toPlainString()).orElse(""),
        row.cut().text());
  }

  private static void line(StringBuilder text, List<String> fields) {
    text.append(String.join("\t", fields)).append('\n');
  }
}
