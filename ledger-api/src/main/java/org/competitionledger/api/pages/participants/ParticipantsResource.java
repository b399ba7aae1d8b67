package org.competitionledger.api.pages.participants;

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
import org.competitionledger.api.competitions.ParticipantView;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.timeline.EventsBackwards;
import org.competitionledger.core.words.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who takes part in a competition. */
@Path("/competitions/{competition}/participants")
@Produces(MediaType.TEXT_HTML)
public class ParticipantsResource {

  private static final Words WORDS = Words.of(ParticipantsResource.class, "page-participants");
  private static final int SHOWN_MAX = 40;
  private static final int EVENTS_MAX = 5_000;

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance participants(Frame f, ParticipantsModel p);

    static native TemplateInstance dossier(Frame f, DossierModel d);
  }

  private final Pages pages;
  private final EventsBackwards events;
  private final Dossiers dossiers;

  ParticipantsResource(Pages pages, EventsBackwards events, Dossiers dossiers) {
    this.pages = pages;
    this.events = events;
    this.dossiers = dossiers;
  }

  @GET
  @Operation(hidden = true)
  public Response participants(
      @PathParam("competition") String competition,
      @QueryParam("cursor") String cursor,
      @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.PARTICIPANTS,
        WORDS,
        (reading, frame) -> Templates.participants(frame, model(reading, frame, cursor)));
  }

  @GET
  @Path("/{participant}")
  @Operation(hidden = true)
  public Response dossier(
      @PathParam("competition") String competition,
      @PathParam("participant") String participant,
      @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.PARTICIPANTS,
        WORDS,
        (reading, frame) -> Templates.dossier(frame, dossiers.of(reading, frame, participant)));
  }

  private ParticipantsModel model(Reading reading, Frame frame, String cursor) {
    List<ParticipantView> all = ParticipantView.all(reading);
    int offset = Paged.Request.of(null, cursor).offset();
    Paged<ParticipantView> page = Paged.of(all, new Paged.Request(SHOWN_MAX, offset));
    EventsBackwards.Found found =
        events.find(reading.competition(), reading.lastSequence() + 1, EVENTS_MAX, Steps::wanted);
    Steps steps = new Steps(found.events(), new Dates(reading.zone()), frame.language());
    TakingPart taking = new TakingPart(reading.state(), page.items(), steps, frame);
    String told =
        all.isEmpty()
            ? frame.say("nobody")
            : frame.say("told", all.size(), page.offset() + 1, page.offset() + page.items().size());
    return new ParticipantsModel(
        told,
        taking.calls(),
        taking.stages(),
        taking.others(),
        page.next().map(next -> frame.to(Room.PARTICIPANTS) + "&cursor=" + next).orElse(""));
  }
}
