package org.competitionledger.core.findings;

import org.competitionledger.core.words.PublicName;

/** How much a finding weighs. */
public enum Severity implements PublicName {
  /** To know; nothing is wrong by itself. */
  INFO,
  /** Worth a look. */
  NOTICE,
  /** Somebody may have been put at a disadvantage. */
  WARNING,
  /** What the competition decided may not hold. */
  SERIOUS
}
