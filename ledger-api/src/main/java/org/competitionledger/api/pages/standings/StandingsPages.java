package org.competitionledger.api.pages.standings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.standings.Explanations;
import org.competitionledger.api.standings.TableQuestion;
import org.competitionledger.event.CriteriaSet;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The room of standings, and how each entry came by its place. */
@Path("/competitions/{competition}/standings")
@Produces(MediaType.TEXT_HTML)
public class StandingsPages {

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance standings(Frame f, StandingsModel s);

    static native TemplateInstance explanation(Frame f, ExplanationModel e);
  }

  private final Pages pages;
  private final Readings readings;
  private final Moments moments;
  private final StandingsContent content;
  private final Explanations explanations;

  StandingsPages(
      Pages pages,
      Readings readings,
      Moments moments,
      StandingsContent content,
      Explanations explanations) {
    this.pages = pages;
    this.readings = readings;
    this.moments = moments;
    this.content = content;
    this.explanations = explanations;
  }

  @GET
  @Operation(hidden = true)
  public Response standings(
      @PathParam("competition") String competition,
      @BeanParam StandingsQuestion question,
      @BeanParam PageRequest asked) {
    Map<String, String> sent = fields(asked);
    if (!sent.isEmpty()) {
      return edited(competition, question, sent, asked);
    }
    return pages.of(
        asked,
        competition,
        Room.STANDINGS,
        RoomWords.WORDS,
        (reading, frame) -> Templates.standings(frame, content.of(reading, question, frame)));
  }

  /** The fields of the form for edited rules, each named by its pointer. */
  private static Map<String, String> fields(PageRequest asked) {
    return asked.uri.getQueryParameters().entrySet().stream()
        .filter(field -> field.getKey().startsWith("/"))
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().get(0)));
  }

  /** To the address that says the same as edits, without what was left as it is. */
  private Response edited(
      String competition, StandingsQuestion question, Map<String, String> sent, PageRequest asked) {
    try {
      Reading now = readings.open(competition, null);
      Moment moment = question.moment(moments, now);
      String stage = content.stage(now, question).orElse("");
      CriteriaSet set = question.choice(moment.reading(), stage).set().getCriteria();
      List<String> edits = new ArrayList<>(WhatIfForm.edits(set, stage, sent));
      edits.addAll(question.edits());
      Address address = Address.of(question, stage, asked.language().tag()).withAll("set", edits);
      return Response.seeOther(
              URI.create(
                  "/competitions/" + competition + "/standings" + address.href() + "#what-if"))
          .build();
    } catch (ProblemException e) {
      return pages.missing(asked, e.problem().status());
    }
  }

  @GET
  @Path("/{participant}")
  @Operation(hidden = true)
  public Response explanation(
      @PathParam("competition") String competition,
      @PathParam("participant") String participant,
      @BeanParam StandingsQuestion question,
      @BeanParam PageRequest asked) {
    TableQuestion table = new TableQuestion();
    table.stage = question.stage;
    table.criteria = question.criteria;
    table.asOf = question.asOf;
    return pages.of(
        asked,
        competition,
        Room.STANDINGS,
        RoomWords.WORDS,
        (reading, frame) ->
            Templates.explanation(
                frame,
                ExplanationModel.of(
                    explanations.of(competition, participant, table),
                    Address.of(question, question.stage, frame.lang()),
                    frame.language())));
  }
}
