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
import java.util.Set;
import org.competitionledger.api.http.MediaTypes;
import org.competitionledger.api.problem.ProblemCode;
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

  private static final Set<String> NOT_YET = Set.of("criteria", "inForce", "asOf");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Readings readings;
  private final Tables tables;
  private final RenderedTables rendered;

  StandingsResource(Readings readings, Tables tables, RenderedTables rendered) {
    this.readings = readings;
    this.tables = tables;
    this.rendered = rendered;
  }

  @GET
  @Produces({MediaTypes.JSON, MediaTypes.CSV})
  @Operation(summary = "The table of a stage under the rules that govern it, as JSON or CSV")
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
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @QueryParam("bom") boolean bom,
      @HeaderParam("Accept") String accept,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @Context UriInfo uri) {
    refuseUnknown(uri);
    String type =
        MediaTypes.best(accept, List.of(MediaTypes.JSON, MediaTypes.CSV))
            .orElseThrow(ProblemCode.NOT_ACCEPTABLE::exception);
    Paged.Request part = Paged.Request.of(limit, cursor);
    Reading reading = readings.open(competition, atLeast);
    String wanted = tables.stage(reading, stage);
    RenderedTables.Key key =
        new RenderedTables.Key(competition, wanted, type, part.offset(), part.limit(), bom);
    RenderedTables.Rendered answer =
        rendered.get(key, reading.lastSequence(), () -> render(reading, key, part, uri));
    return answer(reading, answer, type, matches(ifNoneMatch, answer.tag()));
  }

  /** What is not answered yet must not be answered with something else. */
  private static void refuseUnknown(UriInfo uri) {
    for (String parameter : NOT_YET) {
      if (uri.getQueryParameters().containsKey(parameter)) {
        throw ProblemCode.PARAMETER_INVALID.exception(
            "\"" + parameter + "\" is not supported by this version.",
            "이 판본은 " + parameter + " 매개변수를 지원하지 않습니다.");
      }
    }
  }

  private RenderedTables.Rendered render(
      Reading reading, RenderedTables.Key key, Paged.Request part, UriInfo uri) {
    Tables.Table table = tables.of(reading, key.stage());
    List<Row> rows = table.rows().page(part.offset(), part.limit());
    Paged<Row> page = Paged.of(rows, part.offset(), table.rows().size());
    byte[] body =
        key.mediaType().equals(MediaTypes.CSV)
            ? csv(reading, table, page.items(), key.bom())
            : json(reading, table, page.items());
    return RenderedTables.Rendered.of(reading.lastSequence(), body, page.link(uri));
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
      Reading reading, RenderedTables.Rendered answer, String type, boolean unchanged) {
    Response.ResponseBuilder response =
        unchanged ? Response.notModified() : Response.ok(answer.body());
    response.header("ETag", answer.tag());
    response.header("Cache-Control", "no-cache");
    response.header("Ledger-Sequence", reading.lastSequence());
    answer.link().ifPresent(link -> response.header("Link", link));
    if (!unchanged) {
      boolean csv = type.equals(MediaTypes.CSV);
      response.header("Content-Type", csv ? type + "; charset=UTF-8; header=present" : type);
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
