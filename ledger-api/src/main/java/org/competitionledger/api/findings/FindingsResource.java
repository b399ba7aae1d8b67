package org.competitionledger.api.findings;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Asked;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.api.read.RenderedAnswers;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingsCsv;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an auditor should look at, with the events that prove it. */
@Path("/v1/competitions/{competition}/findings")
@Tag(name = "Findings")
public class FindingsResource {

  private final Readings readings;
  private final LedgerNode node;
  private final LogFindings logFindings;
  private final RenderedAnswers answers;

  FindingsResource(
      Readings readings, LedgerNode node, LogFindings logFindings, RenderedAnswers answers) {
    this.answers = answers;
    this.readings = readings;
    this.node = node;
    this.logFindings = logFindings;
  }

  @GET
  @Produces({MediaTypes.JSON, MediaTypes.CSV})
  @Operation(
      summary = "Findings, oldest first, as JSON or CSV",
      description =
          "Each names the events that prove it. One that was resolved stays, with `resolvedAt`."
              + " `code=` and `severity=` (info, notice, warning, serious) choose.")
  @APIResponse(
      responseCode = "200",
      description = "The findings, or a part of them",
      content = {
        @Content(
            mediaType = MediaTypes.JSON,
            schema = @Schema(implementation = FindingsView.class)),
        @Content(mediaType = MediaTypes.CSV, schema = @Schema(implementation = String.class))
      })
  @APIResponse(responseCode = "304", description = "Nothing of it changed")
  public Response findings(
      @PathParam("competition") String competition,
      @QueryParam("code") String code,
      @QueryParam("severity") String severity,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @QueryParam("bom") boolean bom,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    Asked asked = Asked.of(uri, headers, MediaTypes.JSON, MediaTypes.CSV);
    Paged.Request part = asked.part(limit, cursor);
    Optional<FindingCode> wanted = code(code);
    Optional<Severity> weight = severity(severity);
    Reading reading = readings.open(competition, atLeast);
    return asked
        .answer(
            answers,
            competition,
            reading.lastSequence(),
            true,
            () -> {
              Paged<FindingsView.Item> page = Paged.of(found(reading, wanted, weight), part);
              return asked.isCsv()
                  ? Rendered.csv(
                      FindingsCsv.columns(reading.zone()),
                      page.items().stream().map(FindingsView.Item::found).toList(),
                      bom,
                      page.link(uri))
                  : answers.json(new FindingsView(page.items()), page.link(uri));
            })
        .build();
  }

  private List<FindingsView.Item> found(
      Reading reading, Optional<FindingCode> code, Optional<Severity> severity) {
    return FindingsView.withLog(node, logFindings, reading, code).stream()
        .filter(item -> severity.isEmpty() || severity.get() == item.found().code().severity())
        .toList();
  }

  private static Optional<FindingCode> code(String given) {
    if (given == null || given.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        FindingCode.of(given)
            .orElseThrow(
                () -> ProblemCode.PARAMETER_INVALID.exception("there-is-no-finding", given)));
  }

  private static Optional<Severity> severity(String given) {
    if (given == null || given.isEmpty()) {
      return Optional.empty();
    }
    List<Severity> all = Arrays.asList(Severity.values());
    String names = all.stream().map(Severity::text).collect(Collectors.joining(", "));
    return Optional.of(
        all.stream()
            .filter(severity -> severity.text().equals(given))
            .findFirst()
            .orElseThrow(
                () -> ProblemCode.PARAMETER_INVALID.exception("severity-must-be-one", names)));
  }
}
