package org.competitionledger.api.standings;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.tables.TableDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What StandingsCertified must say of a table. */
@Path("/v1/competitions/{competition}/standings/digest")
@Tag(name = "Standings")
public class DigestResource {

  private final Readings readings;
  private final Moments moments;
  private final Tables tables;
  private final WorkLimit workLimit;

  DigestResource(Readings readings, Moments moments, Tables tables, WorkLimit workLimit) {
    this.readings = readings;
    this.moments = moments;
    this.tables = tables;
    this.workLimit = workLimit;
  }

  @GET
  @Produces(MediaTypes.JSON)
  @Operation(
      summary = "The digest with which a table can be certified, and the text that was hashed",
      description =
          "Of the table as it stands, under the rules that govern it: `StandingsCertified` with"
              + " this version, sequence and digest is accepted until an event changes the table."
              + " With `asOf=` the table of then, in whose text that sequence stands: so the digest"
              + " of an earlier certification comes out again. `canonical` is the text, of which"
              + " `digest` is the SHA-256: lines"
              + " `ledger-table/1⇥competition⇥stage⇥version⇥sequence` and, a row each,"
              + " `section⇥rank⇥participant⇥total⇥cut`.")
  @APIResponse(
      responseCode = "200",
      description = "The digest",
      content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "TableDigest")))
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response digest(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @QueryParam("asOf") String asOf,
      @QueryParam("atLeast") String atLeast,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @Context UriInfo uri) {
    requireGoverning(uri);
    boolean now = asOf == null || asOf.isEmpty();
    if (now) {
      Reading reading = readings.open(competition, atLeast);
      Tables.Table table = tables.of(reading, tables.stage(reading, stage));
      return answer(reading, table, Rendered.AS_LONG_AS_IT_HOLDS, ifNoneMatch);
    }
    Moment moment = moments.open(competition, atLeast, asOf);
    Reading reading = moment.reading();
    String wanted = tables.stage(reading, stage);
    Tables.Table table =
        tables.asOf(moment, wanted, CriteriaChoice.of(reading, wanted, null, null));
    return answer(
        reading,
        table,
        moment.settled() ? Rendered.FOR_AN_HOUR : Rendered.AS_LONG_AS_IT_HOLDS,
        ifNoneMatch);
  }

  /** Nobody can certify a table under other rules: whoever asks for one would be misled. */
  private static void requireGoverning(UriInfo uri) {
    for (String name : new String[] {"criteria", "inForce"}) {
      if (uri.getQueryParameters().containsKey(name)) {
        throw ProblemCode.PARAMETER_INVALID.exception("no-meaning-here-a-table", name);
      }
    }
  }

  /** A whole table is written for one reader; nothing of it is kept. */
  private Response answer(Reading reading, Tables.Table table, String caching, String ifNoneMatch) {
    byte[] body = workLimit.take(() -> json(TableDigest.of(table.head(), table.rows().all())));
    WantedTable wanted = WantedTable.json(ifNoneMatch);
    return wanted.answer(
        reading.lastSequence(), Rendered.of(body, MediaTypes.JSON, Optional.empty()), caching);
  }

  private static byte[] json(TableDigest digest) {
    return JsonBytes.of(512 + digest.canonical().length(), out -> digest.write(out));
  }
}
