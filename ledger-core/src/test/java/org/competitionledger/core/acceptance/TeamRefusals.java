package org.competitionledger.core.acceptance;

import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.opened;
import static org.competitionledger.core.decide.Says.participant;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.stage;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.refusal.RefusalCode.STAGE_OF_TEAMS;
import static org.competitionledger.core.refusal.RefusalCode.TEAMS_OF_ITSELF;
import static org.competitionledger.core.refusal.RefusalCode.TEAMS_OF_TEAMS;
import static org.competitionledger.core.refusal.RefusalCode.TEAM_HAS_MEMBERS;
import static org.competitionledger.core.refusal.RefusalCode.TEAM_IN_TEAM;
import static org.competitionledger.core.refusal.RefusalCode.TEAM_OF_ITSELF;

import java.util.List;
import org.competitionledger.core.decide.Says;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.Teams;

/** Examples of teams and memberships that nobody may record. */
final class TeamRefusals {

  private TeamRefusals() {}

  static void examples(Examples examples) {
    examples
        .on(TEAM_OF_ITSELF, () -> given(teams()).when(member("ann", "ann")))
        .on(TEAM_IN_TEAM, () -> given(teams(), member("ann", "red")).when(member("ben", "ann")))
        .on(
            TEAM_HAS_MEMBERS,
            () -> given(teams(), member("ann", "red")).when(Says.joined("red", "blue")))
        .on(
            TEAMS_OF_ITSELF,
            () -> given(teams()).when(amended(ofTeams(3, "teams", "teams", race()))))
        .on(
            TEAMS_OF_TEAMS,
            () -> given(teams()).when(amended(ofTeams(3, "drivers", "nations", race()))))
        .on(STAGE_OF_TEAMS, () -> given(teams()).when(score("teams", "red", "race", "1")));
  }

  /** Drivers in one stage, two teams in another whose table is of them. */
  static List<Object> teams() {
    return List.of(
        Says.announced(),
        stage("drivers", 1),
        stage("teams", 2),
        stage("nations", 3),
        participant("red"),
        participant("blue"),
        Says.admitted("teams", "red"),
        Says.admitted("teams", "blue"),
        published(set(1, "drivers", criterion("race"), criterion("parts"), part())),
        amended(ofTeams(2, "teams", "drivers", race())),
        opened("drivers"),
        opened("teams"));
  }

  private static Criterion.Builder part() {
    return criterion("part").setParent("parts");
  }

  static Criterion.Builder race() {
    return criterion("race").setScale(null).setDefinition(null);
  }

  static CriteriaSet.Builder ofTeams(
      int version, String stage, String of, Criterion.Builder... criteria) {
    return set(version, stage, criteria).setTeams(new Teams(of, null));
  }

  static ParticipantRegistered member(String id, String team) {
    return new ParticipantRegistered(id, text(id), List.of(), null, team);
  }
}
