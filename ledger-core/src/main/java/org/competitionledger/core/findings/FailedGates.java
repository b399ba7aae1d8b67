package org.competitionledger.core.findings;

import java.util.List;
import java.util.Optional;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.results.GateVerdict;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.RulingState;

/**
 * The gates of the governing set that an entry failed, at the cost of that entry's own records.
 * Where its points depend on those of all others (RATIO_TO_BEST), a computed gate would cost a
 * whole table for each entry that leaves: there only ruled gates are told.
 */
public final class FailedGates {

  private FailedGates() {}

  /**
   * A failed gate.
   *
   * @param criterion the gate
   * @param ruling sequence of the ruling; none if it is computed
   */
  public record Failed(String criterion, long ruling) {}

  public static List<Failed> of(String stage, String participant, Observed at) {
    Optional<CriteriaSet> governing = at.governing(stage);
    if (governing.isEmpty()) {
      return List.of();
    }
    List<Criterion> gates =
        governing.get().getCriteria().stream()
            .filter(criterion -> criterion.getKind() == CriterionKind.GATE)
            .toList();
    return gates.stream().anyMatch(CriteriaSets::isComputed)
            && !CompiledRules.compile(at.state(), stage, governing.get()).crossEntry()
        ? computed(stage, participant, governing.get(), at)
        : gates.stream()
            .flatMap(gate -> ruled(stage, participant, gate.getId(), at).stream())
            .toList();
  }

  private static Optional<Failed> ruled(
      String stage, String participant, String gate, Observed at) {
    return at.state()
        .find(Keys.ruling(stage, participant, gate))
        .filter(ruling -> ruling.getVerdict() == Verdict.FAILED)
        .map(ruling -> new Failed(gate, ruling.getSequence()));
  }

  private static List<Failed> computed(
      String stage, String participant, CriteriaSet governing, Observed at) {
    return Standings.explain(at.state(), stage, participant, governing).stream()
        .flatMap(explanation -> explanation.result().gates().stream())
        .filter(gate -> gate.verdict() == GateVerdict.Verdict.FAILED)
        .map(gate -> new Failed(gate.criterion(), ruling(stage, participant, gate, at)))
        .toList();
  }

  private static long ruling(String stage, String participant, GateVerdict gate, Observed at) {
    return at.state()
        .find(Keys.ruling(stage, participant, gate.criterion()))
        .map(RulingState::getSequence)
        .orElse(FindingStore.NONE);
  }
}
