package org.competitionledger.api.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.words.Language;

/** The page of an event's form: drawn, and drawn again with what refuses it at its fields. */
@ApplicationScoped
public class FormPage {

  static final String CERTIFIED = "StandingsCertified";

  private static final int REFUSED = 409;
  private static final int BUSY = 429;

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
   * @param table the address of the table that it certifies; empty for all other events
   * @param invites whether somebody can be invited to it instead of named
   * @param refused what is wrong with it as a whole
   */
  public record Form(
      String competition,
      String type,
      String title,
      String key,
      List<Field> fields,
      List<Field> envelope,
      String table,
      boolean invites,
      List<String> refused) {}

  /** What became of trying: what the event would do, or the form again. */
  record Tried(Optional<DryRun> would, Response refused) {}

  private final Desk desk;
  private final Appends appends;

  FormPage(Desk desk, Appends appends) {
    this.desk = desk;
    this.appends = appends;
  }

  TemplateInstance drawn(Frame frame, Desk.Seat seat, Written written) {
    return drawn(frame, seat, written, Map.of(), Set.of(), List.of());
  }

  /**
   * The form as it was filled in.
   *
   * @param more the list that gets one more member; empty for none
   */
  Response again(PageRequest asked, Desk.Seat seat, Written written, String more) {
    return answer(asked, seat, 200, written, Map.of(), Set.of(more), List.of());
  }

  /**
   * Tries an event.
   *
   * @param written as it is drawn again
   * @param event as it is tried
   */
  Tried tried(PageRequest asked, Desk.Seat seat, Written written, ObjectNode event) {
    try {
      DryRun would =
          appends.attempt(seat.competition(), seat.authority(), Appends.read(event), null);
      List<Problem> refusals =
          would.refusals().stream().map(each -> Refusals.problem(each.answer(), false)).toList();
      return refusals.isEmpty()
          ? new Tried(Optional.of(would), null)
          : new Tried(Optional.empty(), refused(asked, seat, written, refusals));
    } catch (ProblemException e) { // it is no event, or too much is being tried just now
      return new Tried(Optional.empty(), refused(asked, seat, written, List.of(e.problem())));
    }
  }

  /** The form again, with why it was refused. */
  Response refused(PageRequest asked, Desk.Seat seat, Written written, List<Problem> problems) {
    Language language = asked.language();
    Map<String, List<String>> atFields = new HashMap<>();
    List<String> whole = new ArrayList<>();
    for (Problem problem : problems) {
      if (problem.errors().stream().allMatch(error -> error.pointer().isEmpty())) {
        whole.add(problem.detail().in(language));
      }
      for (Problem.FieldError error : problem.errors()) {
        if (!error.pointer().isEmpty()) {
          atFields
              .computeIfAbsent(error.pointer(), at -> new ArrayList<>())
              .add(error.detail().in(language));
        }
      }
    }
    int first = problems.get(0).status();
    int status = first >= 500 || first == BUSY ? first : REFUSED;
    return answer(asked, seat, status, written, atFields, Set.of(), whole);
  }

  private Response answer(
      PageRequest asked,
      Desk.Seat seat,
      int status,
      Written written,
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
      Desk.Seat seat,
      Written written,
      Map<String, List<String>> atFields,
      Set<String> longer,
      List<String> whole) {
    EventForm form =
        new EventForm(
            frame.language(), new DeskChoices(seat.state(), frame.language()), atFields, longer);
    List<Field> data = form.data(Events.schema(written.type()), written.event());
    List<Field> envelope = form.envelope(written.event());
    return Templates.form(
        frame,
        new Form(
            seat.competition(),
            written.type(),
            RecordInWords.act(written.type(), frame.language()),
            written.key(),
            data,
            envelope,
            table(seat.competition(), written.event(), frame.language()),
            Invitation.isTo(written.type()),
            unplaced(atFields, whole, data, envelope)));
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
