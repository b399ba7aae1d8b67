package org.competitionledger.api.standings;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.whatif.Edits;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The standings of a stage under rules that might have been. */
@Path("/v1/competitions/{competition}/standings/what-if")
@Produces({MediaTypes.JSON, MediaTypes.CSV})
@Tag(name = "Standings")
public class WhatIfResource {

  private static final String DESCRIPTION =
      "Not official. The table of a moment under a criteria version whose fields are edited, one"
          + " after the other: a JSON pointer into the set as `/criteria/{version}` shows it, and"
          + " the JSON value to put there. A criterion stands under its id"
          + " (`/criteria/race/factor`), `/cutRule` is the stage's, lists count from 0 and `-` is"
          + " behind their last. null takes away: `/criteria/origin=null` switches a gate off,"
          + " `/maximum=null` drops a declared sum. A new id adds a criterion. What comes of it"
          + " must have the form of a set that can be recorded. At most 100 edits, 16 KiB, and 4"
          + " tables at once. The answer's `whatIf.url` asks the same for ever.";

  /** Room for the spelling of JSON; the edits themselves have a limit of their own. */
  private static final int BODY_BYTES_MAX = 8 * Edits.BYTES_MAX;

  private final Moments moments;
  private final Tables tables;
  private final WhatIf whatIf;

  WhatIfResource(Moments moments, Tables tables, WhatIf whatIf) {
    this.moments = moments;
    this.tables = tables;
    this.whatIf = whatIf;
  }

  @GET
  @Operation(summary = "A table under edited rules", description = DESCRIPTION)
  @APIResponse(
      responseCode = "200",
      description = "The table, or a part of it",
      content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "Standings")),
        @Content(mediaType = MediaTypes.CSV, schema = @Schema(implementation = String.class))
      })
  @APIResponse(responseCode = "429", description = "Four tables are being worked out; try again")
  public Response whatIf(
      @PathParam("competition") String competition,
      @BeanParam TableQuestion question,
      @QueryParam("set")
          @Parameter(
              description = "pointer=value, repeatable",
              example = "/criteria/research/factor=0.5")
          List<String> set,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @QueryParam("bom") boolean bom,
      @HeaderParam("Accept") String accept,
      @HeaderParam("If-None-Match") String ifNoneMatch) {
    Edits edits = WhatIf.read(Edits.ofTexts(set));
    WantedTable wanted = WantedTable.of(accept, limit, cursor, bom, ifNoneMatch);
    return answer(competition, question, edits, wanted);
  }

  @POST
  @Consumes(MediaTypes.JSON)
  @Operation(
      operationId = "whatIfOfBody",
      summary = "The same with the edits in a body",
      description = DESCRIPTION)
  @RequestBody(
      content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "Edits")),
      required = true)
  @APIResponse(
      responseCode = "200",
      description = "The table, or a part of it",
      content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "Standings")),
        @Content(mediaType = MediaTypes.CSV, schema = @Schema(implementation = String.class))
      })
  @APIResponse(responseCode = "429", description = "Four tables are being worked out; try again")
  public Response whatIf(
      @PathParam("competition") String competition,
      @BeanParam TableQuestion question,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @QueryParam("bom") boolean bom,
      @HeaderParam("Accept") String accept,
      InputStream body)
      throws IOException {
    byte[] json = body.readNBytes(BODY_BYTES_MAX + 1);
    if (json.length > BODY_BYTES_MAX) {
      throw ProblemCode.TOO_LARGE.exception();
    }
    Edits edits = WhatIf.read(Edits.ofBody(json));
    WantedTable wanted = WantedTable.of(accept, limit, cursor, bom, null);
    return answer(competition, question, edits, wanted);
  }

  private Response answer(
      String competition, TableQuestion asked, Edits edits, WantedTable wanted) {
    Moment moment = asked.moment(moments, competition);
    String stage = tables.stage(moment.reading(), asked.stage);
    CriteriaChoice choice = asked.choice(moment.reading(), stage);
    WhatIf.Question question = new WhatIf.Question(moment, stage, choice, edits);
    Rendered rendered =
        wanted.render(
            moment.reading(), whatIf.table(question), page -> next(page, question, wanted));
    return wanted.answer(
        moment.reading().lastSequence(),
        rendered,
        moment.settled() ? Rendered.FOR_AN_HOUR : Rendered.AS_LONG_AS_IT_HOLDS);
  }

  /** The next page is one of the same moment, and needs no body. */
  private static Optional<String> next(
      Paged<Row> page, WhatIf.Question question, WantedTable wanted) {
    return page.next()
        .map(
            cursor ->
                "<"
                    + question.url()
                    + "&limit="
                    + wanted.part().limit()
                    + "&cursor="
                    + cursor
                    + ">; rel=\"next\"");
  }
}
