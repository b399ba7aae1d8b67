package org.competitionledger.api.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.competitionledger.api.append.Appends;
import org.competitionledger.api.desk.form.Filled;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.rules.TriedChanges;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.command.Accepted;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.files.AmendmentFile;
import org.competitionledger.core.files.ContestFile;
import org.competitionledger.core.files.FileProblem;
import org.competitionledger.core.files.ReadFile;
import org.competitionledger.core.files.RulesText;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * A competition set up, or its rules amended, as a file that people read: the same that {@code
 * ./ledger new} and {@code ./ledger amend} take, with what it would do beside it.
 */
@Path("/desk/{competition}/file")
@Produces(MediaType.TEXT_HTML)
public class FileResource {

  private static final int REFUSED = 409;

  /** What a clerk has to say of each event. */
  private static final String CITES =
      "party: {id: , name: }\nsource: {kind: reported, citation: , url: }\noccurredAt:\n";

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance file(Frame f, Page page);
  }

  /**
   * The page.
   *
   * @param draft under which name a browser keeps what is typed
   * @param amends whether it amends rules, and does not set up a competition
   * @param problems everything that is wrong with it
   * @param tried what it would do; null where it was not tried, or is refused
   */
  public record Page(
      String competition,
      String draft,
      boolean amends,
      String text,
      String key,
      List<Problem> problems,
      Tried tried) {

    /** Whether it is as it begins, so that what was typed before may stand in its place. */
    public boolean fresh() {
      return problems.isEmpty() && tried == null;
    }
  }

  /** Something that is wrong, where it is written; line 0 where it is nowhere. */
  public record Problem(int line, int column, String text) {}

  /** What would be recorded. */
  public record Tried(
      List<EventInWords> sentences,
      List<RawString> changes,
      List<String> findings,
      String person) {}

  private final Desk desk;
  private final Appends appends;
  private final TriedChanges changes;

  FileResource(Desk desk, Appends appends, TriedChanges changes) {
    this.desk = desk;
    this.appends = appends;
    this.changes = changes;
  }

  @GET
  @Operation(hidden = true)
  public Response begun(@BeanParam DeskRequest asked) {
    return desk.at(
        asked,
        seat -> {
          if (begins(seat)) {
            return Desk.see(asked.place("/write/CriteriaPublished")); // there are none to amend
          }
          requireFiler(seat);
          String text = begun(seat, asked.language());
          String key = UUID.randomUUID().toString();
          return desk.answer(
              asked,
              seat.reading(),
              200,
              frame -> Templates.file(frame, page(seat, text, key, List.of(), null)));
        });
  }

  /** Whether one may write rules where there are none yet. */
  private static boolean begins(Seat seat) {
    return amends(seat) && seat.rules() == 0 && seat.files();
  }

  private static void requireFiler(Seat seat) {
    if (!seat.files()) {
      throw ProblemCode.NOT_FOUND.exception();
    }
  }

  private static boolean amends(Seat seat) {
    return seat.reading().isPresent();
  }

  /** An example to begin with, or the rules as they are. */
  private static String begun(Seat seat, Language language) {
    boolean cites = !seat.authority().getRoles().contains(Role.ORGANIZER);
    if (!amends(seat)) {
      return example(language)
          .replaceFirst(
              "(?m)^competition: .*$",
              "competition: "
                  + seat.competition()
                  + (cites ? "\nrecord: reconstructed\n" + CITES : ""));
    }
    return seat.state()
        .find(Keys.criteria(seat.rules()))
        .map(
            set ->
                RulesText.of(set.getCriteria())
                    + (cites ? CITES : "")
                    + "rationale:\n  ko:\n  en:\n")
        .orElse("rules:\n");
  }

  private static String example(Language language) {
    try (InputStream file =
        ContestFile.class.getResourceAsStream(
            "/examples/science-fair_" + language.tag() + ".yaml")) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from the class path", e);
    }
  }

  /** Tries what is written, or records what was tried. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response written(@BeanParam DeskRequest asked, InputStream body) throws IOException {
    Filled form = Desk.read(body);
    Optional<Seat> found = desk.seat(asked);
    if (found.isEmpty()) {
      return desk.ended(asked, form, "/file");
    }
    Seat seat = found.get();
    Language language = asked.language();
    String text = form.values().getOrDefault("text", List.of("")).get(0).replace("\r\n", "\n");
    String key = form.value("key");
    if (!CommandJson.isKey(key)) {
      throw ProblemCode.IDEMPOTENCY_KEY_INVALID.exception();
    }
    ReadFile file =
        amends(seat)
            ? AmendmentFile.read(text.getBytes(UTF_8), seat.rules() + 1)
            : ContestFile.read(text.getBytes(UTF_8));
    if (!file.problems().isEmpty()) {
      return refused(asked, seat, text, key, problems(file.problems(), language));
    }
    if (!amends(seat) && !file.competition().equals(asked.competition)) {
      String other =
          Desk.WORDS.say("file-of-another", file.competition(), asked.competition).in(language);
      return refused(asked, seat, text, key, List.of(new Problem(0, 0, other)));
    }
    DryRun tried;
    try {
      tried = appends.attempt(asked.competition, seat.writer(), file.proposals(), null);
    } catch (ProblemException e) { // too much is being tried just now, say
      return refused(asked, seat, text, key, List.of(told(e, language)));
    }
    if (!tried.refusals().isEmpty()) {
      return refused(asked, seat, text, key, problems(file.problems(tried), language));
    }
    return form.value("do").equals("record")
        ? record(asked, seat, text, key, cited(file, tried))
        : desk.answer(
            asked,
            seat.reading(),
            200,
            frame ->
                Templates.file(frame, page(seat, text, key, List.of(), tried(frame, seat, tried))));
  }

  /** An amendment cites the trial that showed what it does. */
  private static List<Proposal> cited(ReadFile file, DryRun tried) {
    JsonNode event = file.events().get(0);
    if (tried.digest().isEmpty()
        || file.events().size() != 1
        || !event.path("type").asText().equals("CriteriaAmended")
        || event.path("data").has("dryRun")) {
      return file.proposals();
    }
    ((ObjectNode) event.path("data")).put("dryRun", tried.digest().get());
    Parsed<List<Proposal>> read = CommandJson.body(file.events().toString().getBytes(UTF_8));
    return read.orElseThrow();
  }

  private Response record(
      DeskRequest asked, Seat seat, String text, String key, List<Proposal> proposals) {
    try {
      Accepted accepted = appends.append(seat.competition(), seat.writer(), key, proposals, true);
      return Desk.toReceipt(accepted, asked);
    } catch (ProblemException e) {
      return refused(asked, seat, text, key, List.of(told(e, asked.language())));
    }
  }

  private static Problem told(ProblemException e, Language language) {
    return new Problem(0, 0, e.problem().detail().in(language));
  }

  private Response refused(
      PageRequest asked, Seat seat, String text, String key, List<Problem> problems) {
    return desk.answer(
        asked,
        seat.reading(),
        REFUSED,
        frame -> Templates.file(frame, page(seat, text, key, problems, null)));
  }

  private static Page page(
      Seat seat, String text, String key, List<Problem> problems, Tried tried) {
    String draft = seat.draft("file-" + seat.rules()); // other rules, another draft
    return new Page(seat.competition(), draft, amends(seat), text, key, problems, tried);
  }

  private static List<Problem> problems(List<FileProblem> found, Language language) {
    return found.stream()
        .map(each -> new Problem(each.at().line(), each.at().column(), each.message().in(language)))
        .toList();
  }

  private Tried tried(Frame frame, Seat seat, DryRun tried) {
    return new Tried(
        EventInWords.of(tried, frame.language()),
        amends(seat) ? changes.of(tried, frame) : List.of(),
        EventInWords.findings(tried, frame.language()),
        seat.person().name());
  }
}
