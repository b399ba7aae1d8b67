package org.competitionledger.api.pages.embed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.competitionledger.api.pages.EventLine;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.pages.overview.OverviewModel;
import org.competitionledger.api.pages.overview.Overviews;
import org.competitionledger.api.pages.standings.TableView;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.words.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Parts of a competition's pages for a frame of somebody else's; links open beside it. */
@Path("/embed/{competition}")
@Produces(MediaType.TEXT_HTML)
public class EmbedResource {

  static final Words WORDS = Words.of(EmbedResource.class, "page-embed");

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance standings(Frame f, TableView table, String asOf);

    static native TemplateInstance timeline(Frame f, List<EventLine> entries, String asOf);

    static native TemplateInstance lanes(Frame f, Optional<OverviewModel.Story> story, String asOf);

    static native TemplateInstance finding(Frame f, EmbedModel.Finding finding, String href);

    static native TemplateInstance change(Frame f, EmbedModel.Change change);

    static native TemplateInstance proof(Frame f, Optional<EmbedModel.Proof> proof);
  }

  private final Pages pages;
  private final Embeds embeds;

  EmbedResource(Pages pages, Embeds embeds) {
    this.pages = pages;
    this.embeds = embeds;
  }

  @GET
  @Path("/standings")
  @Operation(hidden = true)
  public Response standings(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @QueryParam("asOf") String asOf,
      @BeanParam PageRequest asked) {
    return part(
        asked,
        competition,
        Room.STANDINGS,
        (reading, frame) ->
            Templates.standings(
                frame, embeds.table(reading, stage, asOf, frame), moment(asOf, asked)));
  }

  @GET
  @Path("/timeline")
  @Operation(hidden = true)
  public Response timeline(
      @PathParam("competition") String competition,
      @QueryParam("asOf") String asOf,
      @BeanParam PageRequest asked) {
    return part(
        asked,
        competition,
        Room.TIMELINE,
        (reading, frame) ->
            Templates.timeline(frame, embeds.timeline(reading, asOf, frame), moment(asOf, asked)));
  }

  @GET
  @Path("/lanes")
  @Operation(hidden = true)
  public Response lanes(
      @PathParam("competition") String competition,
      @QueryParam("asOf") String asOf,
      @BeanParam PageRequest asked) {
    return pages.embedded(
        asked,
        competition,
        Room.OVERVIEW,
        Overviews.WORDS,
        (reading, frame) ->
            Templates.lanes(frame, embeds.story(reading, asOf, frame), moment(asOf, asked)));
  }

  @GET
  @Path("/findings/{key}")
  @Operation(hidden = true)
  public Response finding(
      @PathParam("competition") String competition,
      @PathParam("key") String key,
      @BeanParam PageRequest asked) {
    return part(
        asked,
        competition,
        Room.FINDINGS,
        (reading, frame) ->
            Templates.finding(
                frame, embeds.finding(reading, key, frame), frame.of("/findings/" + key)));
  }

  @GET
  @Path("/changes/{sequence}")
  @Operation(hidden = true)
  public Response change(
      @PathParam("competition") String competition,
      @PathParam("sequence") String sequence,
      @BeanParam PageRequest asked) {
    return part(
        asked,
        competition,
        Room.RULES,
        (reading, frame) -> Templates.change(frame, embeds.change(reading, sequence, frame)));
  }

  @GET
  @Path("/proof")
  @Operation(hidden = true)
  public Response proof(
      @PathParam("competition") String competition, @BeanParam PageRequest asked) {
    return part(
        asked,
        competition,
        Room.PROOF,
        (reading, frame) -> Templates.proof(frame, embeds.proof(reading, frame)));
  }

  /** As of when it is shown, in a sentence; empty for how it stands. */
  private static String moment(String asOf, PageRequest asked) {
    return asOf == null || asOf.isEmpty() ? "" : WORDS.say("as-of", asOf).in(asked.language());
  }

  private Response part(
      PageRequest asked,
      String competition,
      Room room,
      BiFunction<Reading, Frame, TemplateInstance> content) {
    return pages.embedded(asked, competition, room, WORDS, content);
  }
}
