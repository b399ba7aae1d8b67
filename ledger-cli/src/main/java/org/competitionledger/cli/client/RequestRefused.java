package org.competitionledger.cli.client;

/** The ledger refused a request as a whole; asking again would not help. */
public final class RequestRefused extends RuntimeException {

  private final int status;

  RequestRefused(ProblemAnswer problem) {
    super(problem.text());
    status = problem.status();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
