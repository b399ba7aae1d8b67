package org.competitionledger.cli.options;

import java.util.Locale;

/** A role that a token may give. */
public enum Role {
  ORGANIZER,
  EVALUATOR,
  APPLICANT,
  CLERK,
  ADMIN;

  /** As it stands in a token. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return claim();
  }
}
