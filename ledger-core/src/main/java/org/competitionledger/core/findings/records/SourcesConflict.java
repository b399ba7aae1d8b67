package org.competitionledger.core.findings.records;

import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
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
        Template.fill(
            "{0}번 기록을 두고 출처가 엇갈린다. {1}에 따르면: {2}",
            "Sources conflict about event {0}. According to {1}: {2}",
            Term.of(disputed.getSequence()),
            speaker(at),
            Term.of(event.getText())),
        disputed.getSequence(),
        at.sequence());
  }

  private static Term speaker(Observed at) {
    Party party = at.event().getSaid().getParty();
    if (party == null) {
      return new Term("다른 출처", "another source");
    }
    return at.nameOf(party);
  }
}
