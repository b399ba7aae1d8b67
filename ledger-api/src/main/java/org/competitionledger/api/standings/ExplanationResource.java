package org.competitionledger.api.standings;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.EntryScoring;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.standings.Neighbourhood;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.tables.ExplanationJson;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.StepSentences;
import org.competitionledger.core.wording.TieSentences;
import org.competitionledger.state.EntryState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How an entry came by its total, and where it stands with it. */
@Path("/v1/competitions/{competition}/standings")
@Tag(name = "Standings")
public class ExplanationResource {

  /** How often it is looked again where an event came between the entry and its table. */
  private static final int LOOKS_MAX = 3;

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
    return (question.isOfNow()
            ? ofNow(competition, participant, question)
            : Optional.<Response>empty())
        .orElseGet(() -> ofMoment(question.moment(moments, competition), participant, question));
  }

  /** What is read now may be recorded anew meanwhile: entry and table then don't fit together. */
  private Optional<Response> ofNow(String competition, String participant, TableQuestion question) {
    for (int look = 0; look < LOOKS_MAX; look++) {
      Reading now = readings.open(competition, question.atLeast);
      String stage = tables.stage(now, question.stage);
      Explained explained = explained(now, stage, participant, question);
      Optional<Neighbourhood> standing = tables.of(now, stage).rows().neighbourhood(participant);
      if (standing.filter(it -> it.result().equals(explained.explanation.result())).isPresent()) {
        return Optional.of(answer(now, now.lastSequence(), explained, standing.get()));
      }
    }
    return Optional.empty();
  }

  private Response ofMoment(Moment moment, String participant, TableQuestion question) {
    Reading reading = moment.reading();
    String stage = tables.stage(reading, question.stage);
    Explained explained = explained(reading, stage, participant, question);
    Neighbourhood standing =
        tables
            .asOf(moment, stage, explained.choice)
            .rows()
            .neighbourhood(participant)
            .orElseThrow();
    return answer(reading, moment.sequence(), explained, standing);
  }

  private record Explained(CriteriaChoice choice, CompiledRules rules, Explanation explanation) {}

  private Explained explained(
      Reading reading, String stage, String participant, TableQuestion question) {
    EntryState entry =
        Optional.of(participant)
            .filter(Ids::isId)
            .flatMap(id -> reading.state().find(Keys.entry(stage, id)))
            .orElseThrow(() -> ProblemCode.PARTICIPANT_NOT_FOUND.exception("no-such-participant"));
    CriteriaChoice choice = CriteriaChoice.of(reading, stage, question.criteria, question.inForce);
    CompiledRules rules = CompiledRules.compile(reading.state(), stage, choice.set().getCriteria());
    Explanation explanation =
        EntryScoring.explain(
            rules, EntrySheet.read(reading.state(), entry, rules), rivals.of(reading, rules));
    return new Explained(choice, rules, explanation);
  }

  private static Response answer(
      Reading reading, long asOf, Explained explained, Neighbourhood standing) {
    ExplanationJson.Head head =
        new ExplanationJson.Head(
            reading.competition(),
            reading.announced().getRecord(),
            Tables.name(reading, standing.result().participant()),
            asOf,
            explained.choice.governing());
    return Response.ok(json(head, explained, standing, reading))
        .header("Cache-Control", Rendered.AS_LONG_AS_IT_HOLDS)
        .header("Ledger-Sequence", reading.lastSequence())
        .build();
  }

  private static byte[] json(
      ExplanationJson.Head head, Explained explained, Neighbourhood standing, Reading reading) {
    CompiledRules rules = explained.rules;
    StateNames names = new StateNames(reading.state());
    ExplanationJson.Words words =
        new ExplanationJson.Words(
            new StepSentences(
                    names,
                    rules.membersIn().orElse(rules.stage()),
                    rules.course().occasions().size() > 1)
                ::of,
            new TieSentences(names)::of,
            participant -> Tables.name(reading, participant));
    return JsonBytes.of(
        4_096,
        out -> ExplanationJson.write(head, rules, explained.explanation, standing, words, out));
  }
}
