package org.competitionledger.core.findings.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.findings.FailedGates;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.state.CriteriaState;

/**
 * The outcome that hangs on a point that the definition left open (§10.3): an elimination by a
 * criterion whose definition leaves something open, as it stood then. By which criterion is what
 * the elimination says; where it says nothing, the gates that the entry failed.
 */
public final class OutcomeOnPointLeftOpen {

  private OutcomeOnPointLeftOpen() {}

  public static void register(Observers observers) {
    observers
        .on(EntryEliminated.class, OutcomeOnPointLeftOpen::eliminated)
        .on(
            EntryReinstated.class,
            (event, at) ->
                at.resolve(
                    FindingCode.OUTCOME_ON_POINT_LEFT_OPEN,
                    event.getStage() + '|' + event.getParticipant()));
  }

  private static void eliminated(EntryEliminated event, Observed at) {
    Optional<CriteriaState> rules =
        event.getVersion() == null
            ? GoverningRules.of(at.state(), event.getStage(), at.time())
            : at.state().find(Keys.criteria(event.getVersion()));
    if (rules.isEmpty()) {
      return;
    }
    List<FailedGates.Failed> decisive =
        event.getDecisiveCriterion() == null
            ? FailedGates.of(event.getStage(), event.getParticipant(), at)
            : List.of(new FailedGates.Failed(event.getDecisiveCriterion(), FindingStore.NONE));
    List<Criterion> open = new ArrayList<>();
    List<Long> proofs = new ArrayList<>(List.of(rules.get().getSequence(), at.sequence()));
    for (FailedGates.Failed by : decisive) {
      CriteriaSets.criterion(rules.get().getCriteria(), by.criterion())
          .filter(criterion -> !criterion.getLeftOpen().isEmpty())
          .ifPresent(
              criterion -> {
                open.add(criterion);
                proofs.add(by.ruling());
              });
    }
    if (!open.isEmpty()) {
      at.raise(
          FindingCode.OUTCOME_ON_POINT_LEFT_OPEN,
          event.getStage() + '|' + event.getParticipant(),
          told(event, open, at),
          proofs.stream().mapToLong(Long::longValue).toArray());
    }
  }

  private static Term told(EntryEliminated event, List<Criterion> open, Observed at) {
    String eliminated =
        event.getDecisiveCriterion() != null
            ? "eliminated-on-point-left-open"
            : open.size() == 1 ? "failed-gate-left-open" : "failed-gates-left-open";
    return Words.FINDINGS.say(
        eliminated,
        at.nameOfParticipant(event.getParticipant()),
        at.nameOfStage(event.getStage()),
        Term.list(open.stream().map(one -> at.nameOfCriterion(one.getId())).toList()),
        points(open));
  }

  /** What a definition leaves open, in quotation marks. */
  static Term points(List<Criterion> criteria) {
    return Term.list(
        criteria.stream()
            .flatMap(criterion -> criterion.getLeftOpen().stream())
            .map(point -> Term.of(point).open().quoted())
            .toList());
  }
}
