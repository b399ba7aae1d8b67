package org.competitionledger.core.findings.changes;

import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.findings.StageTally;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.CallOpened;

/**
 * An additional call for a stage that already has entries (suggested by the K-AI case: the store
 * redrawn (§10.2)).
 */
public final class FieldReopened {

  private FieldReopened() {}

  public static void register(Observers observers) {
    observers.on(CallOpened.class, FieldReopened::opened);
  }

  private static void opened(CallOpened event, Observed at) {
    if (event.getKind() != CallKind.ADDITIONAL
        || StageTally.of(event.getStage(), at).getEntries() == 0) {
      return;
    }
    long[] last = {FindingStore.NONE};
    at.state()
        .scan(
            StateKind.ENTRY,
            event.getStage() + '|',
            (key, entry) -> last[0] = Math.max(last[0], entry.getAdmitted()));
    at.raise(
        FindingCode.FIELD_REOPENED,
        event.getCall(),
        Words.FINDINGS.say(
            "opened-for-after-its-entries",
            at.nameOfStage(event.getStage()),
            at.nameOfCall(event.getCall())),
        last[0],
        at.sequence());
  }
}
