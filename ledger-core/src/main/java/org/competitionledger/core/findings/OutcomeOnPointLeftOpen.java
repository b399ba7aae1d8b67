package org.competitionledger.core.findings;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.competitionledger.core.competition.CriteriaSets;
import org.competitionledger.core.competition.GoverningRules;
import org.competitionledger.core.competition.Keys;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.EntryEliminated;
import org.competitionledger.event.EntryReinstated;
import org.competitionledger.state.CriteriaState;

/**
 * "The outcome that hangs on a point that the definition left open": an elimination by a criterion
 * whose definition leaves something open, as it stood then. By which criterion is what the
 * elimination says; where it says nothing, the gates that the entry failed.
 */
final class OutcomeOnPointLeftOpen {

  private OutcomeOnPointLeftOpen() {}

  static void register(Watch watch) {
    watch
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
            : List.of(new FailedGates.Failed(event.getDecisiveCriterion(), Board.NONE));
    for (FailedGates.Failed by : decisive) {
      CriteriaSets.criterion(rules.get().getCriteria(), by.criterion())
          .filter(criterion -> !criterion.getLeftOpen().isEmpty())
          .ifPresent(criterion -> raise(event, criterion, by, rules.get(), at));
    }
  }

  private static void raise(
      EntryEliminated event,
      Criterion criterion,
      FailedGates.Failed by,
      CriteriaState rules,
      Observed at) {
    at.raise(
        FindingCode.OUTCOME_ON_POINT_LEFT_OPEN,
        event.getStage() + '|' + event.getParticipant(),
        Template.fill(
            event.getDecisiveCriterion() == null
                ? "{0:은} 필수 요건 {2:을} 충족하지 못했다는 판정을 받고 {1}에서 탈락했으나, 그 정의는 다음 사항을 정하지 않았다: {3}."
                : "{0:이} {1}에서 평가 기준 {2}에 따라 탈락한 것으로 기록되어 있으나, 그 정의는 다음 사항을 정하지 않았다: {3}.",
            event.getDecisiveCriterion() == null
                ? "{0} failed the gate {2} and was eliminated from {1}; its definition leaves open:"
                    + " {3}."
                : "{0} was eliminated from {1} by the criterion {2}, whose definition leaves open:"
                    + " {3}.",
            at.nameOfParticipant(event.getParticipant()),
            at.nameOfStage(event.getStage()),
            at.nameOfCriterion(criterion.getId()),
            points(criterion)),
        LongStream.of(rules.getSequence(), by.ruling(), at.sequence()).toArray());
  }

  /** What a definition leaves open, in quotation marks. */
  static Term points(Criterion criterion) {
    return Term.list(
        criterion.getLeftOpen().stream().map(point -> Term.of(point).open().quoted()).toList());
  }
}
