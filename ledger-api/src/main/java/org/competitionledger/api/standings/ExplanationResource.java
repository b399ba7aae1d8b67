package org.competitionledger.api.standings;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.competitionledger.api.http.Ids;
import org.competitionledger.api.http.MediaTypes;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.scoring.EntryScoring;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.scoring.Explanation;
import org.competitionledger.core.scoring.StageRules;
import org.competitionledger.core.standings.ExplanationJson;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.StepSentences;
import org.competitionledger.state.EntryState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How an entry came by its total. */
@Path("/v1/competitions/{competition}/standings")
@Tag(name = "Standings")
public class ExplanationResource {

  private final Readings readings;
  private final Moments moments;
  private final Tables tables;
  private final Rivals rivals;

  ExplanationResource(Readings readings, Moments moments, Tables tables, Rivals rivals) {
    this.readings = readings;
    this.moments = moments;
    this.tables = tables;
    this.rivals = rivals;
  }

  @GET
  @Path("/{participant}")
  @Produces(MediaTypes.JSON)
  @Operation(
      summary = "How an entry came by its total",
      description =
          "Every score, step, rounding, dropped occasion, adjustment and gate, with the sequences"
              + " of the events it comes from and a sentence in Korean and in English. Ranks are"
              + " the table's. Costs the entry's own scores, unless rules compare entries.")
  @APIResponse(
      responseCode = "200",
      description = "The steps",
      content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "Explanation")))
  public Response explanation(
      @PathParam("competition") String competition,
      @PathParam("participant") String participant,
      @BeanParam TableQuestion question) {
    if (question.isOfNow()) {
      Reading now = readings.open(competition, question.atLeast);
      return answer(now, now.lastSequence(), participant, question);
    }
    Moment moment = question.moment(moments, competition);
    return answer(moment.reading(), moment.sequence(), participant, question);
  }

  private Response answer(Reading reading, long asOf, String participant, TableQuestion question) {
    String stage = tables.stage(reading, question.stage);
    EntryState entry =
        java.util.Optional.of(participant)
            .filter(Ids::isId)
            .flatMap(id -> reading.state().find(Keys.entry(stage, id)))
            .orElseThrow(
                () ->
                    ProblemCode.PARTICIPANT_NOT_FOUND.exception(
                        "No such participant has an entry in this stage.", "이 단계에 그런 참가자가 없습니다."));
    CriteriaChoice choice = CriteriaChoice.of(reading, stage, question.criteria, question.inForce);
    StageRules rules = StageRules.compile(reading.state(), stage, choice.set().getCriteria());
    Explanation explanation =
        EntryScoring.explain(
            rules, EntrySheet.read(reading.state(), entry, rules), rivals.of(reading, rules));
    ExplanationJson.Head head =
        new ExplanationJson.Head(
            reading.competition(),
            reading.announced().getRecord(),
            Tables.name(reading, participant),
            asOf,
            choice.governing());
    return Response.ok(json(head, rules, explanation, reading))
        .header("Cache-Control", WantedTable.AS_LONG_AS_IT_HOLDS)
        .header("Ledger-Sequence", reading.lastSequence())
        .build();
  }

  private static byte[] json(
      ExplanationJson.Head head, StageRules rules, Explanation explanation, Reading reading) {
    StepSentences sentences =
        new StepSentences(
            new StateNames(reading.state()),
            rules.membersIn().orElse(rules.stage()),
            rules.occasions().size() > 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
    try (JsonGenerator out = EventJson.factory().createGenerator(bytes)) {
      ExplanationJson.write(head, rules, explanation, sentences::of, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
