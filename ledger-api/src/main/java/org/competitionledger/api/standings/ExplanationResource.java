package org.competitionledger.api.standings;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.tables.ExplanationJson;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.TieSentences;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How an entry came by its total, and where it stands with it. */
@Path("/v1/competitions/{competition}/standings")
@Tag(name = "Standings")
public class ExplanationResource {

  private final Explanations explanations;

  ExplanationResource(Explanations explanations) {
    this.explanations = explanations;
  }

  @GET
  @Path("/{participant}")
  @Produces(MediaTypes.JSON)
  @Operation(
      summary = "How an entry came by its total",
      description =
          "Every score, step, rounding, dropped occasion, adjustment and gate, with the sequences"
              + " of the events it comes from and a sentence in Korean and in English. Then its rank,"
              + " and for each of the nearest ten neighbours on each side that have the same total"
              + " the tie-break that parted them. A table that nobody has read yet is worked out"
              + " for it.")
  @APIResponse(
      responseCode = "200",
      description = "The steps",
      content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "Explanation")))
  public Response explanation(
      @PathParam("competition") String competition,
      @PathParam("participant") String participant,
      @BeanParam TableQuestion question) {
    Explanations.Explained explained = explanations.of(competition, participant, question);
    Reading reading = explained.reading();
    ExplanationJson.Head head =
        new ExplanationJson.Head(
            reading.competition(),
            reading.announced().getRecord(),
            Tables.name(reading, explained.standing().result().participant()),
            explained.asOf(),
            explained.choice().governing());
    return Response.ok(json(head, explained))
        .header("Cache-Control", Rendered.AS_LONG_AS_IT_HOLDS)
        .header("Ledger-Sequence", reading.lastSequence())
        .build();
  }

  private static byte[] json(ExplanationJson.Head head, Explanations.Explained explained) {
    Reading reading = explained.reading();
    ExplanationJson.Words words =
        new ExplanationJson.Words(
            explained.sentences()::of,
            new TieSentences(new StateNames(reading.state()))::of,
            participant -> Tables.name(reading, participant));
    return JsonBytes.of(
        4_096,
        out ->
            ExplanationJson.write(
                head,
                explained.rules(),
                explained.explanation(),
                explained.standing(),
                words,
                out));
  }
}
