package org.competitionledger.projections;

/**
 * Kafka could not be reached or did not answer in time: what became of a command is unknown, and
 * the same command may safely be sent again.
 */
public final class LedgerUnavailable extends RuntimeException {

  public LedgerUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
