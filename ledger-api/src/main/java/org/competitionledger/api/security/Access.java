package org.competitionledger.api.security;

import org.competitionledger.api.problem.Problem;
import org.competitionledger.command.Authority;

/** What a request's token gives. */
public sealed interface Access {

  /** It may ask; whether it may write what it proposes, decide says. */
  record Granted(Authority authority) implements Access {}

  /** It may not. */
  record Denied(Problem problem) implements Access {}
}
