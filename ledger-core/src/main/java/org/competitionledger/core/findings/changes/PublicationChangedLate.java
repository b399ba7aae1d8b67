package org.competitionledger.core.findings.changes;

import java.util.Optional;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.rules.PublicationDirection;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
import org.competitionledger.state.StageState;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;
import org.competitionledger.view.RuleChange;

/**
 * Publication changed after scores were known (§10.2): less or later, more or earlier, after the
 * stage's first score or outcome.
 */
public final class PublicationChangedLate {

  private PublicationChangedLate() {}

  public static void register(Observers observers) {
    observers.onChange(PublicationChangedLate::changed);
  }

  private static void changed(RuleChange change, Observed at) {
    if (change.getDirection() == Direction.INITIAL) {
      return;
    }
    for (DirectionReason reason : change.getReasons()) {
      PublicationDirection.lessFor(reason)
          .ifPresent(
              stage ->
                  raise(
                      FindingCode.PUBLICATION_NARROWED_AFTER_SCORES,
                      stage,
                      new Term(
                          "점수를 더 적게 또는 더 늦게 공개하도록",
                          "less of the scores is to be published, or later"),
                      at));
      PublicationDirection.moreFor(reason)
          .ifPresent(
              stage ->
                  raise(
                      FindingCode.PUBLICATION_WIDENED_AFTER_SCORES,
                      stage,
                      new Term(
                          "점수를 더 많이 또는 더 일찍 공개하도록",
                          "more of the scores is to be published, or earlier"),
                      at));
    }
  }

  private static void raise(FindingCode code, String stage, Term what, Observed at) {
    Optional<StageState> known = at.stage(stage);
    long score = known.map(StageState::getFirstScore).orElse(FindingStore.NONE);
    long outcome = known.map(StageState::getFirstOutcome).orElse(FindingStore.NONE);
    if (score < 0 && outcome < 0) {
      return;
    }
    at.raise(
        code,
        stage + '|' + at.sequence(),
        Template.fill(
            outcome < 0 ? "{0}의 첫 점수가 기록된 뒤 {1} 규칙이 바뀌었다." : "{0}의 첫 결과가 나온 뒤 {1} 규칙이 바뀌었다.",
            outcome < 0
                ? "After the first score of {0} the rules changed: {1}."
                : "After the first outcome of {0} the rules changed: {1}.",
            at.nameOfStage(stage),
            what),
        outcome < 0 ? score : outcome,
        at.sequence());
  }
}
