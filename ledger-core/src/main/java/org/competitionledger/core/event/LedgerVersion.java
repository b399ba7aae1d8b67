package org.competitionledger.core.event;

/**
 * The version of this ledger's rules, recorded in every event that they decided. A rule that came
 * later is not asked about events that were decided before it.
 */
public final class LedgerVersion {

  /** Raised with every change of a refusal or of a scoring rule. */
  public static final int CURRENT = 4;

  /** Since this one the last key that is known to sign is not retired. */
  public static final int LAST_SIGNING_KEY_KEPT = 2;

  /** Since this one names are the register's, and names and addresses show what they hold. */
  public static final int NAMES_AS_REGISTERED = 3;

  /** Since this one a criterion without a definition text is TO_BE_SPECIFIED. */
  public static final int DEFINITION_NEEDED = 3;

  /**
   * Since this one an entry without a figure is never better than one with a figure, in sets that
   * it recorded.
   */
  public static final int ABSENCE_NEVER_WINS = 3;

  /** Since this one criteria of opposite direction are not simply added. */
  public static final int DIRECTIONS_ALIKE = 3;

  /** Since this one a criterion has only so many others above it. */
  public static final int PARENTS_COUNTED = 3;

  /**
   * Since this one the occasions of a criterion with parts are what it states, in sets that it
   * recorded; before, nothing was made of them.
   */
  public static final int OCCASIONS_OF_PARENTS = 4;

  private LedgerVersion() {}
}
