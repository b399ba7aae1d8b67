package org.competitionledger.core.findings.records;

import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.DisputedField;
import org.competitionledger.event.Party;
import org.competitionledger.event.StatementRecorded;

/** Sources conflict (§10.4): a statement says that a recorded field should read otherwise. */
public final class SourcesConflict {

  private SourcesConflict() {}

  public static void register(Observers observers) {
    observers.on(StatementRecorded.class, SourcesConflict::said);
  }

  private static void said(StatementRecorded event, Observed at) {
    DisputedField disputed = event.getDisputes();
    if (disputed == null || disputed.getSequence() >= at.sequence()) {
      return;
    }
    at.raise(
        FindingCode.SOURCES_CONFLICT,
        Long.toString(disputed.getSequence()) + '|' + disputed.getPointer(),
        Words.FINDINGS.say(
            "sources-conflict-about-event-according",
            Term.of(disputed.getSequence()),
            speaker(at),
            Term.of(event.getText())),
        disputed.getSequence(),
        at.sequence());
  }

  private static Term speaker(Observed at) {
    Party party = at.event().getSaid().getParty();
    if (party == null) {
      return Words.FINDINGS.say("another-source");
    }
    return at.nameOf(party);
  }
}
