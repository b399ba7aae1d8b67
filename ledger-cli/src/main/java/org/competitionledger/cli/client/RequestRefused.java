package org.competitionledger.cli.client;

/** The ledger refused a request as a whole; asking again would not help. */
public final class RequestRefused extends RuntimeException {

  RequestRefused(Problem problem) {
    super(problem.text());
  }
}
