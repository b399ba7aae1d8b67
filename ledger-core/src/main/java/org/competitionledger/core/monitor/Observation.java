package org.competitionledger.core.monitor;

import java.util.Locale;

/**
 * Something that an outsider saw.
 *
 * @param log its origin
 * @param size how many entries it has, as far as that is known
 * @param detail what was seen, in a sentence
 */
public record Observation(Kind kind, String log, long size, String detail) {

  /** What was seen. */
  public enum Kind {
    /** A log that was not in the register before. */
    NEW_LOG(false),
    /** What is shown now does not continue what was shown: somebody was shown something else. */
    REWRITTEN(true),
    /** The register has it, and it is not shown, or less of it. */
    HIDDEN(true),
    /** It is shown, and the register does not have it. */
    UNREGISTERED(true),
    /** It has grown, and the register does not follow. */
    STOPPED(true);

    private final boolean grave;

    Kind(boolean grave) {
      this.grave = grave;
    }

    /** Whether it speaks against the ledger. */
    public boolean grave() {
      return grave;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
