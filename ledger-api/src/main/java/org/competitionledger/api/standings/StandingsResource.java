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
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.api.read.RenderedAnswers;
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
  private final RenderedAnswers rendered;

  StandingsResource(Readings readings, Moments moments, Tables tables, RenderedAnswers rendered) {
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

  /**
   * What the bytes of a table depend on besides the log.
   *
   * @param stage the stage; empty for the one opened last
   * @param asOf the sequence of the moment; empty for the table as it stands
   * @param version the criteria version; 0 for the one that governs
   */
  private record Question(
      Optional<String> stage,
      OptionalLong asOf,
      int version,
      String mediaType,
      Paged.Request part,
      boolean bom) {

    static RenderedAnswers.Key of(
        String competition,
        Optional<String> stage,
        OptionalLong asOf,
        int version,
        WantedTable wanted) {
      Question question =
          new Question(stage, asOf, version, wanted.type(), wanted.part(), wanted.bom());
      return new RenderedAnswers.Key(competition, question, false);
    }
  }

  /** Where nothing was recorded since the same was asked, the state is not even opened. */
  private Response asItStands(
      String competition, TableQuestion question, WantedTable wanted, UriInfo uri) {
    RenderedAnswers.Key key =
        Question.of(
            competition, Optional.ofNullable(question.stage), OptionalLong.empty(), 0, wanted);
    long seen = readings.lastSequence(competition);
    Optional<Rendered> known =
        question.atLeast == null ? rendered.find(key, seen) : Optional.empty();
    if (known.isPresent()) {
      return wanted.answer(seen, known.get(), Rendered.AS_LONG_AS_IT_HOLDS);
    }
    Reading reading = readings.open(competition, question.atLeast);
    String stage = tables.stage(reading, question.stage);
    long last = reading.lastSequence();
    Rendered answer =
        rendered.get(
            key,
            last,
            () -> wanted.render(reading, tables.of(reading, stage), page -> page.link(uri)));
    return wanted.answer(last, answer, Rendered.AS_LONG_AS_IT_HOLDS);
  }

  private Response asOf(Moment moment, TableQuestion question, WantedTable wanted, UriInfo uri) {
    Reading reading = moment.reading();
    String stage = tables.stage(reading, question.stage);
    CriteriaChoice choice = question.choice(reading, stage);
    Rendered answer =
        rendered.get(
            Question.of(
                reading.competition(),
                Optional.of(stage),
                OptionalLong.of(moment.sequence()),
                choice.set().getCriteria().getVersion(),
                wanted),
            moment.sequence(),
            () ->
                wanted.render(reading, tables.asOf(moment, stage, choice), page -> page.link(uri)));
    return wanted.answer(
        reading.lastSequence(),
        answer,
        moment.settled() ? Rendered.FOR_AN_HOUR : Rendered.AS_LONG_AS_IT_HOLDS);
  }
}
