package org.competitionledger.api.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.api.append.Appends;
import org.competitionledger.api.desk.form.Field;
import org.competitionledger.api.desk.form.Filled;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.command.Authority;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * An organiser invites an evaluator by a link; who opens it first, signed in, is appointed. The
 * appointment is the organiser's act, and on record under its name.
 */
@Path("/desk/{competition}")
@Produces(MediaType.TEXT_HTML)
public class InvitationResource {

  /** No webhook has such an identifier. */
  private static final String SECRET = "/invitations";

  private static final Duration LASTS = Duration.ofHours(48);
  private static final int ID_BYTES = 16;
  private static final int NAME_LENGTH_MAX = 200;

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance invite(
        Frame f,
        String competition,
        List<Field.Choice> stages,
        List<Field.Choice> panels,
        String link,
        String problem);

    static native TemplateInstance invitation(
        Frame f, String competition, String text, Seen seen, String problem);
  }

  /** An invitation as who was sent it reads it. */
  public record Seen(String stage, String panel, String name, String id, String by) {}

  private final Desk desk;
  private final Appends appends;
  private final LedgerNode node;
  private final SecureRandom random = new SecureRandom();

  InvitationResource(Desk desk, Appends appends, LedgerNode node) {
    this.desk = desk;
    this.appends = appends;
    this.node = node;
  }

  @GET
  @Path("invite")
  @Operation(hidden = true)
  public Response invite(
      @PathParam("competition") String competition,
      @BeanParam PageRequest asked,
      @Context RoutingContext exchange) {
    return desk.page(
        exchange,
        asked,
        competition,
        seat -> {
          requireOrganizer(seat);
          return frame -> page(frame, seat, "", "");
        });
  }

  @POST
  @Path("invite")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response made(
      @PathParam("competition") String competition,
      @BeanParam PageRequest asked,
      @Context RoutingContext exchange,
      byte[] body) {
    Filled form = Filled.of(body);
    return desk.page(
        exchange,
        asked,
        competition,
        seat -> {
          requireOrganizer(seat);
          String stage = form.value("stage");
          String panel = form.value("panel");
          String ko = form.value("name/ko");
          String en = form.value("name/en");
          if (seat.state().find(Keys.panel(stage, panel)).isEmpty()
              || ko.length() > NAME_LENGTH_MAX
              || en.length() > NAME_LENGTH_MAX) {
            return frame -> page(frame, seat, "", frame.say("invite-invalid"));
          }
          byte[] id = new byte[ID_BYTES];
          random.nextBytes(id);
          Invitation invitation =
              new Invitation(
                  HexFormat.of().formatHex(id),
                  competition,
                  stage,
                  panel,
                  ko,
                  en,
                  seat.person().subject(),
                  Instant.now().plus(LASTS).getEpochSecond());
          String text = invitation.text(node.webhooks().secret(SECRET));
          return frame ->
              page(
                  frame,
                  seat,
                  frame.absolute(
                      "/desk/" + competition + "/invitation?t=" + Parameters.encoded(text)),
                  "");
        });
  }

  private static TemplateInstance page(Frame frame, Desk.Seat seat, String link, String problem) {
    DeskChoices choices = new DeskChoices(seat.state(), frame.language());
    return Templates.invite(
        frame, seat.competition(), choices.apply("stage"), choices.apply("panel"), link, problem);
  }

  private static void requireOrganizer(Desk.Seat seat) {
    if (seat.reading().isEmpty() || !seat.authority().getRoles().contains(Role.ORGANIZER)) {
      throw ProblemCode.NOT_FOUND.exception();
    }
  }

  @GET
  @Path("invitation")
  @Operation(hidden = true)
  public Response invitation(
      @PathParam("competition") String competition,
      @QueryParam("t") String text,
      @BeanParam PageRequest asked,
      @Context RoutingContext exchange) {
    return desk.page(exchange, asked, competition, seat -> seen(seat, text, ""));
  }

  private Function<Frame, TemplateInstance> seen(Desk.Seat seat, String text, String problem) {
    Optional<Invitation> found = found(seat.competition(), text);
    return frame -> {
      StateNames names = new StateNames(seat.state());
      Optional<Seen> seen =
          found
              .filter(each -> !each.hasEnded())
              .map(
                  each ->
                      new Seen(
                          frame.language().text(names.stage(each.stage())),
                          each.panel(),
                          frame.lang().equals("ko") || each.en().isEmpty() ? each.ko() : each.en(),
                          seat.person().subject(),
                          each.by()));
      return Templates.invitation(
          frame,
          seat.competition(),
          text == null ? "" : text,
          seen.orElse(null),
          problem.isEmpty()
              ? found.isEmpty() ? frame.say("invitation-none") : frame.say("invitation-ended")
              : problem);
    };
  }

  private Optional<Invitation> found(String competition, String text) {
    return text == null
        ? Optional.empty()
        : Invitation.of(text, node.webhooks().secret(SECRET))
            .filter(each -> each.competition().equals(competition));
  }

  /** Records the appointment; who comes second is told that somebody was there before. */
  @POST
  @Path("invitation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response accept(
      @PathParam("competition") String competition,
      @BeanParam PageRequest asked,
      @Context RoutingContext exchange,
      byte[] body) {
    String text = Filled.of(body).value("t");
    Optional<Desk.Seat> seat = desk.seat(exchange, competition);
    if (seat.isEmpty()) {
      return Desk.see("/desk/" + competition + "/invitation?t=" + Parameters.encoded(text));
    }
    Optional<Invitation> invitation = found(competition, text).filter(each -> !each.hasEnded());
    String problem = "";
    if (invitation.isPresent()) {
      try {
        appends.append(
            competition,
            new Authority(
                invitation.get().by(), List.of(Role.ORGANIZER), List.of(competition), List.of()),
            "invitation-" + invitation.get().id(),
            List.of(appointment(invitation.get(), seat.get().person().subject())),
            false);
        return Desk.see("/desk/" + competition + "?lang=" + asked.language().tag());
      } catch (ProblemException e) {
        problem =
            e.problem().status() == 422
                ? Desk.WORDS.say("invitation-used").in(asked.language())
                : e.problem().detail().in(asked.language());
      }
    }
    return desk.answer(
        asked,
        seat.get().reading(),
        problem.isEmpty() ? 410 : 409,
        seen(seat.get(), problem.isEmpty() ? text : "", problem));
  }

  private static Proposal appointment(Invitation invitation, String subject) {
    boolean named = !invitation.ko().isEmpty() || !invitation.en().isEmpty();
    return Proposal.newBuilder()
        .setPayload(
            new EvaluatorAppointed(
                invitation.stage(),
                invitation.panel(),
                subject,
                named
                    ? new LocalisedText(
                        invitation.ko().isEmpty() ? null : invitation.ko(),
                        invitation.en().isEmpty() ? null : invitation.en())
                    : null))
        .build();
  }
}
