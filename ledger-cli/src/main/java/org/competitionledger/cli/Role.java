package org.competitionledger.cli;

import java.util.Locale;

/** A role that a token may give. */
enum Role {
  ORGANIZER,
  EVALUATOR,
  APPLICANT,
  CLERK,
  ADMIN;

  /** As it stands in a token. */
  String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return claim();
  }
}
