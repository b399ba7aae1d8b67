package org.competitionledger.core.note;

/** What keys at rest are encrypted with: a secret that no text shows. */
public final class Passphrase {

  private static final int LENGTH_MIN = 8;
  private static final int LENGTH_MAX = 1_024;

  private final char[] characters;

  /**
   * A passphrase.
   *
   * @throws MalformedNote if it is too short, too long, or not of visible ASCII characters and
   *     spaces, which every program takes for the same bytes; the message does not tell it
   */
  public Passphrase(String text) {
    if (text.length() < LENGTH_MIN || text.length() > LENGTH_MAX) {
      throw new MalformedNote(
          "a passphrase has " + LENGTH_MIN + " to " + LENGTH_MAX + " characters");
    }
    if (!text.chars().allMatch(one -> one >= ' ' && one <= '~')) {
      throw new MalformedNote("a passphrase is of visible ASCII characters and spaces");
    }
    characters = text.toCharArray();
  }

  char[] characters() {
    return characters.clone();
  }

  @Override
  public String toString() {
    return "a passphrase";
  }
}
