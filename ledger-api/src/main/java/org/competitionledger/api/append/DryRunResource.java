package org.competitionledger.api.append;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.competitionledger.api.problem.BodyProblems;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.problem.Refusals;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.security.Tokens;
import org.competitionledger.command.Authority;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.event.Proposal;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Events tried before they are appended: on the state as it is folded here, which nothing moves
 * meanwhile. Whoever may append them may try them.
 */
@Path("/v1/competitions/{competition}/dry-run")
@Produces(MediaTypes.JSON)
@Tag(name = "Events")
public class DryRunResource {

  private static final String EXAMPLE =
      """
      [{"type": "CriteriaAmended", "announcedAt": "2026-04-12", "data": {
        "rationale": {"en": "What counts is the research"},
        "criteria": {"version": 3, "stages": ["fair"], "digits": 2, "criteria": [
          {"id": "research", "name": {"ko": "탐구", "en": "Research"}, "kind": "SCORED",
           "definition": {"ko": "결과를 되풀이할 수 있는가", "en": "Whether it can be repeated"},
           "scores": "PANEL", "scale": {"min": 0, "max": 10}, "maximum": 100, "factor": 10,
           "panel": {"method": "MEAN", "digits": 2}}]}}}]""";

  private final Tokens tokens;
  private final Appends appends;
  private final LedgerNode node;

  DryRunResource(Tokens tokens, Appends appends, LedgerNode node) {
    this.tokens = tokens;
    this.appends = appends;
    this.node = node;
  }

  @POST
  @Consumes(MediaTypes.JSON)
  @Operation(
      operationId = "dryRun",
      summary = "What a command would do if it were appended now",
      description =
          "The body is that of an append, and whoever may append it may try it. All that refuses it"
              + " is told, event by event (what comes behind a refused event is judged without it);"
              + " or the events, changes of the rules with their impact, and findings that there"
              + " would be. Nothing is recorded. `note` is signed with the keys of the"
              + " competition's log; `digest` is what CriteriaAmended may cite as `dryRun`, and the"
              + " one that the impact of the recorded change has if rules and figures are the same"
              + " by then. Four at once with what-if, then 429.")
  @SecurityRequirement(name = "token")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(ref = "Command"),
              example = EXAMPLE))
  @APIResponse(
      responseCode = "200",
      description = "What would become of it",
      content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = "DryRun")))
  @APIResponse(responseCode = "400", description = "The body is no command")
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(responseCode = "403", description = "The token does not allow these events")
  @APIResponse(responseCode = "413", description = "More than 500 events or 900 KiB")
  @APIResponse(responseCode = "429", description = "Four are being worked out; try again")
  public RestResponse<DryRunView> dryRun(
      @PathParam("competition") String competition,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("lang") String lang,
      @HeaderParam("Accept-Language") String acceptLanguage,
      @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
      InputStream body)
      throws IOException {
    Authority authority = tokens.granted(authorization).authority();
    if (authority.getRoles().isEmpty()) {
      throw new ProblemException(Tokens.noRole());
    }
    if (!Ids.isId(competition)) {
      throw ProblemCode.UNKNOWN_COMPETITION.exception();
    }
    byte[] json = body.readNBytes(SingleAppend.BODY_SIZE_MAX + 1);
    if (json.length > SingleAppend.BODY_SIZE_MAX) {
      throw ProblemCode.TOO_LARGE.exception("command-is-at-most-900");
    }
    Parsed<List<Proposal>> parsed = CommandJson.body(json, Proposed.sender(authority));
    if (!(parsed instanceof Parsed.Ok<List<Proposal>> ok)) {
      throw new ProblemException(BodyProblems.of(parsed.problems()));
    }
    boolean array = SingleAppend.isArray(json);
    DryRun tried = appends.attempt(competition, authority, ok.value(), atLeast);
    List<Problem> refusals =
        tried.refusals().stream()
            .map(Decision.Refused::answer)
            .map(refused -> Refusals.problem(refused, array))
            .toList();
    refusals.stream()
        .filter(problem -> problem.status() == 403 || problem.status() == 404)
        .findFirst()
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
    DryRunView view =
        DryRunView.of(
            tried, refusals, Languages.of(lang, acceptLanguage), node.transparency().sign(tried));
    return RestResponse.ResponseBuilder.ok(view)
        .header("Ledger-Sequence", tried.sequence() - 1)
        .header("Cache-Control", "no-store")
        .build();
  }
}
