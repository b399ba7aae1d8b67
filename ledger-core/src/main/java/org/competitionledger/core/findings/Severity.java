package org.competitionledger.core.findings;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
  /** To know; nothing is wrong by itself. */
  INFO,
  /** Worth a look. */
  NOTICE,
  /** Somebody may have been put at a disadvantage. */
  WARNING,
  /** What the competition decided may not hold. */
  SERIOUS;

  /** The name in the public contract, for example {@code warning}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
