package org.competitionledger.api.pages.overview;

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
import java.util.function.BiFunction;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Parts of a competition's page for an iframe of somebody else's; links open beside it. */
@Path("/embed/{competition}")
@Produces(MediaType.TEXT_HTML)
public class EmbedResource {

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance standings(Frame f, PageModel.Competition c);

    static native TemplateInstance timeline(Frame f, PageModel.Competition c);
  }

  private final Pages pages;
  private final CompetitionPages competitions;

  EmbedResource(Pages pages, CompetitionPages competitions) {
    this.pages = pages;
    this.competitions = competitions;
  }

  @GET
  @Path("/standings")
  @Operation(hidden = true)
  public Response standings(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @BeanParam PageRequest asked) {
    return part(competition, stage, Room.STANDINGS, asked, Templates::standings);
  }

  @GET
  @Path("/timeline")
  @Operation(hidden = true)
  public Response timeline(
      @PathParam("competition") String competition, @BeanParam PageRequest asked) {
    return part(competition, null, Room.TIMELINE, asked, Templates::timeline);
  }

  private Response part(
      String competition,
      String stage,
      Room room,
      PageRequest asked,
      BiFunction<Frame, PageModel.Competition, TemplateInstance> part) {
    return pages.embedded(
        asked,
        competition,
        room,
        Label.WORDS,
        (reading, frame) -> part.apply(frame, competitions.of(reading, stage, asked.language())));
  }
}
