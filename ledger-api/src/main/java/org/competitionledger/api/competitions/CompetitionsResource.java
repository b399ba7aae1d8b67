package org.competitionledger.api.competitions;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Answers;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Competitions and who takes part in them. */
@Path("/v1/competitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Competitions")
public class CompetitionsResource {

  private final Readings readings;
  private final Competitions competitions;

  CompetitionsResource(Readings readings, Competitions competitions) {
    this.readings = readings;
    this.competitions = competitions;
  }

  @GET
  @Operation(summary = "All competitions")
  public RestResponse<CompetitionView.Summaries> competitions(
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @Context UriInfo uri) {
    Paged<CompetitionView.Summary> page = competitions.page(Paged.Request.of(limit, cursor));
    return Answers.of(new CompetitionView.Summaries(page.items()), page, uri);
  }

  @GET
  @Path("/{competition}")
  @Operation(summary = "One competition: stages, calls, criteria versions, open promises")
  public RestResponse<CompetitionView> competition(
      @PathParam("competition") String competition, @QueryParam("atLeast") String atLeast) {
    Reading reading = readings.open(competition, atLeast);
    return Answers.of(reading, competitions.view(reading));
  }

  @GET
  @Path("/{competition}/participants")
  @Operation(summary = "Who was eligible, intended, declined, applied and takes part")
  public RestResponse<ParticipantView.Participants> participants(
      @PathParam("competition") String competition,
      @QueryParam("atLeast") String atLeast,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @Context UriInfo uri) {
    Reading reading = readings.open(competition, atLeast);
    Paged<ParticipantView> page =
        Paged.of(ParticipantView.all(reading), Paged.Request.of(limit, cursor));
    return Answers.of(reading, new ParticipantView.Participants(page.items()), page, uri);
  }

  @GET
  @Path("/{competition}/entries/{participant}")
  @Operation(summary = "One participant: its applications and entries")
  public RestResponse<ParticipantView> entries(
      @PathParam("competition") String competition,
      @PathParam("participant") String participant,
      @QueryParam("atLeast") String atLeast) {
    Reading reading = readings.open(competition, atLeast);
    ParticipantView found =
        ParticipantView.all(reading).stream()
            .filter(each -> each.participant().equals(participant))
            .findFirst()
            .orElseThrow(ProblemCode.PARTICIPANT_NOT_FOUND::exception);
    return Answers.of(reading, found);
  }
}
