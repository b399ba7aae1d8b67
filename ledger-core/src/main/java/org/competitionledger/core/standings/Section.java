package org.competitionledger.core.standings;

import org.competitionledger.core.words.PublicName;

/** The parts of a table, in their order. */
public enum Section implements PublicName {
  /** Takes a rank. */
  RANKED,
  /** Failed a gate: listed apart, takes no rank. */
  INELIGIBLE,
  /** Its total was not made public. */
  NOT_PUBLISHED,
  /** Withdrawn or disqualified. */
  OUT
}
