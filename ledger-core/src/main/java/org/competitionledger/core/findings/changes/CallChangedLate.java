package org.competitionledger.core.findings.changes;

import java.util.Set;
import java.util.stream.Collectors;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
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
            ? new Term("마감과 선정 규모", "The deadline and the seats")
            : fields.contains("seats")
                ? new Term("선정 규모", "The number of seats")
                : new Term("마감", "The deadline");
    at.raise(
        FindingCode.CALL_CHANGED_AFTER_APPLICATION,
        call.getCall() + '|' + at.sequence(),
        Template.fill(
            "{0}에 첫 신청이 들어온 뒤 {1:이} 바뀌었다.",
            "{1} of {0} changed after the first application.", at.nameOfCall(call.getCall()), what),
        call.getFirstApplication(),
        at.sequence());
  }
}
