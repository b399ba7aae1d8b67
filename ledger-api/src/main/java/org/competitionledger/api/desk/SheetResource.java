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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.competitionledger.api.append.Appends;
import org.competitionledger.api.desk.form.Filled;
import org.competitionledger.api.desk.sheet.Figure;
import org.competitionledger.api.desk.sheet.Given;
import org.competitionledger.api.desk.sheet.Sheet;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.problem.Refusals;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.state.StageState;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * An evaluator's score sheet as a form: filled in, tried, told in sentences, recorded. A browser
 * with scripts sends cell by cell instead ({@code sheet.js}).
 */
@Path("/desk/{competition}")
@Produces(MediaType.TEXT_HTML)
public class SheetResource {

  private static final int SENTENCES_MAX = 50;
  private static final int REFUSED = 409;

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance sheet(Frame f, Page page);

    static native TemplateInstance none(Frame f, String competition, String stage, String person);

    static native TemplateInstance review(Frame f, Review review);
  }

  /**
   * A sheet as it is shown.
   *
   * @param told what was done to it; empty if nothing was
   * @param problems what is wrong with it as a whole
   * @param reasons why there may be no score
   */
  public record Page(
      Sheet sheet,
      Person person,
      String key,
      String told,
      List<String> problems,
      List<Reason> reasons) {}

  /** Why there may be no score, as it is called in the page's language and in the other. */
  public record Reason(String value, String label, String other) {

    static Reason of(AbsenceReason reason, Language language) {
      return new Reason(
          reason.name(), Figure.said(reason, language), Figure.said(reason, language.other()));
    }
  }

  /**
   * What would be recorded.
   *
   * @param sentences the first of what it says
   * @param more how many more there are
   * @param commands in how many commands
   */
  public record Review(
      Sheet sheet,
      String person,
      String roles,
      String key,
      int scores,
      int commands,
      List<String> sentences,
      int more,
      List<String> findings,
      List<String> problems,
      List<Desk.Hidden> values) {}

  private final Desk desk;
  private final Appends appends;

  SheetResource(Desk desk, Appends appends) {
    this.desk = desk;
    this.appends = appends;
  }

  @GET
  @Path("sheet/{stage}")
  @Operation(hidden = true)
  public Response sheet(
      @PathParam("stage") String stage,
      @QueryParam("occasion") String occasion,
      @QueryParam("from") String from,
      @QueryParam("recorded") String recorded,
      @BeanParam DeskRequest asked) {
    return desk.at(
        asked,
        seat -> {
          Optional<StageState> known = seat.state().find(StateKind.STAGE.key(stage));
          if (known.isPresent()
              && seat.state().find(Keys.evaluator(stage, seat.person().subject())).isEmpty()) {
            return none(asked, seat, known.get());
          }
          Sheet sheet =
              sheet(seat, stage, number(occasion), number(from), asked, Sheet.Typed.NOTHING);
          Integer done = number(recorded);
          return desk.answer(
              asked,
              seat.reading(),
              200,
              frame ->
                  Templates.sheet(
                      frame,
                      shown(
                          frame,
                          seat,
                          sheet,
                          done == null ? "" : frame.say("scores-recorded", done),
                          List.of())));
        });
  }

  /** For who is no evaluator of a stage. */
  private Response none(DeskRequest asked, Seat seat, StageState stage) {
    return desk.answer(
        asked,
        seat.reading(),
        404,
        frame ->
            Templates.none(
                frame,
                seat.competition(),
                asked.language().text(stage.getName()),
                seat.person().name()));
  }

  private static Integer number(String text) {
    return text != null && text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
  }

  private static Sheet sheet(
      Seat seat,
      String stage,
      Integer occasion,
      Integer from,
      PageRequest asked,
      Sheet.Typed typed) {
    return Sheet.of(
            seat.competition(),
            seat.state(),
            stage,
            seat.person().subject(),
            occasion,
            from == null ? 0 : from,
            asked.language(),
            typed)
        .orElseThrow(ProblemCode.NOT_FOUND::exception);
  }

  private static Page shown(
      Frame frame, Seat seat, Sheet sheet, String told, List<String> problems) {
    return new Page(
        sheet,
        seat.person(),
        UUID.randomUUID().toString(),
        told,
        problems,
        Stream.of(AbsenceReason.values())
            .map(reason -> Reason.of(reason, frame.language()))
            .toList());
  }

  /** Shows what would be recorded, or what is in its way; or makes a file of it. */
  @POST
  @Path("sheet/{stage}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response filled(
      @PathParam("stage") String stage, @BeanParam DeskRequest asked, InputStream body)
      throws IOException {
    Filled form = Desk.read(body);
    Optional<Seat> known = desk.seat(asked);
    if (known.isEmpty()) {
      return desk.ended(asked, form, "/sheet/" + Parameters.encoded(stage));
    }
    Seat seat = known.get();
    Given given = given(stage, seat, form);
    if (form.value("do").equals("csv")) {
      Sheet sheet = sheet(seat, given, form, asked, Sheet.Typed.NOTHING);
      return Response.ok(given.csv(sheet), "text/csv; charset=UTF-8")
          .header("Cache-Control", "no-store")
          .header(
              "Content-Disposition",
              "attachment; filename=\"" + asked.competition + '-' + sheet.stage() + ".csv\"")
          .build();
    }
    if (form.value("do").equals("again") || given.figures().isEmpty() && given.unread().isEmpty()) {
      return refused(asked, seat, given, form, Map.of(), List.of());
    }
    List<DryRun> tried = new ArrayList<>();
    Map<String, String> problems = new LinkedHashMap<>();
    List<String> whole = new ArrayList<>();
    attempt(seat, given, given.commands(), asked.language(), tried, problems, whole);
    return given.unread().isEmpty() && problems.isEmpty() && whole.isEmpty()
        ? review(asked, seat, given, form, tried, List.of(), 200)
        : refused(asked, seat, given, form, problems, whole);
  }

  private static Given given(String stage, Seat seat, Filled form) {
    Map<String, String> texts = new LinkedHashMap<>();
    form.values().keySet().forEach(name -> texts.put(name, form.value(name)));
    Integer occasion = number(form.value("occasion"));
    return Given.of(stage, occasion == null ? 1 : occasion, seat.person().subject(), texts);
  }

  private static Sheet sheet(
      Seat seat, Given given, Filled form, PageRequest asked, Sheet.Typed typed) {
    return sheet(seat, given.stage(), given.occasion(), number(form.value("from")), asked, typed);
  }

  /** What would become of commands; what refuses them stands by the names of its cells. */
  private void attempt(
      Seat seat,
      Given given,
      List<List<String>> commands,
      Language language,
      List<DryRun> tried,
      Map<String, String> problems,
      List<String> whole) {
    for (List<String> cells : commands) {
      DryRun run;
      try {
        run =
            appends.attempt(
                seat.competition(), seat.writer(), Appends.read(given.events(cells)), null);
      } catch (ProblemException e) { // too much is being tried just now, say
        whole.add(e.problem().detail().in(language));
        continue;
      }
      tried.add(run);
      run.refusals()
          .forEach(
              refusal -> {
                Integer index = refusal.answer().getIndex();
                String why = Refusals.problem(refusal.answer(), true).detail().in(language);
                if (index == null) {
                  whole.add(why);
                } else {
                  problems.put(cells.get(index), why);
                }
              });
    }
  }

  private Response review(
      PageRequest asked,
      Seat seat,
      Given given,
      Filled form,
      List<DryRun> tried,
      List<String> problems,
      int status) {
    Sheet sheet = sheet(seat, given, form, asked, Sheet.Typed.NOTHING);
    Language language = asked.language();
    List<String> sentences =
        tried.stream()
            .flatMap(run -> EventInWords.of(run, language).stream())
            .map(EventInWords::sentence)
            .limit(SENTENCES_MAX)
            .toList();
    Set<String> findings = new LinkedHashSet<>();
    tried.forEach(run -> findings.addAll(EventInWords.findings(run, language)));
    return desk.answer(
        asked,
        seat.reading(),
        status,
        frame ->
            Templates.review(
                frame,
                new Review(
                    sheet,
                    seat.person().name(),
                    DeskResource.roles(seat.authority(), frame),
                    form.value("key"),
                    given.figures().size(),
                    given.commands().size(),
                    sentences,
                    given.figures().size() - sentences.size(),
                    List.copyOf(findings),
                    problems,
                    Desk.hidden(form))));
  }

  /** The sheet again with what was typed, and what is wrong at its cells. */
  private Response refused(
      PageRequest asked,
      Seat seat,
      Given given,
      Filled form,
      Map<String, String> problems,
      List<String> whole) {
    Map<String, String> texts = new LinkedHashMap<>(given.unread());
    given.figures().keySet().forEach(cell -> texts.put(cell, form.value(cell)));
    Sheet bare = sheet(seat, given, form, asked, Sheet.Typed.NOTHING);
    Map<String, Sheet.Cell> known = new LinkedHashMap<>();
    bare.rows().forEach(row -> row.cells().forEach(cell -> known.put(cell.name(), cell)));
    long gone = texts.keySet().stream().filter(cell -> !known.containsKey(cell)).count();
    return desk.answer(
        asked,
        seat.reading(),
        problems.isEmpty() && whole.isEmpty() && given.unread().isEmpty() ? 200 : REFUSED,
        frame -> {
          Map<String, String> atCells = new LinkedHashMap<>(problems);
          given
              .unread()
              .forEach((cell, text) -> atCells.put(cell, frame.say("score-unread", text)));
          texts.forEach(
              (cell, text) -> {
                Sheet.Cell shown = known.get(cell);
                Figure figure = given.figures().get(cell);
                boolean same =
                    figure != null
                        && shown != null
                        && shown.text().equals(figure.said(asked.language()));
                if (shown != null && shown.known() != Sheet.Known.OPEN && !same) {
                  atCells.put(cell, frame.say("score-known", text));
                }
              });
          List<String> all = new ArrayList<>(whole);
          if (!problems.isEmpty() || !given.unread().isEmpty()) {
            all.add(0, frame.say("scores-refused", problems.size() + given.unread().size()));
          }
          if (texts.isEmpty()) {
            all.add(frame.say("cells-none"));
          }
          if (gone > 0) {
            all.add(frame.say("scores-gone", gone));
          }
          Sheet sheet = sheet(seat, given, form, asked, new Sheet.Typed(texts, atCells));
          return Templates.sheet(frame, shown(frame, seat, sheet, "", all));
        });
  }

  /**
   * Records what was shown, in commands of 500 whose keys are made of the sheet's, so that what is
   * sent again is recorded once. What came before a refusal stays recorded.
   */
  @POST
  @Path("scores")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response record(@BeanParam DeskRequest asked, InputStream body) throws IOException {
    Filled form = Desk.read(body);
    Optional<Seat> known = desk.seat(asked);
    if (known.isEmpty()) {
      return desk.ended(asked, form, "/scores");
    }
    Seat seat = known.get();
    Given given = given(form.value("stage"), seat, form);
    String key = form.value("key");
    if (given.figures().isEmpty() || key.length() > 100 || !CommandJson.isKey(key)) {
      throw ProblemCode.BODY_INVALID.exception();
    }
    int recorded = 0;
    List<List<String>> commands = given.commands();
    for (int i = 0; i < commands.size(); i++) {
      try {
        append(seat, given, commands.get(i), key + '.' + i);
        recorded += commands.get(i).size();
      } catch (ProblemException e) {
        return stopped(asked, seat, given, form, commands.subList(i, commands.size()), e.problem());
      }
    }
    return Desk.see(
        asked.place(
            "/sheet/%s?occasion=%d&from=%s&recorded=%d"
                .formatted(
                    given.stage(),
                    given.occasion(),
                    number(form.value("from")) == null ? "0" : form.value("from"),
                    recorded)));
  }

  private void append(Seat seat, Given given, List<String> cells, String key) {
    appends.append(seat.competition(), seat.writer(), key, Appends.read(given.events(cells)), true);
  }

  /** Refused, or nobody knows: then the same may be sent again. */
  private Response stopped(
      PageRequest asked,
      Seat seat,
      Given given,
      Filled form,
      List<List<String>> rest,
      Problem problem) {
    Language language = asked.language();
    if (problem.status() >= 500) {
      return review(
          asked, seat, given, form, List.of(), List.of(problem.detail().in(language)), 503);
    }
    Map<String, String> problems = new LinkedHashMap<>();
    List<String> whole = new ArrayList<>();
    Seat now = desk.again(seat);
    attempt(now, given, rest, language, new ArrayList<>(), problems, whole);
    if (problems.isEmpty() && whole.isEmpty()) {
      whole.add(problem.detail().in(language));
    }
    int left = rest.stream().mapToInt(List::size).sum();
    whole.add(
        Desk.WORDS
            .say("scores-in-part", given.figures().size() - left, given.figures().size())
            .in(language));
    return refused(asked, now, given, form, problems, whole);
  }
}
