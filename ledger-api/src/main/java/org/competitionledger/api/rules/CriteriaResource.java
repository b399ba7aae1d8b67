package org.competitionledger.api.rules;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Answers;
import org.competitionledger.api.read.Asked;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.api.read.RenderedAnswers;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.core.impact.ChangesCsv;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.core.rules.CriteriaDifference;
import org.competitionledger.core.rules.CriteriaInForce;
import org.competitionledger.core.state.Keys;
import org.competitionledger.projections.Impacts.Detail;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.view.Difference;
import org.competitionledger.view.ImpactKnown;
import org.competitionledger.view.RuleChange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Criteria versions, what is in force, and how the rules changed. */
@Path("/v1/competitions/{competition}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public class CriteriaResource {

  private final Readings readings;
  private final Moments moments;
  private final RuleChanges rules;
  private final LaterImpacts later;
  private final LedgerNode node;
  private final RenderedAnswers answers;

  CriteriaResource(
      Readings readings,
      Moments moments,
      RuleChanges rules,
      LaterImpacts later,
      LedgerNode node,
      RenderedAnswers answers) {
    this.answers = answers;
    this.rules = rules;
    this.later = later;
    this.readings = readings;
    this.moments = moments;
    this.node = node;
  }

  /**
   * Two versions compared.
   *
   * @param differences field by field, texts word by word
   */
  @Schema(name = "CriteriaComparison")
  public record Comparison(int from, int to, Differences differences) {}

  /** Differences as core's {@code RulesJson} writes them. */
  public record Differences(List<Difference> of) {}

  /** A page of the rule-change history, as core's {@code RulesJson} writes it. */
  public record Changes(List<ChangeReport> changes) {}

  @GET
  @Path("/criteria")
  @Operation(summary = "All criteria versions")
  public RestResponse<CriteriaView.Versions> criteria(
      @PathParam("competition") String competition,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @Context UriInfo uri) {
    Reading reading = readings.open(competition, atLeast);
    Paged<CriteriaView.WholeVersion> page =
        Paged.of(CriteriaView.wholeVersions(reading.state()), Paged.Request.of(limit, cursor));
    return Answers.of(reading, new CriteriaView.Versions(page.items()), page, uri);
  }

  @GET
  @Path("/criteria/{version: [0-9]+}")
  @Operation(operationId = "criteriaVersion", summary = "One criteria version")
  public RestResponse<CriteriaView.WholeVersion> version(
      @PathParam("competition") String competition,
      @PathParam("version") String version,
      @QueryParam("atLeast") String atLeast) {
    Reading reading = readings.open(competition, atLeast);
    return Answers.of(reading, CriteriaView.whole(find(reading, "version", version)));
  }

  private static CriteriaState find(Reading reading, String parameter, String version) {
    int number = (int) Parameters.wholeNumber(parameter, version, 0, 0, Integer.MAX_VALUE);
    return reading
        .state()
        .find(Keys.criteria(number))
        .orElseThrow(ProblemCode.VERSION_NOT_FOUND::exception);
  }

  @GET
  @Path("/criteria/in-force")
  @Operation(
      operationId = "criteriaInForce",
      summary = "The criteria that govern a stage, and which of them are undefined",
      description = "Now, or `asOf=` a sequence or a time.")
  public RestResponse<CriteriaInForce> inForce(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @QueryParam("asOf") String asOf,
      @QueryParam("atLeast") String atLeast) {
    Reading reading =
        asOf == null
            ? readings.open(competition, atLeast)
            : moments.open(competition, atLeast, asOf).reading();
    String wanted =
        Optional.ofNullable(stage)
            .or(() -> Optional.ofNullable(reading.announced().getLastOpenedStage()))
            .orElseThrow(ProblemCode.STAGE_NOT_FOUND::exception);
    return CriteriaInForce.of(reading.state(), wanted, reading.ledgerTime())
        .map(found -> Answers.of(reading, found))
        .orElseThrow(ProblemCode.VERSION_NOT_FOUND::exception);
  }

  @GET
  @Path("/criteria/compare")
  @Operation(
      operationId = "compareCriteria",
      summary = "Two versions compared, field by field and word by word")
  public RestResponse<Comparison> compare(
      @PathParam("competition") String competition,
      @QueryParam("from") @Parameter(description = "A version", example = "1") String from,
      @QueryParam("to") @Parameter(description = "Another", example = "2") String to) {
    Reading reading = readings.open(competition, null);
    CriteriaState before = find(reading, "from", from);
    CriteriaState after = find(reading, "to", to);
    return Answers.of(
        reading,
        new Comparison(
            before.getCriteria().getVersion(),
            after.getCriteria().getVersion(),
            new Differences(
                CriteriaDifference.between(before.getCriteria(), after.getCriteria()))));
  }

  @GET
  @Path("/criteria/changes")
  @Produces({MediaTypes.JSON, MediaTypes.CSV})
  @Operation(
      operationId = "ruleChanges",
      summary = "The rule-change history, as JSON or, without impacts, as CSV")
  @APIResponse(
      responseCode = "200",
      description = "The changes, or a part of them",
      content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Changes.class)),
        @Content(mediaType = MediaTypes.CSV, schema = @Schema(implementation = String.class))
      })
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response changes(
      @PathParam("competition") String competition,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @QueryParam("bom") boolean bom,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    Asked asked = Asked.of(uri, headers, MediaTypes.JSON, MediaTypes.CSV);
    Paged.Request part = asked.part(limit, cursor);
    Reading reading = readings.open(competition, atLeast);
    return asked
        .answer(
            answers,
            competition,
            reading.lastSequence(),
            false,
            () -> {
              List<RuleChange> all = RuleChanges.all(node, competition);
              Paged<RuleChange> page = Paged.of(all, part);
              return asked.isCsv()
                  ? Rendered.csv(ChangesCsv.columns(), page.items(), bom, page.link(uri))
                  : withImpact(competition, page, all, uri);
            })
        .build();
  }

  private Rendered withImpact(
      String competition, Paged<RuleChange> page, List<RuleChange> all, UriInfo uri) {
    AnnouncedTogether together = PromisesView.together(node, competition, all);
    Changes changes =
        new Changes(rules.withImpact(competition, page.items(), Detail.BRIEF, together));
    Rendered rendered = answers.json(changes, page.link(uri));
    boolean known =
        changes.changes().stream()
            .noneMatch(change -> change.impact().getKnown() == ImpactKnown.COMPUTING);
    return known ? rendered : rendered.unsettled();
  }

  @GET
  @Path("/criteria/changes/{sequence: [0-9]+}")
  @Operation(
      operationId = "ruleChange",
      summary = "One change of the rules",
      description =
          "Its impact is told on the scores there were when it was recorded; with `asOf=` a later"
              + " sequence or time, on those there were then.")
  public RestResponse<ChangeReport> change(
      @PathParam("competition") String competition,
      @PathParam("sequence") String sequence,
      @QueryParam("asOf") String asOf,
      @QueryParam("atLeast") String atLeast) {
    Reading reading = readings.open(competition, atLeast);
    long wanted = Parameters.wholeNumber("sequence", sequence, 0, 0, Long.MAX_VALUE);
    RuleChange change =
        node.views()
            .change(competition, wanted)
            .orElseThrow(ProblemCode.CHANGE_NOT_FOUND::exception);
    AnnouncedTogether together =
        PromisesView.together(node, competition, RuleChanges.all(node, competition));
    return Answers.of(
        reading,
        asOf == null
            ? rules.withImpact(competition, List.of(change), Detail.FULL, together).get(0)
            : new ChangeReport(
                change,
                later.impact(change, moments.at("asOf", asOf, reading)),
                together.with(change)));
  }

  @GET
  @Path("/promises")
  @Operation(summary = "Promises with their age")
  public RestResponse<PromisesView> promises(
      @PathParam("competition") String competition,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @Context UriInfo uri) {
    Reading reading = readings.open(competition, atLeast);
    Paged<PromisesView.Item> page =
        Paged.of(
            PromisesView.all(node, reading, RuleChanges.all(node, competition)),
            Paged.Request.of(limit, cursor));
    return Answers.of(reading, new PromisesView(page.items()), page, uri);
  }
}
