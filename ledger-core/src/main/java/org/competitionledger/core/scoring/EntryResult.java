package org.competitionledger.core.scoring;

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
 * @param total sum over the top-level scored criteria, plus adjustments; empty if not published
 * @param gross the total if no occasion were dropped under BEST_N; empty if not published
 * @param complete whether nothing that counts is pending or not comparable
 * @param pending whether a score that counts is pending
 * @param gates every gate, in the order of the criteria set
 * @param tieKeys what it brings to each tie-break, in their order
 */
public record EntryResult(
    String participant,
    EntryStatus status,
    List<CriterionPoints> points,
    Optional<BigDecimal> total,
    Optional<BigDecimal> gross,
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
