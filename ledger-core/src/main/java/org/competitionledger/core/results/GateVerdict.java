package org.competitionledger.core.results;

import org.competitionledger.core.words.PublicName;

/**
 * What a gate says of an entry.
 *
 * @param criterion the gate
 * @param verdict passed, failed, or not yet known
 */
public record GateVerdict(String criterion, Verdict verdict) {

  /** A verdict; a pending one keeps nobody from being ranked. */
  public enum Verdict implements PublicName {
    PASSED,
    FAILED,
    PENDING
  }
}
