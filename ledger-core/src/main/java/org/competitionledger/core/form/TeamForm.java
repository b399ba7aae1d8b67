package org.competitionledger.core.form;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.when;

import java.util.Optional;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.Teams;

/** What a set of teams is by itself. */
final class TeamForm {

  private TeamForm() {}

  /**
   * Whether a set of teams holds together by itself. Its members compete in another stage. Steps 1
   * to 3 are those of the members, so a criterion that is scored states nothing of them. Where less
   * is better the set says how many members count: or else fewer members would win.
   */
  static Optional<Refusal> check(CriteriaSet set, String pointer) {
    Teams teams = set.getTeams();
    if (teams == null) {
      return none();
    }
    return when(
            set.getStages().contains(teams.getOf()),
            pointer + "/teams/of",
            RefusalCode.TEAMS_OF_ITSELF,
            teams.getOf())
        .or(
            () ->
                when( // what is published of their points is the members' rule
                    !set.getPublication().isEmpty(),
                    pointer + "/publication",
                    RefusalCode.FIELD_UNEXPECTED,
                    "publication"))
        .or(
            () ->
                Lists.each(
                    set.getCriteria(),
                    pointer + "/criteria",
                    (one, at) ->
                        CriteriaSets.isSummed(one, set)
                            ? criterion(one, teams, at, pointer)
                            : none()));
  }

  private static Optional<Refusal> criterion(
      Criterion criterion, Teams teams, String at, String pointer) {
    return CriteriaForm.unexpected(criterion.getScale(), at, "scale")
        .or(() -> CriteriaForm.unexpected(criterion.getPanel(), at, "panel"))
        .or(() -> CriteriaForm.unexpected(criterion.getTransform(), at, "transform"))
        .or(() -> CriteriaForm.unexpected(criterion.getResults(), at, "results"))
        .or(
            () ->
                when(
                    criterion.getBetter() == Better.LOWER && teams.getBest() == null,
                    pointer + "/teams/best",
                    RefusalCode.FIELD_MISSING,
                    "best"));
  }
}
