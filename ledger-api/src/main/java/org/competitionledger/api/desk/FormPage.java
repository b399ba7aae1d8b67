package org.competitionledger.api.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.competitionledger.api.append.Appends;
import org.competitionledger.api.desk.form.EventForm;
import org.competitionledger.api.desk.form.Field;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.problem.Refusals;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.Role;

/** The page of an event's form: drawn, and drawn again with what refuses it at its fields. */
@ApplicationScoped
public class FormPage {

  static final String CERTIFIED = "StandingsCertified";

  private static final int REFUSED = 409;
  private static final int BUSY = 429;

  /** What a result list has; no score of a panel. */
  private static final Set<String> OF_RESULTS =
      Set.of("/data/resultLine", "/data/sharedBy", "/data/team");

  /** Scores that a sheet records, seals and reveals. */
  private static final Set<String> BY_SHEET =
      Set.of("ScoreRecorded", "ScoreSealed", "ScoreRevealed");

  /** A place in one of several events. */
  private static final Pattern AT = Pattern.compile("/([0-9]{1,9})(.*)");

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance form(Frame f, Form form);
  }

  /**
   * A form.
   *
   * @param title what recording it does
   * @param draft under which name a browser keeps what is typed
   * @param table the address of the table that it certifies; empty for all other events
   * @param invites whether somebody can be invited to it instead of named
   * @param others of whom else the same can be recorded
   * @param also of whom else it is to be
   * @param refused what is wrong with it as a whole
   * @param sheets where one does the same more easily
   */
  public record Form(
      String competition,
      String type,
      String title,
      String key,
      String draft,
      List<Field> fields,
      List<Field> envelope,
      String table,
      boolean invites,
      List<Field.Choice> others,
      List<String> also,
      List<String> refused,
      List<Seat.Sheet> sheets) {

    /** Whether something stands, or has to stand, beside the data. */
    public boolean envelopeOpen() {
      return envelope.stream().anyMatch(Field::open);
    }
  }

  /** What became of trying: what the event would do, or the form again. */
  record Tried(Optional<DryRun> would, Response refused) {}

  private final Desk desk;
  private final Appends appends;

  FormPage(Desk desk, Appends appends) {
    this.desk = desk;
    this.appends = appends;
  }

  TemplateInstance drawn(Frame frame, Seat seat, FilledEvent written) {
    return drawn(frame, seat, written, Map.of(), Set.of(), List.of());
  }

  /**
   * The form as it was filled in.
   *
   * @param more the list that gets one more member; empty for none
   */
  Response again(PageRequest asked, Seat seat, FilledEvent written, String more) {
    return answer(asked, seat, 200, written, Map.of(), Set.of(more), List.of());
  }

  /**
   * Tries an event.
   *
   * @param written as it is drawn again
   * @param command as it is tried
   */
  Tried tried(PageRequest asked, Seat seat, FilledEvent written, JsonNode command) {
    try {
      DryRun would =
          appends.attempt(seat.competition(), seat.writer(), Appends.read(command), null);
      List<Problem> refusals =
          would.refusals().stream()
              .map(
                  each ->
                      Refusals.problem(
                          each.answer(), command.isArray(), named(seat, written, asked.language())))
              .toList();
      return refusals.isEmpty()
          ? new Tried(Optional.of(would), null)
          : new Tried(Optional.empty(), refused(asked, seat, written, refusals));
    } catch (ProblemException e) { // it is no event, or too much is being tried just now
      return new Tried(Optional.empty(), refused(asked, seat, written, List.of(e.problem())));
    }
  }

  /** The form again, with why it was refused. */
  Response refused(PageRequest asked, Seat seat, FilledEvent written, List<Problem> problems) {
    Language language = asked.language();
    Map<Said, Set<Integer>> said = new LinkedHashMap<>();
    for (Problem problem : problems) {
      if (problem.errors().isEmpty()) {
        said.put(new Said("", problem.detail().in(language)), Set.of());
      }
      for (Problem.FieldError error : problem.errors()) {
        Matcher at = AT.matcher(error.pointer());
        boolean ofOne = !written.also().isEmpty() && at.matches();
        said.computeIfAbsent(
                new Said(
                    ofOne ? at.group(2) : error.pointer(),
                    said(written, ofOne ? at.group(2) : error.pointer(), error).in(language)),
                each -> new TreeSet<>())
            .add(ofOne ? Integer.parseInt(at.group(1)) : 0);
      }
    }
    Map<String, List<String>> atFields = new HashMap<>();
    said.forEach(
        (each, of) ->
            atFields
                .computeIfAbsent(each.pointer(), at -> new ArrayList<>())
                .add(ofWhom(seat, written, of, language) + each.text()));
    List<String> whole = new ArrayList<>(atFields.getOrDefault("", List.of()));
    atFields.remove("");
    if (problems.stream()
        .flatMap(each -> each.errors().stream())
        .anyMatch(each -> each.code().equals(RefusalCode.TABLE_PENDING.code()))) {
      Warnings.awaited(written.event().path("data"), seat.state(), language, true)
          .ifPresent(
              whose -> whole.addAll(List.of(whose, Desk.WORDS.say("certify-when").in(language))));
    }
    int first = problems.get(0).status();
    int status = first >= 500 || first == BUSY ? first : REFUSED;
    return answer(asked, seat, status, written, atFields, Set.of(), whole);
  }

  /** What is said at a field, which needs neither the name nor the type that the API has for it. */
  private static Term said(FilledEvent written, String pointer, Problem.FieldError error) {
    return switch (error.code()) {
      case "missing-field", "field-missing" -> Desk.WORDS.say("fill-in");
      case "field-unexpected" -> Desk.WORDS.say("leave-blank");
      case "wrong-type" ->
          EventForm.type(Events.schema(written.type()), pointer)
              .map(
                  type ->
                      switch (type) {
                        case INT, LONG -> Desk.WORDS.say("whole-number-wanted");
                        case BYTES -> Desk.WORDS.say("number-wanted");
                        default -> error.detail();
                      })
              .orElse(error.detail());
      default -> error.detail();
    };
  }

  /** The registered names of what events refer to, for a refusal that has their identifiers. */
  private static UnaryOperator<String> named(Seat seat, FilledEvent written, Language language) {
    RecordInWords words = new RecordInWords(new StateNames(seat.state()), language);
    Map<String, String> known = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : written.event().path("data").properties()) {
      if (field.getValue().isTextual() && !EventForm.makes(written.type(), field.getKey())) {
        String id = field.getValue().textValue();
        String name = words.called(field.getKey(), id);
        known.merge(id, name, (one, other) -> id); // of two things: which?
      }
    }
    written.also().forEach(id -> known.putIfAbsent(id, words.called("participant", id)));
    return argument -> known.getOrDefault(argument, argument);
  }

  /** What is wrong with an event, and where in it. */
  private record Said(String pointer, String text) {}

  /** Whose events something is wrong with, unless it is all of them. */
  private static String ofWhom(Seat seat, FilledEvent written, Set<Integer> of, Language language) {
    StateNames names = new StateNames(seat.state());
    return of.isEmpty() || of.size() > written.also().size()
        ? ""
        : of.stream()
            .map(index -> language.text(names.participant(written.participant(index))))
            .collect(Collectors.joining(", ", "", ": "));
  }

  private Response answer(
      PageRequest asked,
      Seat seat,
      int status,
      FilledEvent written,
      Map<String, List<String>> atFields,
      Set<String> longer,
      List<String> whole) {
    return desk.answer(
        asked,
        seat.reading(),
        status,
        frame -> drawn(frame, seat, written, atFields, longer, whole));
  }

  private static TemplateInstance drawn(
      Frame frame,
      Seat seat,
      FilledEvent written,
      Map<String, List<String>> atFields,
      Set<String> longer,
      List<String> whole) {
    boolean judges = seat.judges(written.type());
    EventForm form =
        new EventForm(
            frame.language(),
            new DeskChoices(
                seat.state(),
                frame.language(),
                written.type(),
                judges ? Optional.of(seat.person().subject()) : Optional.empty(),
                own(seat)),
            atFields,
            longer);
    List<Field> data =
        form.data(Events.schema(written.type()), written.event()).stream()
            .filter(field -> !judges || field.open() || !OF_RESULTS.contains(field.name()))
            .toList();
    List<Field> envelope = form.envelope(written.event(), seat.needed());
    return Templates.form(
        frame,
        new Form(
            seat.competition(),
            written.type(),
            RecordInWords.act(written.type(), frame.language()),
            written.key(),
            seat.draft(written.type()),
            data,
            envelope,
            table(seat.competition(), written.event(), frame.language()),
            Invitation.isTo(written.type()),
            seat.authority().getRoles().contains(Role.ORGANIZER)
                    && !Invitation.isTo(written.type()) // a link is for one
                ? form.others(Events.schema(written.type()))
                : List.of(),
            written.also(),
            unplaced(atFields, whole, data, envelope),
            BY_SHEET.contains(written.type()) ? seat.sheets(frame.language()) : List.of()));
  }

  /** Who is there for participants alone names no others. */
  private static Optional<List<String>> own(Seat seat) {
    return seat.authority().getRoles().equals(List.of(Role.APPLICANT))
        ? Optional.of(seat.authority().getParticipants())
        : Optional.empty();
  }

  /** Nothing that was refused is left unsaid, if its place is no field of the form. */
  private static List<String> unplaced(
      Map<String, List<String>> atFields,
      List<String> whole,
      List<Field> data,
      List<Field> envelope) {
    List<String> all = new ArrayList<>(whole);
    List<String> placed = new ArrayList<>();
    data.forEach(field -> collect(field, placed));
    envelope.forEach(field -> collect(field, placed));
    atFields.values().stream()
        .flatMap(List::stream)
        .filter(problem -> !placed.contains(problem))
        .forEach(all::add);
    return all;
  }

  private static void collect(Field field, List<String> placed) {
    placed.addAll(field.problems());
    field.parts().forEach(part -> collect(part, placed));
  }

  /** Where the table is seen that an event certifies. */
  static String table(String competition, JsonNode event, Language language) {
    JsonNode data = event.path("data");
    String stage = data.path("stage").asText();
    String sequence = data.path("sequence").asText();
    return CERTIFIED.equals(event.path("type").asText())
            && Ids.isId(stage)
            && sequence.matches("[0-9]{1,18}")
        ? "/embed/%s/standings?stage=%s&asOf=%s&lang=%s"
            .formatted(competition, stage, sequence, language.tag())
        : "";
  }
}
