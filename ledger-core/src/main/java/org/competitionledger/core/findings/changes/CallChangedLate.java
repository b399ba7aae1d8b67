package org.competitionledger.core.findings.changes;

import java.util.Set;
import java.util.stream.Collectors;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CallChanged;
import org.competitionledger.state.CallState;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.RuleChange;

/**
 * Deadline or seats changed after the first application (§10.2): the first to apply could not know.
 */
public final class CallChangedLate {

  private static final Set<String> COUNT = Set.of("closes", "seats");

  private CallChangedLate() {}

  public static void register(Observers observers) {
    observers.onChange(CallChangedLate::changed);
  }

  private static void changed(RuleChange change, Observed at) {
    if (change.getKind() != ChangeKind.CALL_CHANGED) {
      return;
    }
    CallChanged event = (CallChanged) at.event().getSaid().getPayload();
    Set<String> fields =
        change.getDifferences().stream()
            .map(Difference::getPointer)
            .map(pointer -> pointer.split("/", -1)[1])
            .filter(COUNT::contains)
            .collect(Collectors.toSet());
    at.call(event.getCall())
        .filter(call -> call.getFirstApplication() >= 0 && !fields.isEmpty())
        .ifPresent(call -> raise(call, fields, at));
  }

  private static void raise(CallState call, Set<String> fields, Observed at) {
    Term what =
        fields.size() == 2
            ? Words.FINDINGS.say("deadline-and-the-seats")
            : fields.contains("seats")
                ? Words.FINDINGS.say("number-of-seats")
                : Words.FINDINGS.say("the-deadline");
    at.raise(
        FindingCode.CALL_CHANGED_AFTER_APPLICATION,
        call.getCall() + '|' + at.sequence(),
        Words.FINDINGS.say(
            "changed-after-the-first-application", at.nameOfCall(call.getCall()), what),
        call.getFirstApplication(),
        at.sequence());
  }
}
