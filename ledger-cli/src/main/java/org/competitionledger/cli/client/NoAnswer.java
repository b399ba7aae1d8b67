package org.competitionledger.cli.client;

/** The ledger could not be reached, or did not answer, as often as it was tried. */
public final class NoAnswer extends RuntimeException {

  public NoAnswer(String message, Throwable cause) {
    super(message, cause);
  }
}
