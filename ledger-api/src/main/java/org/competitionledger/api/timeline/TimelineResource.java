package org.competitionledger.api.timeline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What happened, for who draws it. */
@Path("/v1/competitions/{competition}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class TimelineResource {

  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  private final Readings readings;
  private final LedgerNode node;

  TimelineResource(Readings readings, LedgerNode node) {
    this.readings = readings;
    this.node = node;
  }

  @GET
  @Operation(
      summary = "Events as Korean and English sentences, in one order and in the lanes of stages")
  public RestResponse<Timeline> timeline(
      @PathParam("competition") String competition,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit,
      @QueryParam("atLeast") String atLeast,
      @Context UriInfo uri) {
    Reading reading = readings.open(competition, atLeast);
    long behind = Parameters.wholeNumber("after", after, -1, -1, Long.MAX_VALUE);
    int entriesMax = (int) Parameters.wholeNumber("limit", limit, LIMIT, 1, LIMIT_MAX);
    Names names = new StateNames(reading.state());
    List<Timeline.Entry> entries =
        node.events().read(competition, behind, entriesMax).stream()
            .map(StoredEvent::event)
            .filter(event -> event.getSequence() <= reading.lastSequence())
            .map(event -> Timeline.Entry.of(event, names))
            .toList();
    long next = entries.isEmpty() ? behind : entries.get(entries.size() - 1).sequence();
    RestResponse.ResponseBuilder<Timeline> answer =
        RestResponse.ResponseBuilder.ok(new Timeline(entries, reading.lastSequence(), next))
            .header("Ledger-Sequence", reading.lastSequence());
    if (next < reading.lastSequence()) {
      URI more = uri.getRequestUriBuilder().replaceQueryParam("after", next).build();
      answer.header("Link", "<" + more.getRawPath() + "?" + more.getRawQuery() + ">; rel=\"next\"");
    }
    return answer.build();
  }
}
