package org.competitionledger.api.pages.timeline;

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
import org.competitionledger.core.words.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The timeline of a competition for people. */
@Path("/competitions/{competition}/timeline")
@Produces(MediaType.TEXT_HTML)
public class TimelineRoomResource {

  private static final Words WORDS = Words.of(TimelineRoomResource.class, "page-timeline");

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance timeline(Frame f, TimelineModel t);
  }

  private final Pages pages;
  private final Stretches stretches;

  TimelineRoomResource(Pages pages, Stretches stretches) {
    this.pages = pages;
    this.stretches = stretches;
  }

  @GET
  @Operation(hidden = true)
  public Response timeline(
      @PathParam("competition") String competition,
      @QueryParam("kind") String kind,
      @QueryParam("who") String who,
      @QueryParam("before") String before,
      @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.TIMELINE,
        WORDS,
        (reading, frame) ->
            Templates.timeline(
                frame, stretches.of(reading, frame, Wanted.of(kind, who, before, reading))));
  }
}
