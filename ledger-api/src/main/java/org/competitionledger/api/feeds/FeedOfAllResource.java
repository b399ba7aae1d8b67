package org.competitionledger.api.feeds;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.api.read.Asked;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.RenderedAnswers;
import org.competitionledger.core.words.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was recorded and found in all competitions. It is served whatever readers accept. */
@Path(FeedOfAll.PATH)
@Tag(name = "Feeds")
public class FeedOfAllResource {

  private final FeedOfAll feed;
  private final Readings readings;
  private final RenderedAnswers answers;

  FeedOfAllResource(FeedOfAll feed, Readings readings, RenderedAnswers answers) {
    this.readings = readings;
    this.answers = answers;
    this.feed = feed;
  }

  @GET
  @Operation(
      operationId = "feedOfAll",
      summary = "Events and findings of all competitions as Atom, RFC 4287",
      description =
          "The newest 100 entries of the competitions' own feeds, or `limit=` fewer. Each has the"
              + " id that it has there, and names that feed as its source.")
  @APIResponse(
      responseCode = "200",
      description = "The feed",
      content =
          @Content(
              mediaType = AtomFeed.MEDIA_TYPE,
              schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response atom(
      @QueryParam("limit") @Parameter(description = "Entries, 1 to 100; 100 if not said")
          String limit,
      @QueryParam("lang") String lang,
      @HeaderParam("Accept-Language") String acceptLanguage,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @Context UriInfo uri) {
    int max = FeedOfAll.ENTRIES_MAX;
    int entries = (int) Parameters.wholeNumber("limit", limit, max, 1, max);
    Language language = Languages.of(lang, acceptLanguage);
    return Asked.whatever(uri, ifNoneMatch, AtomFeed.MEDIA_TYPE, language)
        .answer(
            answers,
            "",
            readings.recorded(),
            true,
            () ->
                feed.of(entries, language, uri.getBaseUri())
                    .rendered(AtomFeed.MEDIA_TYPE, AtomFeed::bytes))
        .header("Content-Language", language.tag())
        .header("Ledger-Sequence", null) // it is of no single competition
        .build();
  }
}
