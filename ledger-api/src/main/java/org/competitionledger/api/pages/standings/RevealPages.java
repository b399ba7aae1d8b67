package org.competitionledger.api.pages.standings;

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

/** The reveals of a stage's sealed scores, a step each. */
@Path("/competitions/{competition}/reveals")
@Produces(MediaType.TEXT_HTML)
public class RevealPages {

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance reveals(Frame f, RevealModel r);
  }

  private final Pages pages;
  private final RevealContent content;

  RevealPages(Pages pages, RevealContent content) {
    this.pages = pages;
    this.content = content;
  }

  @GET
  @Operation(hidden = true)
  public Response reveals(
      @PathParam("competition") String competition,
      @BeanParam StandingsQuestion question,
      @QueryParam("step") String step,
      @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.STANDINGS,
        RoomWords.WORDS,
        (reading, frame) -> Templates.reveals(frame, content.of(reading, question, step, frame)));
  }
}
