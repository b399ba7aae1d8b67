package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.acceptance.TeamRefusals.member;
import static org.competitionledger.core.acceptance.TeamRefusals.ofTeams;
import static org.competitionledger.core.acceptance.TeamRefusals.race;
import static org.competitionledger.core.acceptance.TeamRefusals.teams;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.joined;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Specification.given;

import org.competitionledger.core.decide.Says;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.scoring.Criteria;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Better;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ResultMethod;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.Teams;
import org.junit.jupiter.api.Test;

class TeamRulesTest {

  @Test
  void aMemberMayChangeItsTeamAndNothingElse() {
    Specification cup = given(teams(), member("ann", "red"), joined("ann", "blue"));
    assertThat(cup.state().find(StateKind.PARTICIPANT.key("ann")).orElseThrow().getMemberOf())
        .isEqualTo("blue");
    // red has no members any more, so it may itself be one
    cup.when(joined("red", "blue")).thenRecorded();
  }

  @Test
  void aTeamIsARegisteredParticipant() {
    given(teams())
        .when(member("ann", "green"))
        .thenRefused(RefusalCode.UNKNOWN_PARTICIPANT, "/data/memberOf");
    given(teams(), member("ann", "red"), Says.admitted("drivers", "ann"))
        .when(raced().setTeam("green").build())
        .thenRefused(RefusalCode.UNKNOWN_PARTICIPANT, "/data/team");
  }

  @Test
  void aScoreNamesATeamThatIsNotItsEntryAndInNoTeam() {
    Specification cup =
        given(teams(), member("ann", "red"), member("ben", "red"), Says.admitted("drivers", "ann"));
    cup.when(raced().setTeam("ann").build()).thenRefused(RefusalCode.TEAM_OF_ITSELF, "/data/team");
    cup.when(raced().setTeam("ben").build()).thenRefused(RefusalCode.TEAM_IN_TEAM, "/data/team");
    cup.when(raced().setTeam("blue").build()).thenRecorded();
  }

  private static ScoreRecorded.Builder raced() {
    return ScoreRecorded.newBuilder()
        .setStage("drivers")
        .setParticipant("ann")
        .setCriterion("race")
        .setValue(number("1"));
  }

  @Test
  void nothingIsHeldInAStageOfTeams() {
    given(teams())
        .when(Says.occasion("teams", 1))
        .thenRefused(RefusalCode.STAGE_OF_TEAMS, "/data/stage");
    given(teams())
        .when(new OccasionClosed("teams", 1, null, null))
        .thenRefused(RefusalCode.STAGE_OF_TEAMS, "/data/stage");
  }

  @Test
  void butGatesAreRuledAndPointsAdjustedThere() {
    given(
        teams(),
        amended(ofTeams(3, "teams", "drivers", race(), gate("licence"))),
        Says.ruled("teams", "red", "licence"),
        Says.adjusted("teams", "red", "late"));
  }

  @Test
  void teamsAreOfAnotherStageThatIsNotOfTeams() {
    given(teams())
        .when(amended(ofTeams(3, "nations", "cups", race())))
        .thenRefused(RefusalCode.UNKNOWN_STAGE, "/data/criteria/teams/of");
    given(teams())
        .when(amended(ofTeams(3, "nations", "teams", race())))
        .thenRefused(RefusalCode.TEAMS_OF_TEAMS, "/data/criteria/teams/of");
    given(teams())
        .when(amended(ofTeams(3, "drivers", "nations", race())))
        .thenRefused(RefusalCode.TEAMS_OF_TEAMS, "/data/criteria/stages/0");
  }

  @Test
  void theirCriteriaAreScoredAmongTheMembers() {
    given(teams())
        .when(amended(ofTeams(3, "teams", "drivers", criterion("swim").setScale(null))))
        .thenRefused(RefusalCode.UNKNOWN_CRITERION, "/data/criteria/criteria/0/id");
    given(teams())
        .when(amended(ofTeams(3, "teams", "drivers", criterion("parts").setScale(null))))
        .thenRefused(RefusalCode.UNKNOWN_CRITERION, "/data/criteria/criteria/0/id");
  }

  /** A stage without rules yet may get them later: until then the points of teams are pending. */
  @Test
  void theMembersRulesMayComeLater() {
    given(
        Says.announced(),
        Says.stage("drivers", 1),
        Says.stage("teams", 2),
        Says.published(ofTeams(1, "teams", "drivers", race())));
  }

  @Test
  void stepsOneToThreeAreTheMembers() {
    unexpected(criterion("race"), "scale");
    unexpected(race().setResults(ResultMethod.SUM), "results");
    unexpected(race().setTransform(Criteria.table("9")), "transform");
    unexpected(
        race().setPanel(Criteria.judged("race", PanelMethod.MEAN).build().getPanel()), "panel");
  }

  private static void unexpected(Criterion.Builder criterion, String field) {
    given(teams())
        .when(amended(ofTeams(3, "teams", "drivers", criterion)))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/criteria/criteria/0/" + field);
  }

  @Test
  void whereLessIsBetterItIsSaidHowManyCountAndItIsSoForMembersToo() {
    given(teams())
        .when(amended(ofTeams(3, "teams", "drivers", race().setBetter(Better.LOWER))))
        .thenRefused(RefusalCode.FIELD_MISSING, "/data/criteria/teams/best");
    given(teams())
        .when(
            amended(
                set(3, "teams", race().setBetter(Better.LOWER)).setTeams(new Teams("drivers", 2))))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/criteria/criteria/0/better");
  }

  /** What a criterion of teams means is what it means for their members. */
  @Test
  void aCriterionOfTeamsNeedsNoDefinition() {
    assertThat(
            given(teams())
                .state()
                .find(Keys.criteria(2))
                .orElseThrow()
                .getCriteria()
                .getCriteria()
                .get(0)
                .getState())
        .isEqualTo(DefinitionState.DEFINED);
  }
}
