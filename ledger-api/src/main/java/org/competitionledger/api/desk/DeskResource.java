package org.competitionledger.api.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.command.Authority;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.policy.WritingPolicy;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.wording.Times;
import org.competitionledger.event.Role;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.Views;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.StageState;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The desk's first page, and the one of a competition: what one may do there. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
public class DeskResource {

  private static final int LISTED_MAX = 200;

  /** What is done in the course of a competition, in its order. */
  private static final Map<String, List<String>> FAMILIES = Families.of();

  /** A competition in which one may write. */
  public record Listed(String id, String name, String roles) {}

  /** What one may record, and by which page. */
  public record Act(String page, String label) {}

  /** Acts of one part of a competition. */
  public record Family(String title, List<Act> acts) {}

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance index(
        Frame f, Person person, List<Listed> competitions, boolean founds, String taken);

    static native TemplateInstance room(
        Frame f,
        String competition,
        Person person,
        String roles,
        boolean organizes,
        String file,
        List<Act> next,
        List<Family> families,
        List<Seat.Sheet> sheets,
        String like,
        List<Represented> represented);
  }

  /**
   * A participant for whom one speaks.
   *
   * @param stages that are open, with the end of their evaluation where it is planned
   */
  public record Represented(String participant, String name, String stages) {}

  private final Desk desk;
  private final Readings readings;
  private final LedgerNode node;

  DeskResource(Desk desk, Readings readings, LedgerNode node) {
    this.desk = desk;
    this.readings = readings;
    this.node = node;
  }

  @GET
  @Operation(hidden = true)
  public Response index(@BeanParam PageRequest asked, @Context RoutingContext exchange) {
    return index(asked, exchange, "");
  }

  /** The first page; with a competition that there is, where a new one was asked for. */
  private Response index(PageRequest asked, RoutingContext exchange, String taken) {
    return desk.person(exchange)
        .map(
            person ->
                desk.answer(
                    asked,
                    Optional.empty(),
                    taken.isEmpty() ? 200 : 409,
                    frame ->
                        Templates.index(
                            frame, person, listed(person, frame), founds(person), taken)))
        .orElseGet(() -> desk.toSignIn(asked));
  }

  private static boolean founds(Person person) {
    return person.authority().getRoles().stream()
        .anyMatch(role -> role == Role.ORGANIZER || role == Role.CLERK);
  }

  /** Those that the token names, or all, and those whose record names the person. */
  private List<Listed> listed(Person person, Frame frame) {
    Views views = node.views();
    List<String> granted = person.authority().getCompetitions();
    return (granted.contains("*") && !person.authority().getRoles().isEmpty()
            ? views.competitions().stream()
            : Stream.concat(
                    granted.stream().filter(Ids::isId),
                    views.competitions(person.subject(), LISTED_MAX).stream())
                .distinct())
        .flatMap(each -> readings.ofKnown(each).stream())
        .map(each -> listed(each, person, frame))
        .filter(each -> !each.roles().isEmpty())
        .limit(LISTED_MAX)
        .toList();
  }

  private static Listed listed(Reading reading, Person person, Frame frame) {
    return new Listed(
        reading.competition(),
        frame.language().text(reading.announced().getName()),
        roles(
            WritingPolicy.held(reading.competition(), person.authority(), reading.state()), frame));
  }

  /** A competition that is still to be announced begins with its announcement. */
  @GET
  @Path("new")
  @Operation(hidden = true)
  public Response found(
      @QueryParam("id") String id, @BeanParam PageRequest asked, @Context RoutingContext exchange) {
    String lang = "?lang=" + asked.language().tag();
    if (!Ids.isId(id == null ? "" : id)) {
      return Desk.see("/desk" + lang);
    }
    return readings.lastSequence(id) >= 0
        ? index(asked, exchange, id)
        : Desk.see("/desk/" + id + "/file" + lang);
  }

  static String roles(Authority authority, Frame frame) {
    return String.join(
        ", ",
        authority.getRoles().stream()
            .map(role -> frame.say("role-" + role.name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  @GET
  @Path("{competition}")
  @Operation(hidden = true)
  public Response room(@BeanParam DeskRequest asked) {
    return desk.page(
        asked,
        seat ->
            frame ->
                Templates.room(
                    frame,
                    seat.competition(),
                    seat.person(),
                    roles(seat.authority(), frame),
                    seat.reading().isPresent()
                        && seat.authority().getRoles().contains(Role.ORGANIZER),
                    file(seat, frame),
                    Next.of(seat, frame.language()),
                    families(seat, frame),
                    seat.sheets(frame.language()),
                    asked.like() < 0 ? "" : "&like=" + asked.like(),
                    represented(seat, frame)));
  }

  /** What the file does there; empty for who has none. */
  private static String file(Seat seat, Frame frame) {
    return !seat.files() || seat.reading().isPresent() && seat.rules() == 0
        ? ""
        : frame.say(seat.reading().isPresent() ? "amend" : "found-file");
  }

  /** The registered ones, with where they take part now. */
  private static List<Represented> represented(Seat seat, Frame frame) {
    return seat.authority().getParticipants().stream()
        .flatMap(each -> seat.state().find(StateKind.PARTICIPANT.key(each)).stream())
        .map(
            known ->
                new Represented(
                    known.getParticipant(),
                    frame.language().text(known.getName()),
                    seat.stages()
                        .filter(stage -> isOpen(stage, known.getParticipant(), seat.state()))
                        .map(stage -> untilWhen(stage, frame))
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  private static boolean isOpen(StageState stage, String participant, State state) {
    return stage.getOpened() != State.NOT_YET
        && stage.getClosed() == State.NOT_YET
        && state
            .find(Keys.entry(stage.getStage(), participant))
            .filter(entry -> entry.getStatus() == EntryStatus.IN)
            .isPresent();
  }

  private static String untilWhen(StageState stage, Frame frame) {
    String name = frame.language().text(stage.getName());
    TimeWindow window = stage.getEvaluation();
    return window == null || window.getEnd() == null
        ? name
        : frame.say("stage-until", name, Times.of(window.getEnd()).in(frame.language()));
  }

  private static List<Family> families(Seat seat, Frame frame) {
    return FAMILIES.entrySet().stream()
        .map(
            family ->
                new Family(
                    frame.say("family-" + family.getKey()),
                    family.getValue().stream()
                        .filter(type -> seat.may(type))
                        .filter(type -> !type.equals("CriteriaAmended") || seat.rules() > 0)
                        .map(type -> act(type, frame))
                        .toList()))
        .filter(family -> !family.acts().isEmpty())
        .toList();
  }

  /** Rules are amended where they stand as they are. */
  private static Act act(String type, Frame frame) {
    return new Act(
        type.equals("CriteriaAmended") ? "file" : "write/" + type,
        RecordInWords.act(type, frame.language()));
  }
}
