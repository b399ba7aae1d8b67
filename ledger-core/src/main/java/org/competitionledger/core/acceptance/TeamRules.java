package org.competitionledger.core.acceptance;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;

import java.time.Instant;
import java.util.Optional;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.form.Lists;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.scoring.PointsOrder;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.Teams;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.StageState;

/** What refuses teams, memberships and tables of teams. */
final class TeamRules {

  private TeamRules() {}

  /**
   * A participant may be memberOf another (§5.10): one there is, not itself, and no team has a
   * team.
   */
  static Optional<Refusal> membership(
      String participant, String team, String pointer, Facts facts) {
    return team == null
        ? none()
        : team(participant, team, pointer, facts)
            .or(
                () ->
                    when(
                        participant(participant, facts)
                            .filter(known -> known.getMembers() > 0)
                            .isPresent(),
                        pointer,
                        RefusalCode.TEAM_HAS_MEMBERS,
                        participant));
  }

  /** For a team counts what a participant does that is not the team, nor in a team's team. */
  static Optional<Refusal> team(String participant, String team, String pointer, Facts facts) {
    if (team.equals(participant)) {
      return refuse(pointer, RefusalCode.TEAM_OF_ITSELF, participant);
    }
    Optional<ParticipantState> known = participant(team, facts);
    if (known.isEmpty()) {
      return refuse(pointer, RefusalCode.UNKNOWN_PARTICIPANT, team);
    }
    return known.get().getMemberOf() == null
        ? none()
        : refuse(pointer, RefusalCode.TEAM_IN_TEAM, team, known.get().getMemberOf());
  }

  private static Optional<ParticipantState> participant(String id, Facts facts) {
    return facts.state().find(StateKind.PARTICIPANT.key(id));
  }

  /**
   * The points of teams are their members': nothing is scored, and nothing held, in their stage.
   */
  static Optional<Refusal> notOfTeams(String stage, CriteriaSet governing) {
    return governing.getTeams() == null
        ? none()
        : refuse(Facts.STAGE, RefusalCode.STAGE_OF_TEAMS, stage, governing.getTeams().getOf());
  }

  /** The same, for a stage that may have no rules yet. */
  static Optional<Refusal> notOfTeams(String stage, Facts facts) {
    return facts.governing(stage).flatMap(set -> notOfTeams(stage, set.getCriteria()));
  }

  /**
   * Whether a set of teams finds its members: in a stage there is, that is not itself one of teams,
   * and whose rules, where it has any, score the same criteria.
   */
  static Optional<Refusal> check(CriteriaSet set, Facts facts) {
    Teams teams = set.getTeams();
    if (teams == null) {
      return none();
    }
    String of = "/data/criteria/teams/of";
    Optional<CriteriaSet> members =
        GoverningRules.of(facts.state(), teams.getOf(), Instant.MAX, facts.latestVersion())
            .map(CriteriaState::getCriteria);
    return when(facts.stage(teams.getOf()).isEmpty(), of, RefusalCode.UNKNOWN_STAGE, teams.getOf())
        .or(
            () ->
                when(
                    members.filter(one -> one.getTeams() != null).isPresent(),
                    of,
                    RefusalCode.TEAMS_OF_TEAMS,
                    teams.getOf()))
        .or(() -> nobodysMembers(set, facts))
        .or(() -> members.flatMap(scored -> criteriaKnown(set, scored)));
  }

  /** "No cycles": no teams are of a stage that is to be one of teams. */
  private static Optional<Refusal> nobodysMembers(CriteriaSet set, Facts facts) {
    return Lists.each(
        set.getStages(),
        "/data/criteria/stages",
        (stage, pointer) ->
            when(
                facts
                    .stage(stage)
                    .map(StageState::getTeamStages)
                    .filter(others -> !others.isEmpty())
                    .isPresent(),
                pointer,
                RefusalCode.TEAMS_OF_TEAMS,
                stage));
  }

  private static Optional<Refusal> criteriaKnown(CriteriaSet set, CriteriaSet members) {
    return Lists.each(
        set.getCriteria(),
        "/data/criteria/criteria",
        (one, pointer) -> CriteriaSets.isSummed(one, set) ? known(one, pointer, members) : none());
  }

  /** A criterion of teams adds up the points of one of the members', and the same are better. */
  private static Optional<Refusal> known(Criterion one, String pointer, CriteriaSet members) {
    Optional<Criterion> scored =
        CriteriaSets.criterion(members, one.getId())
            .filter(it -> CriteriaSets.isSummed(it, members));
    if (scored.isEmpty()) {
      return refuse(
          pointer + "/id",
          RefusalCode.UNKNOWN_CRITERION,
          one.getId(),
          Integer.toString(members.getVersion()));
    }
    boolean lower = PointsOrder.ofFigures(scored.get()) == PointsOrder.LOWER;
    boolean stated = one.getBetter() == Better.LOWER;
    return when(
        lower != stated,
        pointer + "/better",
        stated ? RefusalCode.FIELD_UNEXPECTED : RefusalCode.FIELD_MISSING,
        "better");
  }
}
