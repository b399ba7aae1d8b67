package org.competitionledger.core.findings.changes;

import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.view.Direction;
import org.competitionledger.view.RuleChange;

/**
 * Notice in days, negative if retroactive (§9.3): rules that apply from before they were announced.
 */
public final class RuleRetroactive {

  private RuleRetroactive() {}

  public static void register(Observers observers) {
    observers.onChange(RuleRetroactive::changed);
  }

  private static void changed(RuleChange change, Observed at) {
    if (change.getNoticeDays() == null
        || change.getNoticeDays() >= 0
        || toldAsFirstRules(change, at)) {
      return;
    }
    at.raise(
        FindingCode.RULE_RETROACTIVE,
        Long.toString(change.getSequence()),
        Words.FINDINGS.say(
            "rules-were-said-to-apply",
            Term.of(change.getTitle()).open(),
            Term.of(-change.getNoticeDays())),
        change.getSequence());
  }

  /** First rules that came late, and that say they applied before, are told of once. */
  private static boolean toldAsFirstRules(RuleChange change, Observed at) {
    return change.getDirection() == Direction.INITIAL
        && change.getTiming().stream()
            .allMatch(
                timing -> RulesFirstPublished.told(timing.getStage(), change.getSequence(), at));
  }
}
