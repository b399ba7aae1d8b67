package org.competitionledger.api.pages.embed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.EventLine;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.RecordedEvents;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.pages.overview.OverviewModel;
import org.competitionledger.api.pages.overview.Overviews;
import org.competitionledger.api.pages.standings.TableModel;
import org.competitionledger.api.pages.standings.TableView;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Parts of a competition's page for an iframe of somebody else's; links open beside it. */
@Path("/embed/{competition}")
@Produces(MediaType.TEXT_HTML)
public class EmbedResource {

  private static final int TIMELINE_MAX = 200;

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance standings(Frame f, TableView table);

    static native TemplateInstance timeline(Frame f, List<EventLine> timeline);

    static native TemplateInstance lanes(Frame f, OverviewModel.Story story);
  }

  private final Pages pages;
  private final Tables tables;
  private final LedgerNode node;
  private final Overviews overviews;

  EmbedResource(Pages pages, Tables tables, LedgerNode node, Overviews overviews) {
    this.pages = pages;
    this.tables = tables;
    this.node = node;
    this.overviews = overviews;
  }

  @GET
  @Path("/standings")
  @Operation(hidden = true)
  public Response standings(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @BeanParam PageRequest asked) {
    return pages.embedded(
        asked,
        competition,
        Room.STANDINGS,
        Label.WORDS,
        (reading, frame) -> Templates.standings(frame, table(reading, stage, frame)));
  }

  private TableView table(Reading reading, String asked, Frame frame) {
    String stage = tables.stage(reading, asked);
    return new TableModel(reading, frame.language()).small(stage, tables.find(reading, stage));
  }

  @GET
  @Path("/timeline")
  @Operation(hidden = true)
  public Response timeline(
      @PathParam("competition") String competition, @BeanParam PageRequest asked) {
    return pages.embedded(
        asked,
        competition,
        Room.TIMELINE,
        Label.WORDS,
        (reading, frame) -> Templates.timeline(frame, timeline(reading, frame)));
  }

  private List<EventLine> timeline(Reading reading, Frame frame) {
    StateNames names = new StateNames(reading.state());
    Dates dates = new Dates(reading.zone());
    return RecordedEvents.last(
            node.events(), reading.competition(), reading.lastSequence(), TIMELINE_MAX)
        .stream()
        .map(event -> EventLine.of(event, names, dates, frame.language()))
        .toList();
  }

  @GET
  @Path("/lanes")
  @Operation(hidden = true)
  public Response lanes(
      @PathParam("competition") String competition, @BeanParam PageRequest asked) {
    return pages.embedded(
        asked,
        competition,
        Room.OVERVIEW,
        Overviews.WORDS,
        (reading, frame) ->
            Templates.lanes(
                frame,
                overviews
                    .story(reading, frame)
                    .orElseThrow(ProblemCode.UNKNOWN_COMPETITION::exception)));
  }
}
