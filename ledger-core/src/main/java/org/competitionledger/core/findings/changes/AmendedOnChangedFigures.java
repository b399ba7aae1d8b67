package org.competitionledger.core.findings.changes;

import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.impact.ImpactDigest;
import org.competitionledger.core.impact.ImpactOfChange;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.view.RuleChange;

/**
 * Amended on figures that had changed since the dry run (§10.2): the digest that the amendment
 * cites is not that of what it did. Costs two tables a stage, where one is cited.
 */
public final class AmendedOnChangedFigures {

  private AmendedOnChangedFigures() {}

  public static void register(Observers observers) {
    observers.onChange(AmendedOnChangedFigures::changed);
  }

  private static void changed(RuleChange change, Observed at) {
    if (change.getDryRun() != null
        && ImpactDigest.of(
                at.event().getCompetition(),
                at.state(),
                change,
                ImpactOfChange.of(at.state(), change))
            .filter(change.getDryRun()::equals)
            .isEmpty()) {
      at.raise(
          FindingCode.AMENDED_ON_CHANGED_FIGURES,
          Integer.toString(change.getVersion()),
          Words.FINDINGS.say("dry-run-came-to-other-figures", Term.of(change.getVersion())),
          change.getSequence());
    }
  }
}
