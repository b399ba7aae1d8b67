package org.competitionledger.core.standings;

/** What the cut rule says of a row. */
public enum Cut {
  /** It stays in. */
  IN("in"),
  /** It is out. */
  OUT("out"),
  /** The line runs through a tie that it is part of: the rule alone does not decide. */
  TIE("tie"),
  /** Nothing: no cut rule, it takes no place, or its place is not known. */
  NONE("");

  private final String text;

  Cut(String text) {
    this.text = text;
  }

  /** The name in certified tables and in the public contract; empty for {@link #NONE}. */
  public String text() {
    return text;
  }
}
