package org.competitionledger.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.JsonProblem;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/**
 * A file that was read: the events that it proposes, all together, or everything that is wrong with
 * it.
 */
public final class ReadFile {

  private final String competition;
  private final JsonNode events;
  private final List<Proposal> proposals;
  private final List<FileProblem> problems;
  private final Places places;

  private ReadFile(
      String competition,
      JsonNode events,
      List<Proposal> proposals,
      List<FileProblem> problems,
      Places places) {
    this.competition = competition;
    this.events = events;
    this.proposals = proposals;
    this.problems = problems;
    this.places = places;
  }

  /** What cannot be read so far that it proposes anything. */
  static ReadFile unreadable(FileReading in) {
    return new ReadFile("", null, List.of(), in.problems(), new Places());
  }

  /**
   * What was written as events, read by the reader of their JSON.
   *
   * @param competition the competition that the file names; empty if it names none
   */
  static ReadFile of(String competition, Placed.Items written, FileReading in) {
    Places places = new Places();
    JsonNode events = places.noted(written, "");
    Parsed<List<Proposal>> parsed = CommandJson.body(events.toString().getBytes(UTF_8));
    for (JsonProblem problem : parsed.problems()) {
      if (!places.isFaulty(problem.pointer())) {
        in.add(new FileProblem(places.of(problem.pointer()), problem.code(), problem.message()));
      }
    }
    return new ReadFile(
        competition,
        events,
        parsed instanceof Parsed.Ok<List<Proposal>> ok && in.problems().isEmpty()
            ? ok.value()
            : List.of(),
        in.problems(),
        places);
  }

  /** The competition that the file names; empty if it names none. */
  public String competition() {
    return competition;
  }

  /** The events as an append takes them: an array of JSON. */
  public JsonNode events() {
    return events;
  }

  /** The same, read; empty where there are problems. */
  public List<Proposal> proposals() {
    return proposals;
  }

  /** Everything that is wrong with the file, from its top; empty where it can be read. */
  public List<FileProblem> problems() {
    return problems;
  }

  /** What would become of the events as a new competition, whose first they are. */
  public DryRun asNewCompetition(Role role, Instant now) {
    Command command =
        new Command(
            CommandIds.of(competition, "", "").toString(),
            new Sha256(Digests.commandDigest(proposals)),
            new Authority(
                role.name().toLowerCase(Locale.ROOT),
                List.of(role),
                List.of(competition),
                List.of()),
            null,
            proposals);
    return DryRun.of(competition, new MapState(), new MapState(), command, now, HeldKeys.UNKNOWN);
  }

  /**
   * What the rules refuse of it, where it is written; not what is refused only since something that
   * it names was refused before it.
   */
  public List<FileProblem> problems(DryRun tried) {
    Set<Object> refusedBefore = new HashSet<>();
    FileReading in = new FileReading();
    for (Decision.Refused each : tried.refusals()) {
      Refusal refusal = each.refusal();
      boolean follows =
          refusal.code().name().startsWith("UNKNOWN_")
              && refusal.arguments().stream().anyMatch(refusedBefore::contains);
      if (!follows) {
        in.add(problem(each));
      }
      if (each.index().isPresent()) {
        SpecificRecord said = (SpecificRecord) proposals.get(each.index().getAsInt()).getPayload();
        refusedBefore.add(said.get(0)); // of what begins something, its identifier
      }
    }
    return in.problems();
  }

  private FileProblem problem(Decision.Refused refused) {
    Refusal refusal = refused.refusal();
    String event = refused.index().isPresent() ? "/" + refused.index().getAsInt() : "";
    return problem(
        event + refusal.pointer().orElse(""),
        refusal.code().code(),
        refusal.code().message(refusal.arguments()));
  }

  /**
   * What somebody else refuses of it, where it is written.
   *
   * @param pointer JSON pointer into {@link #events()}
   */
  public FileProblem problem(String pointer, String code, Term message) {
    return new FileProblem(places.of(pointer), code, message);
  }
}
