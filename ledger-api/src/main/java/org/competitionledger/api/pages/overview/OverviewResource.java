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
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The overview of a competition. */
@Path("/competitions/{competition}")
@Produces(MediaType.TEXT_HTML)
public class OverviewResource {

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance overview(Frame f, OverviewModel c);
  }

  private final Pages pages;
  private final Overviews overviews;

  OverviewResource(Pages pages, Overviews overviews) {
    this.pages = pages;
    this.overviews = overviews;
  }

  @GET
  @Operation(hidden = true)
  public Response overview(
      @PathParam("competition") String competition,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.OVERVIEW,
        Overviews.WORDS,
        (reading, frame) ->
            Templates.overview(frame, overviews.of(reading, Window.asked(from, to), frame)));
  }
}
