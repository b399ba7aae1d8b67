package org.competitionledger.core.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.competitionledger.state.EntryStatus;

/**
 * What the rules make of one entry, before it is compared with others.
 *
 * @param participant the participant
 * @param status where the entry stands
 * @param points every scored or informative criterion, in the order of the criteria set
 * @param published whether all was published that the total needs
 * @param total sum over the top-level scored criteria, plus adjustments; empty if not published, or
 *     if where less is better a figure is missing for good, or all are
 * @param gross the total if no occasion were dropped under BEST_N; empty likewise
 * @param missing how many figures are missing where less is better, in halves
 * @param complete whether nothing that counts is pending or not comparable
 * @param pending whether a score that counts is pending
 * @param gates every gate, in the order of the criteria set
 * @param tieKeys what it brings to each tie-break, in their order
 */
public record EntryResult(
    String participant,
    EntryStatus status,
    List<CriterionPoints> points,
    boolean published,
    Optional<BigDecimal> total,
    Optional<BigDecimal> gross,
    int missing,
    boolean complete,
    boolean pending,
    List<GateVerdict> gates,
    List<TieKey> tieKeys) {

  /** Whether it withdrew or was disqualified. */
  public boolean out() {
    return status == EntryStatus.WITHDRAWN || status == EntryStatus.DISQUALIFIED;
  }

  /** Whether it failed a gate. */
  public boolean failedGate() {
    for (GateVerdict gate : gates) {
      if (gate.verdict() == GateVerdict.Verdict.FAILED) {
        return true;
      }
    }
    return false;
  }
}
