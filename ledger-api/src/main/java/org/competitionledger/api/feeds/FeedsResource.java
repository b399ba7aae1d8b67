package org.competitionledger.api.feeds;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.Function;
import org.competitionledger.api.read.Asked;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.RenderedAnswers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was recorded and found, for readers of feeds. They are served whatever they accept. */
@Path("/v1/competitions/{competition}")
@Tag(name = "Feeds")
public class FeedsResource {

  private static final String WHAT =
      "Newest first: an entry for each event, for each finding when it comes up and when it is"
          + " resolved. The latest 100 entries, or `limit=` up to 1,000; older ones behind `next`."
          + " An entry keeps its id for ever; a finding is dated as the event that raised or"
          + " resolved it, or, in a live competition, as of when it fell due.";

  private final Readings readings;
  private final Feeds feeds;
  private final RenderedAnswers answers;

  FeedsResource(Readings readings, Feeds feeds, RenderedAnswers answers) {
    this.answers = answers;
    this.readings = readings;
    this.feeds = feeds;
  }

  @GET
  @Path("/feed.atom")
  @Operation(
      operationId = "atomFeed",
      summary = "Events and findings as Atom, RFC 4287",
      description = WHAT)
  @APIResponse(
      responseCode = "200",
      description = "The feed, or a part of it",
      content =
          @Content(
              mediaType = AtomFeed.MEDIA_TYPE,
              schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response atom(
      @PathParam("competition") String competition,
      @BeanParam FeedQuestion question,
      @Context UriInfo uri) {
    return answer(competition, question, uri, AtomFeed.MEDIA_TYPE, AtomFeed::bytes);
  }

  @GET
  @Path("/feed.json")
  @Operation(
      operationId = "jsonFeed",
      summary = "Events and findings as JSON Feed 1.1",
      description = WHAT)
  @APIResponse(
      responseCode = "200",
      description = "The feed, or a part of it",
      content = @Content(mediaType = JsonFeed.MEDIA_TYPE, schema = @Schema(ref = "JsonFeed")))
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response json(
      @PathParam("competition") String competition,
      @BeanParam FeedQuestion question,
      @Context UriInfo uri) {
    return answer(competition, question, uri, JsonFeed.MEDIA_TYPE, JsonFeed::bytes);
  }

  private Response answer(
      String competition,
      FeedQuestion question,
      UriInfo uri,
      String mediaType,
      Function<Feed, byte[]> form) {
    Reading reading = readings.open(competition, question.atLeast);
    URI base = uri.getBaseUri();
    URI address = base.resolve(uri.getAbsolutePath().getPath());
    return Asked.whatever(uri, question.ifNoneMatch, mediaType, question.language())
        .answer(
            answers,
            competition,
            reading.lastSequence(),
            true,
            () -> feeds.of(reading, question, base, address).rendered(mediaType, form))
        .header("Content-Language", question.language().tag())
        .build();
  }
}
