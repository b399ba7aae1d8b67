package org.competitionledger.core.note;

/**
 * Text that is no signed note, checkpoint, proof or key. The message says what is wrong with it.
 */
public final class MalformedNote extends RuntimeException {

  private static final long serialVersionUID = 1;

  public MalformedNote(String message) {
    super(message);
  }
}
