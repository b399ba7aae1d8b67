package org.competitionledger.api.standings;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.api.read.RenderedAnswers;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.ranges.Ranges;
import org.competitionledger.core.ranges.RangesJson;
import org.competitionledger.state.CriteriaState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the published figures of a stage leave open. */
@Path("/v1/competitions/{competition}/standings/ranges")
@Tag(name = "Standings")
public class RangesResource {

  private final Moments moments;
  private final Tables tables;
  private final StageRanges ranges;
  private final RenderedAnswers answers;

  RangesResource(Moments moments, Tables tables, StageRanges ranges, RenderedAnswers answers) {
    this.answers = answers;
    this.moments = moments;
    this.tables = tables;
    this.ranges = ranges;
  }

  @GET
  @Produces(MediaTypes.JSON)
  @Operation(
      operationId = "ranges",
      summary = "What the published figures leave open for points that were not published",
      description =
          "Of each entry that is not out the least and the most that its unpublished points, and"
              + " its total, can be by the scale, the sums of the rules, the scores that are known"
              + " and the published statistics; each bound with the events it follows from. Exact;"
              + " what is true lies within. `tight` says that points for everything unknown were"
              + " found with which the bound is reached and all that was published is true: of a"
              + " single statistic that is always so; of several together a tighter bound may"
              + " exist where it is false. A figure is taken as rounded to its `digits`, or to the"
              + " last one that is written. A statistic that cannot be true beside those before it"
              + " is told, and narrows nothing; nor do reported figures, which are held against the"
              + " official ones. At most 2,000 cells, and 4 at once.")
  @APIResponse(
      responseCode = "200",
      description = "The ranges",
      content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "Ranges")))
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  @APIResponse(responseCode = "422", description = "The stage has too many cells")
  @APIResponse(responseCode = "429", description = "Four are being worked out; try again")
  public Response ranges(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @QueryParam("asOf") String asOf,
      @QueryParam("atLeast") String atLeast,
      @HeaderParam("If-None-Match") String ifNoneMatch) {
    Moment moment = moments.open(competition, atLeast, asOf);
    Reading reading = moment.reading();
    String wanted = tables.stage(reading, stage);
    CriteriaState set = CriteriaChoice.of(reading, wanted, null, null).set();
    long changed = Ranges.changed(reading.state(), wanted);
    boolean now = asOf == null || asOf.isEmpty();
    RangesJson.Head head =
        new RangesJson.Head(
            competition,
            wanted,
            reading.announced().getRecord(),
            changed,
            now ? changed : moment.sequence(),
            set.getCriteria().getVersion());
    Rendered answer =
        answers.get(
            new RenderedAnswers.Key(competition, head, false),
            moment.sequence(),
            () ->
                Rendered.of(
                    json(head, ranges.of(reading, wanted, set), reading),
                    MediaTypes.JSON,
                    Optional.empty()));
    return WantedTable.json(ifNoneMatch)
        .answer(
            reading.lastSequence(),
            answer,
            moment.settled() ? Rendered.FOR_AN_HOUR : Rendered.AS_LONG_AS_IT_HOLDS);
  }

  private static byte[] json(RangesJson.Head head, Ranges ranges, Reading reading) {
    return JsonBytes.of(
        4_096, out -> RangesJson.write(head, ranges, id -> Tables.name(reading, id), out));
  }
}
