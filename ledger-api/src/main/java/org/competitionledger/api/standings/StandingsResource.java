package org.competitionledger.api.standings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.competitionledger.api.http.MediaTypes;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.standings.Points;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.StandingsJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The standings of a stage. */
@Path("/v1/competitions/{competition}/standings")
@Tag(name = "Standings")
public class StandingsResource {

  /** A table of the past never changes; but a mistake of ours in it may be mended. */
  private static final String FOR_AN_HOUR = "public, max-age=3600, immutable";

  private static final String AS_LONG_AS_IT_HOLDS = "no-cache";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Readings readings;
  private final Moments moments;
  private final Tables tables;
  private final RenderedTables rendered;

  StandingsResource(Readings readings, Moments moments, Tables tables, RenderedTables rendered) {
    this.readings = readings;
    this.moments = moments;
    this.tables = tables;
    this.rendered = rendered;
  }

  @GET
  @Produces({MediaTypes.JSON, MediaTypes.CSV})
  @Operation(
      summary = "The table of a stage, as JSON or CSV",
      description =
          "Under the rules that govern it, or `criteria=` another version, or `inForce=` the set"
              + " that applies at a time; as it stands, or `asOf=` a sequence or a time"
              + " (RFC 3339, or reduced: `2026-08` is its end in the competition's zone).")
  @APIResponse(
      responseCode = "200",
      description = "The table, or a part of it",
      content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "Standings")),
        @Content(mediaType = MediaTypes.CSV, schema = @Schema(implementation = String.class))
      })
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response standings(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @QueryParam("criteria") String criteria,
      @QueryParam("inForce") String inForce,
      @QueryParam("asOf") String asOf,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @QueryParam("bom") boolean bom,
      @HeaderParam("Accept") String accept,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @Context UriInfo uri) {
    String type =
        MediaTypes.best(accept, List.of(MediaTypes.JSON, MediaTypes.CSV))
            .orElseThrow(ProblemCode.NOT_ACCEPTABLE::exception);
    Wanted wanted = new Wanted(type, Paged.Request.of(limit, cursor), bom, ifNoneMatch, uri);
    if (asOf == null && criteria == null && inForce == null) {
      return asItStands(readings.open(competition, atLeast), stage, wanted);
    }
    Moment moment = moments.open(competition, atLeast, asOf);
    return asOf(moment, stage, criteria, inForce, wanted);
  }

  /** How a table is wanted. */
  private record Wanted(
      String type, Paged.Request part, boolean bom, String ifNoneMatch, UriInfo uri) {

    RenderedTables.Key key(String competition, String stage, OptionalLong asOf, int version) {
      return new RenderedTables.Key(
          competition, stage, asOf, version, type, part.offset(), part.limit(), bom);
    }
  }

  private Response asItStands(Reading reading, String asked, Wanted wanted) {
    String stage = tables.stage(reading, asked);
    RenderedTables.Rendered answer =
        rendered.get(
            wanted.key(reading.competition(), stage, OptionalLong.empty(), 0),
            reading.lastSequence(),
            () -> render(reading, tables.of(reading, stage), reading.lastSequence(), wanted));
    return answer(reading, answer, wanted, AS_LONG_AS_IT_HOLDS);
  }

  private Response asOf(
      Moment moment, String asked, String criteria, String inForce, Wanted wanted) {
    Reading reading = moment.reading();
    String stage = tables.stage(reading, asked);
    CriteriaChoice choice = CriteriaChoice.of(reading, stage, criteria, inForce);
    RenderedTables.Rendered answer =
        rendered.get(
            wanted.key(
                reading.competition(),
                stage,
                OptionalLong.of(moment.sequence()),
                choice.set().getCriteria().getVersion()),
            moment.sequence(),
            () -> render(reading, tables.asOf(moment, stage, choice), moment.sequence(), wanted));
    return answer(reading, answer, wanted, moment.settled() ? FOR_AN_HOUR : AS_LONG_AS_IT_HOLDS);
  }

  private static RenderedTables.Rendered render(
      Reading reading, Tables.Table table, long sequence, Wanted wanted) {
    Paged.Request part = wanted.part();
    List<Row> rows = table.rows().page(part.offset(), part.limit());
    Paged<Row> page = Paged.of(rows, part.offset(), table.rows().size());
    byte[] body =
        wanted.type().equals(MediaTypes.CSV)
            ? csv(reading, table, page.items(), wanted.bom())
            : json(reading, table, page.items());
    return RenderedTables.Rendered.of(sequence, body, page.link(wanted.uri()));
  }

  private static byte[] json(Reading reading, Tables.Table table, List<Row> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + rows.size() * 512);
    try (JsonGenerator out = EventJson.factory().createGenerator(bytes)) {
      StandingsJson.write(table.head(), rows, id -> Tables.name(reading, id), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] csv(Reading reading, Tables.Table table, List<Row> rows, boolean bom) {
    List<String> criteria =
        table.rows().page(0, 1).stream()
            .findFirst()
            .map(row -> row.points().stream().map(Points::criterion).toList())
            .orElse(List.of());
    String csv = Csv.table(criteria, rows, id -> Tables.name(reading, id));
    return ((bom ? BYTE_ORDER_MARK : "") + csv).getBytes(UTF_8);
  }

  private static Response answer(
      Reading reading, RenderedTables.Rendered answer, Wanted wanted, String caching) {
    boolean unchanged = matches(wanted.ifNoneMatch(), answer.tag());
    Response.ResponseBuilder response =
        unchanged ? Response.notModified() : Response.ok(answer.body());
    response.header("ETag", answer.tag());
    response.header("Cache-Control", caching);
    response.header("Ledger-Sequence", reading.lastSequence());
    answer.link().ifPresent(link -> response.header("Link", link));
    if (!unchanged) {
      boolean csv = wanted.type().equals(MediaTypes.CSV);
      response.header(
          "Content-Type", csv ? wanted.type() + "; charset=UTF-8; header=present" : wanted.type());
    }
    return response.build();
  }

  private static boolean matches(String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals("*") || each.equals(tag));
  }
}
