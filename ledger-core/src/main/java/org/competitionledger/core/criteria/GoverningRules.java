package org.competitionledger.core.criteria;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;

/** Which criteria version governs a stage. */
public final class GoverningRules {

  private GoverningRules() {}

  /**
   * A stage's governing set at sequence N is the highest version covering it that has started by
   * the ledger time of event N (§2.4). Empty if there is none.
   *
   * @param state the state after event N
   * @param stage the stage
   * @param ledgerTime the ledger time of event N
   */
  public static Optional<CriteriaState> of(State state, String stage, Instant ledgerTime) {
    int latest = state.find(Keys.COMPETITION).map(CompetitionState::getLatestVersion).orElse(0);
    return of(state, stage, ledgerTime, latest);
  }

  /**
   * {@code inForce=T} asks the other question: among the sets known at the asked moment, the one
   * whose effectiveFrom covers T (§2.6): of those that cover the stage and apply from T or earlier,
   * the highest version. A set that does not say from when it applies does so from its ledger time.
   *
   * @param state the state at the asked moment
   * @param at the time in the world
   */
  public static Optional<CriteriaState> inForce(State state, String stage, Instant at) {
    int latest = state.find(Keys.COMPETITION).map(CompetitionState::getLatestVersion).orElse(0);
    for (int version = latest; version > 0; version--) {
      Optional<CriteriaState> set = state.find(Keys.criteria(version));
      if (set.isPresent()
          && set.get().getCriteria().getStages().contains(stage)
          && !appliesFrom(set.get()).isAfter(at)) {
        return set;
      }
    }
    return Optional.empty();
  }

  /**
   * The versions of a stage that are known and have not started: a future effectiveFrom takes hold
   * with the first event at or after it (tables announce it) (§2.5). In the order of their numbers.
   *
   * @param state the state after event N
   * @param ledgerTime the ledger time of event N
   */
  public static List<CriteriaState> announced(State state, String stage, Instant ledgerTime) {
    List<CriteriaState> announced = new ArrayList<>();
    Optional<CompetitionState> competition = state.find(Keys.COMPETITION);
    if (competition.isEmpty() || competition.get().getNextStart() == null) {
      return announced;
    }
    for (int version = 1; version <= competition.get().getLatestVersion(); version++) {
      state
          .find(Keys.criteria(version))
          .filter(set -> set.getCriteria().getStages().contains(stage))
          .filter(set -> set.getStarts().isAfter(ledgerTime))
          .ifPresent(announced::add);
    }
    return announced;
  }

  private static Instant appliesFrom(CriteriaState set) {
    ApproximateTime effectiveFrom = set.getCriteria().getEffectiveFrom();
    return effectiveFrom == null ? set.getStarts() : effectiveFrom.getEarliest();
  }

  public static Optional<CriteriaState> of(
      State state, String stage, Instant ledgerTime, int latest) {
    for (int version = latest; version > 0; version--) {
      Optional<CriteriaState> set = state.find(Keys.criteria(version));
      if (set.isPresent() && governs(set.get(), stage, ledgerTime)) {
        return set;
      }
    }
    return Optional.empty();
  }

  private static boolean governs(CriteriaState set, String stage, Instant ledgerTime) {
    return !set.getStarts().isAfter(ledgerTime) && set.getCriteria().getStages().contains(stage);
  }
}
