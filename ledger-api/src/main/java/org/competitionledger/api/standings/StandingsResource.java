package org.competitionledger.api.standings;

import jakarta.ws.rs.BeanParam;
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
import java.util.OptionalLong;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The standings of a stage. */
@Path("/v1/competitions/{competition}/standings")
@Tag(name = "Standings")
public class StandingsResource {

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
              + " (RFC 3339, or reduced: `2026-08` is its end in the competition's zone). As"
              + " `text/event-stream` the table as it stands, then the rows that changed, at most"
              + " one message a second; `id` is the table's sequence, and `Last-Event-ID` or `after`"
              + " resumes there.")
  @APIResponse(
      responseCode = "200",
      description = "The table, or a part of it",
      content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "Standings")),
        @Content(mediaType = MediaTypes.CSV, schema = @Schema(implementation = String.class)),
        @Content(mediaType = MediaTypes.EVENT_STREAM, schema = @Schema(ref = "LiveStandings"))
      })
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response standings(
      @PathParam("competition") String competition,
      @BeanParam TableQuestion question,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @QueryParam("bom") boolean bom,
      @HeaderParam("Accept") String accept,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @Context UriInfo uri) {
    WantedTable wanted = WantedTable.of(accept, limit, cursor, bom, ifNoneMatch);
    return question.isOfNow()
        ? asItStands(competition, question, wanted, uri)
        : asOf(question.moment(moments, competition), question, wanted, uri);
  }

  /** Where nothing was recorded since the same was asked, the state is not even opened. */
  private Response asItStands(
      String competition, TableQuestion question, WantedTable wanted, UriInfo uri) {
    RenderedTables.Key key =
        RenderedTables.Key.asItStands(competition, Optional.ofNullable(question.stage), wanted);
    long seen = readings.lastSequence(competition);
    Optional<RenderedTables.Rendered> known =
        question.atLeast == null ? rendered.find(key, seen) : Optional.empty();
    if (known.isPresent()) {
      return wanted.answer(seen, known.get(), WantedTable.AS_LONG_AS_IT_HOLDS);
    }
    Reading reading = readings.open(competition, question.atLeast);
    String stage = tables.stage(reading, question.stage);
    long last = reading.lastSequence();
    RenderedTables.Rendered answer =
        rendered.get(
            key,
            last,
            () -> wanted.render(reading, tables.of(reading, stage), last, page -> page.link(uri)));
    return wanted.answer(last, answer, WantedTable.AS_LONG_AS_IT_HOLDS);
  }

  private Response asOf(Moment moment, TableQuestion question, WantedTable wanted, UriInfo uri) {
    Reading reading = moment.reading();
    String stage = tables.stage(reading, question.stage);
    CriteriaChoice choice = question.choice(reading, stage);
    RenderedTables.Rendered answer =
        rendered.get(
            new RenderedTables.Key(
                reading.competition(),
                Optional.of(stage),
                OptionalLong.of(moment.sequence()),
                choice.set().getCriteria().getVersion(),
                wanted.type(),
                wanted.part(),
                wanted.bom()),
            moment.sequence(),
            () ->
                wanted.render(
                    reading,
                    tables.asOf(moment, stage, choice),
                    moment.sequence(),
                    page -> page.link(uri)));
    return wanted.answer(
        reading.lastSequence(),
        answer,
        moment.settled() ? WantedTable.FOR_AN_HOUR : WantedTable.AS_LONG_AS_IT_HOLDS);
  }
}
