package org.competitionledger.api.timeline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Asked;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.api.read.RenderedAnswers;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened, for who draws it. */
@Path("/v1/competitions/{competition}/timeline")
@Produces(MediaTypes.JSON)
@Tag(name = "Events")
public class TimelineResource {

  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  private final Readings readings;
  private final LedgerNode node;
  private final RenderedAnswers answers;

  TimelineResource(Readings readings, LedgerNode node, RenderedAnswers answers) {
    this.answers = answers;
    this.readings = readings;
    this.node = node;
  }

  @GET
  @Operation(
      summary = "Events as Korean and English sentences, in one order and in the lanes of stages")
  @APIResponse(
      responseCode = "200",
      description = "A stretch of the timeline",
      content =
          @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Timeline.class)))
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response timeline(
      @PathParam("competition") String competition,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit,
      @QueryParam("atLeast") String atLeast,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    Reading reading = readings.open(competition, atLeast);
    long behind = Parameters.wholeNumber("after", after, -1, -1, Long.MAX_VALUE);
    int entriesMax = (int) Parameters.wholeNumber("limit", limit, LIMIT, 1, LIMIT_MAX);
    return Asked.of(uri, headers, MediaTypes.JSON)
        .answer(
            answers,
            competition,
            reading.lastSequence(),
            false,
            () -> written(reading, behind, entriesMax, uri))
        .build();
  }

  private Rendered written(Reading reading, long behind, int entriesMax, UriInfo uri) {
    Names names = new StateNames(reading.state());
    List<Timeline.Entry> entries =
        node.events().read(reading.competition(), behind, entriesMax).stream()
            .map(StoredEvent::event)
            .filter(event -> event.getSequence() <= reading.lastSequence())
            .map(event -> Timeline.Entry.of(event, names))
            .toList();
    long next = entries.isEmpty() ? behind : entries.get(entries.size() - 1).sequence();
    URI more = uri.getRequestUriBuilder().replaceQueryParam("after", next).build();
    return answers.json(
        new Timeline(entries, reading.lastSequence(), next),
        next < reading.lastSequence()
            ? Optional.of("<" + more.getRawPath() + "?" + more.getRawQuery() + ">; rel=\"next\"")
            : Optional.empty());
  }
}
