package org.competitionledger.api.pages;

import java.util.Locale;

/** A room of a competition, in the order of the contents bar. */
public enum Room {
  OVERVIEW,
  STANDINGS,
  RULES,
  FINDINGS,
  TIMELINE,
  PARTICIPANTS,
  PROOF,
  DATA;

  /** What stands behind the competition in its address. */
  public String path() {
    return this == OVERVIEW ? "" : "/" + name().toLowerCase(Locale.ROOT);
  }

  /** The key of its name among the words of the pages. */
  String key() {
    return "room-" + name().toLowerCase(Locale.ROOT);
  }
}
