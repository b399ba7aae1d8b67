package org.competitionledger.core.competition;

/** The version of this ledger's rules, recorded in every event that they decided. */
public final class LedgerVersion {

  /** Raised with every change of a refusal or of a scoring rule. */
  public static final int CURRENT = 1;

  private LedgerVersion() {}
}
