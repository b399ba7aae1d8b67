package org.competitionledger.core.rules;

import java.util.List;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.DirectionReason;

/**
 * What a payload alone says of a change; the envelope, the clocks and the stages' progress come to
 * it in {@link RuleHistory}. Absent texts, versions and times are null, as in the recorded event.
 */
record ChangeDraft(
    ChangeKind kind,
    Integer version,
    Integer comparedWith,
    Words words,
    Reach reach,
    List<DirectionReason> reasons,
    List<Difference> differences) {

  /** What it is called, and what its writer gave for it. */
  record Words(LocalisedText title, LocalisedText rationale, LocalisedText legalBasis) {}

  /**
   * What it governs, and from when.
   *
   * @param takesEffect whether it has an effective time, so that notice can be counted
   * @param stages the stages it governs
   */
  record Reach(boolean takesEffect, ApproximateTime effectiveFrom, List<String> stages) {}
}
