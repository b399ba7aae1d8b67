package org.competitionledger.projections.topics;

/** A topic exists, but not as the ledger needs it. The message says what to change. */
public final class UnsuitableTopic extends RuntimeException {

  public UnsuitableTopic(String message) {
    super(message);
  }
}
