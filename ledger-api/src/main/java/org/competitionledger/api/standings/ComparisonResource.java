package org.competitionledger.api.standings;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Asked;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.api.read.RenderedAnswers;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.standings.Move;
import org.competitionledger.core.standings.TableComparison;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.tables.MovesJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The standings of a stage at two moments, compared. */
@Path("/v1/competitions/{competition}/standings/compare")
@Produces(MediaTypes.JSON)
@Tag(name = "Standings")
public class ComparisonResource {

  private final Readings readings;
  private final Moments moments;
  private final Tables tables;
  private final RenderedAnswers answers;

  ComparisonResource(Readings readings, Moments moments, Tables tables, RenderedAnswers answers) {
    this.answers = answers;
    this.readings = readings;
    this.moments = moments;
    this.tables = tables;
  }

  @GET
  @Operation(
      operationId = "compareStandings",
      summary = "Who moved between two moments, and who crossed the cut",
      description =
          "Each moment is a sequence or a time; `to` is now if it is not given. Each table is"
              + " made by the rules that governed at its moment.")
  @APIResponse(
      responseCode = "200",
      description = "The moves",
      content =
          @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "StandingsComparison")))
  public Response compare(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @QueryParam("from") @Parameter(description = "A sequence or a time", example = "50")
          String from,
      @QueryParam("to") @Parameter(description = "Another; now if not said", example = "77")
          String to,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    if (from == null || from.isEmpty()) {
      throw ProblemCode.PARAMETER_INVALID.exception("from-must-name-the-first");
    }
    Paged.Request part = Paged.Request.of(limit, cursor);
    Reading now = readings.open(competition, atLeast);
    return Asked.of(uri, headers, MediaTypes.JSON)
        .answer(
            answers,
            competition,
            now.lastSequence(),
            false,
            () -> compared(now, stage, from, to, part, uri))
        .build();
  }

  private Rendered compared(
      Reading now, String stage, String from, String to, Paged.Request part, UriInfo uri) {
    Moment after = moments.at("to", to, now);
    Moment before = moments.at("from", from, now);
    String wanted = tables.stage(after.reading(), stage);
    Tables.Table second =
        tables.asOf(after, wanted, CriteriaChoice.of(after.reading(), wanted, null, null));
    Optional<Tables.Table> first = table(before, wanted);
    TableComparison comparison =
        TableComparison.between(
            first.map(Tables.Table::rows).orElse(TableSnapshot.EMPTY),
            second.rows(),
            part.offset() + part.limit());
    List<Move> listed = comparison.moves();
    List<Move> rest = listed.subList(Math.min(part.offset(), listed.size()), listed.size());
    return Rendered.of(
        json(new Compared(before, first, after, second, comparison), rest),
        MediaTypes.JSON,
        Paged.of(rest, part.offset(), comparison.moved()).link(uri));
  }

  private record Compared(
      Moment before,
      Optional<Tables.Table> first,
      Moment after,
      Tables.Table second,
      TableComparison comparison) {}

  /** The table at the earlier moment; empty if there was none yet. */
  private Optional<Tables.Table> table(Moment moment, String stage) {
    Reading reading = moment.reading();
    return reading
        .state()
        .find(StateKind.STAGE.key(stage))
        .flatMap(known -> GoverningRules.of(reading.state(), stage, reading.ledgerTime()))
        .map(set -> tables.asOf(moment, stage, new CriteriaChoice(set, true)));
  }

  private static byte[] json(Compared compared, List<Move> moves) {
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeStringField("competition", compared.second().head().competition());
          out.writeStringField("stage", compared.second().head().stage());
          out.writeStringField("record", compared.second().head().record().name());
          moment("from", compared.before(), compared.first(), out);
          moment("to", compared.after(), Optional.of(compared.second()), out);
          out.writeNumberField("moved", compared.comparison().moved());
          out.writeNumberField("crossed", compared.comparison().crossed());
          out.writeFieldName("moves");
          MovesJson.write(
              moves, id -> Tables.name(compared.after().reading(), id), move -> List.of(), out);
          out.writeEndObject();
        });
  }

  private static void moment(
      String field, Moment moment, Optional<Tables.Table> table, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart(field);
    out.writeNumberField("asOf", moment.sequence());
    out.writeStringField("ledgerTime", moment.reading().ledgerTime().toString());
    if (table.isPresent()) {
      out.writeNumberField("sequence", table.get().head().sequence());
      out.writeStringField("status", table.get().head().status().text());
      out.writeObjectFieldStart("criteria");
      out.writeNumberField("version", table.get().head().version());
      out.writeEndObject();
    }
    out.writeEndObject();
  }
}
