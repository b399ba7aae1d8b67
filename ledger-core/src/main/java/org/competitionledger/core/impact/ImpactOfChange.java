package org.competitionledger.core.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.rules.CriteriaHistory;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.standings.TableComparison;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.view.RuleChange;

/**
 * Impact: the standings under the old and the new rules on the same scores at that sequence, who
 * crossed the cut, who gained or lost ranks, what became decisive (§9.5).
 *
 * <p>Old is the highest version before the new one that covers the stage, started or not: the one
 * that its differences are told against.
 */
public final class ImpactOfChange {

  /** At most so many moves of a stage are told. */
  public static final int MOVES_MAX = 1_000;

  private ImpactOfChange() {}

  /** Whether a change can have an impact: it makes a version, and another one was before it. */
  public static boolean possible(RuleChange change) {
    return switch (change.getKind()) {
      case CRITERIA_AMENDED, CRITERION_SPECIFIED -> true;
      case CRITERIA_PUBLISHED,
          CRITERION_INTERPRETED,
          STAGE_RESCHEDULED,
          OCCASION_REWEIGHTED,
          CALL_ADDED,
          CALL_CHANGED,
          GOALS_DECLARED ->
          false;
    };
  }

  /**
   * The impact of a change on each stage that it covers and that had rules before; the stage opened
   * last comes first. Costs two tables a stage.
   *
   * @param after the state after the event that made the change
   */
  public static List<StageImpact> of(State after, RuleChange change) {
    if (!possible(change)) {
      return List.of();
    }
    Optional<CriteriaSet> fresh =
        CriteriaHistory.version(after, change.getVersion()).map(CriteriaState::getCriteria);
    List<StageImpact> impacts = new ArrayList<>();
    for (String stage : fresh.map(CriteriaSet::getStages).orElse(List.of())) {
      before(after, stage, change.getVersion())
          .ifPresent(old -> impacts.add(of(after, stage, old, fresh.get())));
    }
    String opened =
        after.find(Keys.COMPETITION).map(CompetitionState::getLastOpenedStage).orElse(null);
    impacts.sort((a, b) -> Boolean.compare(b.stage().equals(opened), a.stage().equals(opened)));
    return List.copyOf(impacts);
  }

  private static Optional<CriteriaSet> before(State state, String stage, int version) {
    for (int earlier = version - 1; earlier > 0; earlier--) {
      Optional<CriteriaSet> set =
          CriteriaHistory.version(state, earlier)
              .map(CriteriaState::getCriteria)
              .filter(found -> found.getStages().contains(stage));
      if (set.isPresent()) {
        return set;
      }
    }
    return Optional.empty();
  }

  private static StageImpact of(State state, String stage, CriteriaSet old, CriteriaSet fresh) {
    CompiledRules oldRules = CompiledRules.compile(state, stage, old);
    CompiledRules newRules = CompiledRules.compile(state, stage, fresh);
    List<TableSnapshot> tables = Standings.snapshots(state, List.of(oldRules, newRules));
    return new StageImpact(
        oldRules,
        newRules,
        tables.get(0),
        tables.get(1),
        TableComparison.between(tables.get(0), tables.get(1), MOVES_MAX));
  }
}
