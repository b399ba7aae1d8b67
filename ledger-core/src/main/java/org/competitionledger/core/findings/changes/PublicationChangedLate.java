package org.competitionledger.core.findings.changes;

import java.util.Optional;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.rules.PublicationDirection;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
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
                      Words.FINDINGS.say("less-of-the-scores"),
                      at));
      PublicationDirection.moreFor(reason)
          .ifPresent(
              stage ->
                  raise(
                      FindingCode.PUBLICATION_WIDENED_AFTER_SCORES,
                      stage,
                      Words.FINDINGS.say("more-of-the-scores"),
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
        Words.FINDINGS.say(
            outcome < 0 ? "after-the-first-score" : "after-the-first-outcome",
            at.nameOfStage(stage),
            what),
        outcome < 0 ? score : outcome,
        at.sequence());
  }
}
