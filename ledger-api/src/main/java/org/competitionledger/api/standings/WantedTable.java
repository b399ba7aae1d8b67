package org.competitionledger.api.standings;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.core.csv.Csv;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.tables.StandingsCsv;
import org.competitionledger.core.tables.StandingsJson;

/**
 * In what form a table is wanted.
 *
 * @param type the media type: JSON or CSV
 * @param part which rows
 * @param bom whether CSV begins with a byte order mark
 * @param ifNoneMatch the tags that the reader has; null if none
 */
record WantedTable(String type, Paged.Request part, boolean bom, String ifNoneMatch) {

  static WantedTable of(
      String accept, String limit, String cursor, boolean bom, String ifNoneMatch) {
    String type =
        MediaTypes.best(accept, List.of(MediaTypes.JSON, MediaTypes.CSV))
            .orElseThrow(ProblemCode.NOT_ACCEPTABLE::exception);
    String most = limit == null && type.equals(MediaTypes.CSV) ? Paged.LARGEST : limit;
    return new WantedTable(type, Paged.Request.of(most, cursor), bom, ifNoneMatch);
  }

  /** JSON, for whoever has the tags. */
  static WantedTable json(String ifNoneMatch) {
    return new WantedTable(MediaTypes.JSON, Paged.Request.of(null, null), false, ifNoneMatch);
  }

  /**
   * The part of a table in its form.
   *
   * @param link the Link header of a page
   */
  Rendered render(
      Reading reading, Tables.Table table, Function<Paged<Row>, Optional<String>> link) {
    List<Row> rows = table.rows().page(part.offset(), part.limit());
    Paged<Row> page = Paged.of(rows, part.offset(), table.rows().size());
    Optional<String> next = link.apply(page);
    Rendered rendered =
        type.equals(MediaTypes.CSV)
            ? Rendered.csv(columns(reading, table), page.items(), bom, next)
            : Rendered.of(json(reading, table, page.items()), type, next);
    return table.settled() ? rendered : rendered.unsettled();
  }

  static byte[] json(Reading reading, Tables.Table table, List<Row> rows) {
    return JsonBytes.of(
        256 + rows.size() * 512,
        out ->
            StandingsJson.write(
                table.head(), table.remarks(), rows, id -> Tables.name(reading, id), out));
  }

  /** The columns of a table as CSV: those of points follow the criteria of its first row. */
  static Csv<Row> columns(Reading reading, Tables.Table table) {
    List<String> criteria =
        table.rows().page(0, 1).stream()
            .findFirst()
            .map(row -> row.points().stream().map(Points::criterion).toList())
            .orElse(List.of());
    return StandingsCsv.columns(criteria, id -> Tables.name(reading, id));
  }

  /** The answer, or that nothing of it changed. */
  Response answer(long lastSequence, Rendered rendered, String caching) {
    return rendered.answer(lastSequence, ifNoneMatch, caching).build();
  }
}
