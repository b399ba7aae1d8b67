package org.competitionledger.api.pages.cards;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.pictures.Typefaces;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.EntityTags;
import org.competitionledger.api.read.Readings;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The card of a competition, which its pages name as their picture. */
@Path("/competitions/{competition}/card.png")
public class CardResource {

  private final Readings readings;
  private final Cards cards;

  CardResource(Readings readings, Cards cards) {
    this.readings = readings;
    this.cards = cards;
  }

  @GET
  @Operation(hidden = true)
  public Response card(@PathParam("competition") String competition, @BeanParam PageRequest asked) {
    Typefaces faces = Typefaces.find().orElseThrow(ProblemCode.NOT_FOUND::exception);
    byte[] png = cards.png(readings.open(competition, null), asked.language(), faces);
    String tag = EntityTags.of(png);
    Response.ResponseBuilder answer =
        EntityTags.matches(asked.ifNoneMatch, tag) ? Response.notModified() : Response.ok(png);
    return answer
        .header("Content-Type", "image/png")
        .header("Cache-Control", "no-cache")
        .header("ETag", tag)
        .build();
  }
}
