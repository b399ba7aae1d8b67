package org.competitionledger.api.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.competitionledger.api.read.Reading;
import org.competitionledger.command.Authority;
import org.competitionledger.core.policy.WritingPolicy;
import org.competitionledger.core.rules.CriteriaHistory;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.state.StageState;

/**
 * Who is at the desk of a competition, and what is done from there.
 *
 * @param reading empty where the competition is still to be announced
 * @param authority what the person may write there, as far as is known here: what is shown
 */
record Seat(String competition, Person person, Optional<Reading> reading, Authority authority) {

  /** A stage whose entries one is to judge. */
  public record Sheet(String stage, String name, String panels) {}

  /** As whom commands go out: what is on record decide looks up itself. */
  Authority writer() {
    return person.authority();
  }

  State state() {
    return reading.map(Reading::state).orElseGet(MapState::new);
  }

  /** Under which name a browser keeps a draft; another person's is another one. */
  String draft(String what) {
    return person.subject() + '/' + competition + '/' + what;
  }

  /** What has to stand beside an event's data, as far as that follows from who one is. */
  Set<String> needed() {
    boolean clerk = authority.getRoles().equals(List.of(Role.CLERK));
    return !clerk
        ? Set.of()
        : record() == RecordKind.LIVE ? Set.of("source") : Set.of("party", "source");
  }

  /** A clerk can only begin what is past. */
  private RecordKind record() {
    return reading.map(each -> each.announced().getRecord()).orElse(RecordKind.RECONSTRUCTED);
  }

  /** Whether one may write a type here at all; whether one may now, decide says. */
  boolean may(String type) {
    return reading.isEmpty() == type.equals("CompetitionAnnounced")
        && !(type.equals("CriteriaPublished") && rules() > 0) // they are amended
        && !as(type).isEmpty();
  }

  /** Whether one may write a type here as an evaluator, and only of what is one's own. */
  boolean judges(String type) {
    return as(type).equals(List.of(Role.EVALUATOR));
  }

  /** As what one may write a type here. */
  private List<Role> as(String type) {
    return WritingPolicy.roles(Events.payload(type), record()).stream()
        .filter(authority.getRoles()::contains)
        .toList();
  }

  /** Whether one sets up the competition, or amends its rules, by a file. */
  boolean files() {
    return may(reading.isEmpty() ? "CompetitionAnnounced" : "CriteriaAmended");
  }

  /** The latest version of the rules; 0 where there are none. */
  int rules() {
    return CriteriaHistory.latest(state());
  }

  /** In their order. */
  Stream<StageState> stages() {
    return stages(state());
  }

  /** Those that a state knows, in their order. */
  static Stream<StageState> stages(State state) {
    List<StageState> stages = new ArrayList<>();
    state.scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage));
    return stages.stream().sorted(Comparator.comparingInt(StageState::getOrder));
  }

  /** Of the stages for which one was appointed, in their order. */
  List<Sheet> sheets(Language language) {
    return stages()
        .flatMap(
            stage ->
                state().find(Keys.evaluator(stage.getStage(), person.subject())).stream()
                    .map(
                        known ->
                            new Sheet(
                                stage.getStage(),
                                language.text(stage.getName()),
                                String.join(", ", known.getPanels()))))
        .toList();
  }
}
