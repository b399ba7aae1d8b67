package org.competitionledger.api.security;

import org.competitionledger.api.problem.Problem;
import org.competitionledger.command.Authority;

/** What a request's token gives. */
public sealed interface Access {

  /**
   * It may ask; whether it may write what it proposes, decide says.
   *
   * @param authority its roles are those that write events; an admin may have none
   * @param admin whether it sees what belongs to others
   */
  record Granted(Authority authority, boolean admin) implements Access {}

  /** It may not. */
  record Denied(Problem problem) implements Access {}
}
