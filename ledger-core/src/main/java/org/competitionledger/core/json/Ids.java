package org.competitionledger.core.json;

/** The identifiers that writers choose. */
public final class Ids {

  /** As a part of regular expressions. */
  public static final String FORM = "[a-z0-9][a-z0-9-]{0,62}";

  private static final int LENGTH_MAX = 63;

  private Ids() {}

  /** Whether a text can be an identifier; where it can't, nothing has it. */
  public static boolean isId(String text) {
    if (text == null || text.isEmpty() || text.length() > LENGTH_MAX || text.charAt(0) == '-') {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z')) {
        return false;
      }
    }
    return true;
  }
}
