package org.competitionledger.core.findings.outcomes;

import java.util.List;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingKinds;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.Clause;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.NoAwardDeclared;
import org.competitionledger.state.CallState;
import org.competitionledger.view.CallNotes;

/**
 * No-award clause first evidenced after the call opened, or used after applicants were known
 * (§10.3). A clause that stood in the call when it opened is evidence from the beginning, whoever
 * repeats it later.
 */
public final class NoAwardClause {

  private NoAwardClause() {}

  public static void register(Observers observers) {
    observers
        .on(CallOpened.class, NoAwardClause::opened)
        .on(CallChanged.class, NoAwardClause::changed)
        .on(NoAwardDeclared.class, NoAwardClause::declared);
  }

  private static boolean hasClause(List<Clause> clauses) {
    return clauses.stream().anyMatch(clause -> clause.getKind() == ClauseKind.NO_AWARD);
  }

  private static void opened(CallOpened event, Observed at) {
    if (hasClause(event.getClauses())) {
      evidence(event.getCall(), at);
    }
  }

  private static void changed(CallChanged event, Observed at) {
    if (event.getClauses() != null && hasClause(event.getClauses())) {
      late(event.getCall(), at);
    }
  }

  private static void declared(NoAwardDeclared event, Observed at) {
    if (event.getCall() == null) {
      return;
    }
    late(event.getCall(), at);
    at.call(event.getCall())
        .filter(call -> call.getFirstApplication() >= 0)
        .ifPresent(call -> used(call, at));
  }

  private static boolean evidenced(String call, Observed at) {
    return SeatsUnfilled.notes(call, at).getNoAwardEvidence() >= 0;
  }

  private static void evidence(String call, Observed at) {
    at.store()
        .change(
            FindingKinds.CALL.key(call),
            SeatsUnfilled.NOTHING,
            notes -> CallNotes.newBuilder(notes).setNoAwardEvidence(at.sequence()).build());
  }

  private static void late(String call, Observed at) {
    if (evidenced(call, at)) {
      return;
    }
    at.call(call)
        .ifPresent(
            known ->
                at.raise(
                    FindingCode.NO_AWARD_CLAUSE_LATE,
                    call,
                    Words.FINDINGS.say("no-award-may-be-made", at.nameOfCall(call)),
                    known.getOpened(),
                    at.sequence()));
    evidence(call, at);
  }

  private static void used(CallState call, Observed at) {
    at.raise(
        FindingCode.NO_AWARD_AFTER_APPLICANTS_KNOWN,
        call.getCall(),
        Words.FINDINGS.say("decided-to-make-no-award", at.nameOfCall(call.getCall())),
        call.getFirstApplication(),
        at.sequence());
  }
}
