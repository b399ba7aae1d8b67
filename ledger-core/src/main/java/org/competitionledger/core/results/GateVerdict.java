package org.competitionledger.core.results;

import java.util.Locale;

/**
 * What a gate says of an entry.
 *
 * @param criterion the gate
 * @param verdict passed, failed, or not yet known
 */
public record GateVerdict(String criterion, Verdict verdict) {

  /** A verdict; a pending one keeps nobody from being ranked. */
  public enum Verdict {
    PASSED,
    FAILED,
    PENDING;

    /** The name in the public contract, for example {@code passed}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
