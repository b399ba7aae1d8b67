package org.competitionledger.api.http;

/** The identifiers that writers choose: {@code [a-z0-9][a-z0-9-]{0,62}}. */
public final class Ids {

  private static final int LENGTH_MAX = 63;

  private Ids() {}

  /** Whether a text can be an identifier; where it can't, nothing has it. */
  public static boolean isId(String text) {
    if (text == null || text.isEmpty() || text.length() > LENGTH_MAX || text.charAt(0) == '-') {
      return false;
    }
    return text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
  }
}
