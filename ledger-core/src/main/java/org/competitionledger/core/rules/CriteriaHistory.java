package org.competitionledger.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.CriteriaState;

/** The versions of the rules, as recorded so far. */
public final class CriteriaHistory {

  private CriteriaHistory() {}

  /** The set of a version. */
  public static Optional<CriteriaState> version(State state, int version) {
    return state.find(Keys.criteria(version));
  }

  /** Number of the latest version, 0 if there is none. */
  public static int latest(State state) {
    return state.find(Keys.COMPETITION).map(CompetitionState::getLatestVersion).orElse(0);
  }

  /** The highest recorded version that covers a stage, started or not. */
  static Optional<CriteriaState> covering(State state, String stage) {
    for (int version = latest(state); version > 0; version--) {
      Optional<CriteriaState> found = version(state, version);
      if (found.isPresent() && found.get().getCriteria().getStages().contains(stage)) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The sets that a new one takes the place of, one for each stage it covers; latest first. */
  static List<CriteriaSet> replaced(State before, CriteriaSet fresh) {
    SortedSet<Integer> versions = new TreeSet<>((a, b) -> Integer.compare(b, a));
    for (String stage : fresh.getStages()) {
      covering(before, stage).ifPresent(found -> versions.add(found.getCriteria().getVersion()));
    }
    List<CriteriaSet> replaced = new ArrayList<>();
    versions.forEach(
        version -> version(before, version).ifPresent(v -> replaced.add(v.getCriteria())));
    return replaced;
  }

  /** A criterion of a set. */
  static Optional<Criterion> criterion(CriteriaSet set, String id) {
    return set.getCriteria().stream().filter(found -> found.getId().equals(id)).findFirst();
  }
}
