package org.competitionledger.api.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.api.append.Appends;
import org.competitionledger.api.desk.form.Filled;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.problem.Refusals;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.policy.WritingPolicy;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * An organiser invites somebody by a link to sit on a panel, to represent a participant, to keep
 * the record or to run the competition; who accepts it first, signed in, is it. That is the
 * organiser's act, and on record under its name.
 */
@Path("/desk/{competition}")
@Produces(MediaType.TEXT_HTML)
public class InvitationResource {

  /** No webhook has such an identifier. */
  static final String SECRET = "/invitations";

  private static final int ID_BYTES = 16;

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance link(
        Frame f,
        String competition,
        String draft,
        String title,
        List<EventInWords> sentences,
        String link,
        String until);

    static native TemplateInstance invitation(
        Frame f, String competition, String text, Seen seen, String problem);
  }

  /** An invitation as who was sent it reads it. */
  public record Seen(List<EventInWords> sentences, String by) {}

  private final Desk desk;
  private final FormPage forms;
  private final Appends appends;
  private final LedgerNode node;
  private final Duration lasts;
  private final SecureRandom random = new SecureRandom();

  InvitationResource(
      Desk desk, FormPage forms, Appends appends, LedgerNode node, LedgerConfig config) {
    this.desk = desk;
    this.forms = forms;
    this.appends = appends;
    this.node = node;
    this.lasts = config.desk().invitationLasts();
  }

  /** Makes a link of a form that names nobody, if the event would be recorded for somebody. */
  @POST
  @Path("invite/{type}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response invite(
      @PathParam("type") String type, @BeanParam DeskRequest asked, InputStream body)
      throws IOException {
    Filled form = Desk.read(body);
    if (!Invitation.isTo(type)) {
      throw ProblemCode.NOT_FOUND.exception();
    }
    Optional<Seat> seated = desk.seat(asked);
    if (seated.isEmpty()) {
      return desk.ended(asked, form, "/write/" + type);
    }
    Seat seat = seated.get();
    FilledEvent written = FilledEvent.of(type, form);
    if (seat.reading().isEmpty() || !seat.authority().getRoles().contains(Role.ORGANIZER)) {
      throw ProblemCode.NOT_FOUND.exception();
    }
    if (Invitation.names(written.event())) {
      return forms.refused(
          asked,
          seat,
          written,
          List.of(ProblemCode.BODY_INVALID.problem("invitation-names-nobody")));
    }
    Instant until = Instant.now().plus(lasts);
    String id = randomId();
    FormPage.Tried tried =
        forms.tried(asked, seat, written, Invitation.naming(id, written.event()));
    if (tried.would().isEmpty()) {
      return tried.refused();
    }
    String text =
        new Invitation(
                id,
                asked.competition,
                written.event(),
                seat.person().subject(),
                WritingPolicy.held(asked.competition, seat.person().authority(), new MapState())
                    .getRoles()
                    .contains(Role.ORGANIZER),
                until.getEpochSecond())
            .text(node.webhooks().secret(SECRET));
    if (text.length() > Invitation.LENGTH_MAX) {
      return forms.refused(
          asked, seat, written, List.of(ProblemCode.TOO_LARGE.problem("invitation-is-too-long")));
    }
    String link = "/desk/" + asked.competition + "/invitation?t=" + Parameters.encoded(text);
    ZoneId zone = seat.reading().orElseThrow().zone();
    return desk.answer(
        asked,
        seat.reading(),
        200,
        frame ->
            Templates.link(
                frame,
                asked.competition,
                seat.draft(type),
                RecordInWords.act(type, frame.language()),
                forWhoever(tried.would().get(), frame),
                frame.absolute(link),
                new Dates(zone).of(until) + " (" + zone + ")"));
  }

  /** What would be on record, said of nobody yet. */
  private static List<EventInWords> forWhoever(DryRun would, Frame frame) {
    String whoever = frame.say("whoever-accepts");
    return EventInWords.of(
        would.events().stream().map(each -> Invitation.naming(whoever, each)).toList(),
        would.after(),
        frame.language());
  }

  private String randomId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  @GET
  @Path("invitation")
  @Operation(hidden = true)
  public Response invitation(@QueryParam("t") String text, @BeanParam DeskRequest asked) {
    return desk.page(asked, seat -> seen(seat, text, asked.language()));
  }

  private Function<Frame, TemplateInstance> seen(Seat seat, String text, Language language) {
    Optional<Invitation> found = found(seat.competition(), text);
    if (found.isEmpty()) {
      return refused(seat, "invitation-none");
    }
    if (found.get().hasEnded()) {
      return refused(seat, "invitation-ended");
    }
    if (isUsed(found.get(), seat)) {
      return refused(seat, "invitation-used");
    }
    try {
      DryRun would =
          appends.attempt(
              seat.competition(), found.get().authority(), proposed(found.get(), seat), null);
      String problem =
          would.refusals().stream()
              .map(each -> Refusals.problem(each.answer(), false))
              .map(each -> why(each, language))
              .findFirst()
              .orElse("");
      Seen seen =
          problem.isEmpty() ? new Seen(EventInWords.of(would, language), found.get().by()) : null;
      return frame -> Templates.invitation(frame, seat.competition(), text, seen, problem);
    } catch (ProblemException e) { // too much is being tried just now, say
      return frame ->
          Templates.invitation(
              frame, seat.competition(), text, null, e.problem().detail().in(language));
    }
  }

  /** A role that is missing is the inviter's. */
  private static String why(Problem problem, Language language) {
    return problem.status() == 403
        ? Desk.WORDS.say("invitation-by-nobody").in(language)
        : problem.detail().in(language);
  }

  private static boolean isUsed(Invitation invitation, Seat seat) {
    String command =
        CommandIds.of(invitation.competition(), invitation.by(), invitation.key()).toString();
    return seat.state().find(StateKind.COMMAND.key(command)).isPresent();
  }

  private static Function<Frame, TemplateInstance> refused(Seat seat, String why) {
    return frame -> Templates.invitation(frame, seat.competition(), "", null, frame.say(why));
  }

  private static List<Proposal> proposed(Invitation invitation, Seat seat) {
    return Appends.read(Invitation.naming(seat.person().subject(), invitation.event()));
  }

  private Optional<Invitation> found(String competition, String text) {
    return text == null
        ? Optional.empty()
        : Invitation.of(text, node.webhooks().secret(SECRET))
            .filter(each -> each.competition().equals(competition));
  }

  /** Records it; who comes second is told that somebody was there before. */
  @POST
  @Path("invitation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response accept(@BeanParam DeskRequest asked, byte[] body) {
    String text = Filled.of(body).value("t");
    Optional<Seat> seat = desk.seat(asked);
    if (seat.isEmpty()) {
      return Desk.see(asked.place("/invitation?t=" + Parameters.encoded(text)));
    }
    Optional<Invitation> invitation =
        found(asked.competition, text).filter(each -> !each.hasEnded());
    if (invitation.isEmpty()) {
      return desk.answer(
          asked, seat.get().reading(), 410, seen(seat.get(), text, asked.language()));
    }
    try {
      appends.append(
          asked.competition,
          invitation.get().authority(),
          invitation.get().key(),
          proposed(invitation.get(), seat.get()),
          false);
      return Desk.see(asked.place(""));
    } catch (ProblemException e) {
      return desk.answer(
          asked,
          seat.get().reading(),
          409,
          frame ->
              Templates.invitation(
                  frame,
                  asked.competition,
                  "",
                  null,
                  e.problem().status() == 422
                      ? frame.say("invitation-used")
                      : why(e.problem(), frame.language())));
    }
  }
}
