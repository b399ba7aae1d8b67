package org.competitionledger.api.witness;

/** The configured witnesses, or logs to witness, are none. The message says what to mend. */
public final class UnsuitableWitnesses extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnsuitableWitnesses(String message) {
    super(message);
  }
}
