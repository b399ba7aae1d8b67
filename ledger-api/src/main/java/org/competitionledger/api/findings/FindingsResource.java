package org.competitionledger.api.findings;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Answers;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What an auditor should look at, with the events that prove it. */
@Path("/v1/competitions/{competition}/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
public class FindingsResource {

  private final Readings readings;
  private final LedgerNode node;
  private final LogFindings logFindings;

  FindingsResource(Readings readings, LedgerNode node, LogFindings logFindings) {
    this.readings = readings;
    this.node = node;
    this.logFindings = logFindings;
  }

  @GET
  @Operation(
      summary = "Findings, oldest first",
      description =
          "Each names the events that prove it. One that was resolved stays, with `resolvedAt`."
              + " `code=` and `severity=` (info, notice, warning, serious) choose.")
  public RestResponse<FindingsView> findings(
      @PathParam("competition") String competition,
      @QueryParam("code") String code,
      @QueryParam("severity") String severity,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @Context UriInfo uri) {
    Optional<FindingCode> wanted = code(code);
    Optional<Severity> weight = severity(severity);
    Reading reading = readings.open(competition, atLeast);
    List<FindingsView.Item> found =
        FindingsView.withLog(node, logFindings, reading, wanted).stream()
            .filter(item -> weight.isEmpty() || weight.get() == item.found().code().severity())
            .toList();
    Paged<FindingsView.Item> page = Paged.of(found, Paged.Request.of(limit, cursor));
    return Answers.of(reading, new FindingsView(page.items()), page, uri);
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
