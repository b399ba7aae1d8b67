package org.competitionledger.core.standings;

import java.util.Locale;

/** The parts of a table, in their order. */
public enum Section {
  /** Takes a rank. */
  RANKED,
  /** Failed a gate: listed apart, takes no rank. */
  INELIGIBLE,
  /** Its total was not made public. */
  NOT_PUBLISHED,
  /** Withdrawn or disqualified. */
  OUT;

  /** The name in the public contract, for example {@code not-published}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
