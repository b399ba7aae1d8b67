package org.competitionledger.api.desk;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.command.Authority;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Role;

/**
 * Who is signed in at the desk.
 *
 * @param name as people read it
 * @param authority what its provider grants; the subject is an identifier that events may name
 */
public record Person(String name, Authority authority) {

  String subject() {
    return authority.getSubject();
  }

  /** Whether it may write in a competition by what its provider says. */
  boolean grants(String competition) {
    return authority.getCompetitions().contains(competition)
        || authority.getCompetitions().contains("*");
  }

  /**
   * What it may do in a competition: what its provider grants there, and what the record does: who
   * was appointed may evaluate.
   *
   * @param state the competition's state
   */
  Authority in(String competition, State state) {
    List<Role> roles = new ArrayList<>(grants(competition) ? authority.getRoles() : List.of());
    List<String> participants =
        new ArrayList<>(grants(competition) ? authority.getParticipants() : List.of());
    if (!roles.contains(Role.EVALUATOR) && isAppointed(state)) {
      roles.add(Role.EVALUATOR);
    }
    return new Authority(subject(), roles, List.of(competition), participants);
  }

  private boolean isAppointed(State state) {
    List<String> stages = new ArrayList<>();
    state.scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage.getStage()));
    return stages.stream()
        .anyMatch(stage -> state.find(Keys.evaluator(stage, subject())).isPresent());
  }
}
