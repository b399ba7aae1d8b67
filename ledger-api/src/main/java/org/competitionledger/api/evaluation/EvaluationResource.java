package org.competitionledger.api.evaluation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Answers;
import org.competitionledger.api.read.Asked;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.RenderedAnswers;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What was corrected, and what was decided by vote. */
@Path("/v1/competitions/{competition}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Standings")
public class EvaluationResource {

  private final Readings readings;
  private final Moments moments;
  private final LedgerNode node;
  private final RenderedAnswers answers;

  EvaluationResource(Readings readings, Moments moments, LedgerNode node, RenderedAnswers answers) {
    this.answers = answers;
    this.readings = readings;
    this.moments = moments;
    this.node = node;
  }

  @GET
  @Path("/corrections")
  @Operation(
      summary = "Corrected and voided scores and replaced rulings, before and after",
      description =
          "In the order of the log. A page examines at most 10,000 events: while `nextAfter` is"
              + " less than `lastSequence` go on with `after=nextAfter`, also behind an empty page.")
  @APIResponse(
      responseCode = "200",
      description = "The corrections",
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = Corrections.class)))
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response corrections(
      @PathParam("competition") String competition,
      @QueryParam("after") String after,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    Reading reading = readings.open(competition, atLeast);
    long from = Parameters.wholeNumber("after", after, -1, -1, Long.MAX_VALUE);
    int most = Paged.Request.of(limit, null).limit();
    return Asked.of(uri, headers, MediaTypes.JSON)
        .answer(
            answers,
            competition,
            reading.lastSequence(),
            false,
            () ->
                answers.json(
                    Corrections.read(node.events(), moments, reading, from, most),
                    Optional.empty()))
        .build();
  }

  @GET
  @Path("/decisions")
  @Operation(
      summary = "Motions with their votes, declarations that nobody was selected, and objections",
      description =
          "With quorum, totals, clause and fallback as declared; periods for objections, who"
              + " objected and what became of it, and who said that it would not.")
  public RestResponse<DecisionsView> decisions(
      @PathParam("competition") String competition,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @Context UriInfo uri) {
    Reading reading = readings.open(competition, atLeast);
    Paged<DecisionsView.Found> page =
        Paged.of(DecisionsView.find(reading.state()), Paged.Request.of(limit, cursor));
    return Answers.of(
        reading, DecisionsView.read(node.events(), competition, page.items()), page, uri);
  }
}
