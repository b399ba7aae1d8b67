package org.competitionledger.api.standings;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.EntityTags;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
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

  /** A table of the past never changes; but a mistake of ours in it may be mended. */
  static final String FOR_AN_HOUR = "public, max-age=3600, immutable";

  static final String AS_LONG_AS_IT_HOLDS = "no-cache";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static WantedTable of(
      String accept, String limit, String cursor, boolean bom, String ifNoneMatch) {
    String type =
        MediaTypes.best(accept, List.of(MediaTypes.JSON, MediaTypes.CSV))
            .orElseThrow(ProblemCode.NOT_ACCEPTABLE::exception);
    return new WantedTable(type, Paged.Request.of(limit, cursor), bom, ifNoneMatch);
  }

  /**
   * The part of a table in its form.
   *
   * @param sequence it holds as of this sequence
   * @param link the Link header of a page
   */
  RenderedTables.Rendered render(
      Reading reading,
      Tables.Table table,
      long sequence,
      Function<Paged<Row>, Optional<String>> link) {
    List<Row> rows = table.rows().page(part.offset(), part.limit());
    Paged<Row> page = Paged.of(rows, part.offset(), table.rows().size());
    byte[] body =
        type.equals(MediaTypes.CSV)
            ? csv(reading, table, page.items())
            : json(reading, table, page.items());
    // Of what may be said better in a moment, nothing is remembered.
    return RenderedTables.Rendered.of(
        table.settled() ? sequence : RenderedTables.OF_NO_SEQUENCE, body, link.apply(page));
  }

  static byte[] json(Reading reading, Tables.Table table, List<Row> rows) {
    return JsonBytes.of(
        256 + rows.size() * 512,
        out ->
            StandingsJson.write(
                table.head(), table.remarks(), rows, id -> Tables.name(reading, id), out));
  }

  private byte[] csv(Reading reading, Tables.Table table, List<Row> rows) {
    List<String> criteria =
        table.rows().page(0, 1).stream()
            .findFirst()
            .map(row -> row.points().stream().map(Points::criterion).toList())
            .orElse(List.of());
    String csv = StandingsCsv.table(criteria, rows, id -> Tables.name(reading, id));
    return ((bom ? BYTE_ORDER_MARK : "") + csv).getBytes(UTF_8);
  }

  /** The answer, or that nothing of it changed. */
  Response answer(long lastSequence, RenderedTables.Rendered rendered, String caching) {
    boolean unchanged = EntityTags.matches(ifNoneMatch, rendered.tag());
    Response.ResponseBuilder response =
        unchanged ? Response.notModified() : Response.ok(rendered.body());
    response.header("ETag", rendered.tag());
    response.header("Cache-Control", caching);
    response.header("Ledger-Sequence", lastSequence);
    rendered.link().ifPresent(link -> response.header("Link", link));
    if (!unchanged) {
      boolean csv = type.equals(MediaTypes.CSV);
      response.header("Content-Type", csv ? type + "; charset=UTF-8; header=present" : type);
    }
    return response.build();
  }
}
