package org.competitionledger.core.acceptance;

/**
 * Which keys the ledger can sign a competition's log with. No event tells that: the process that
 * decides knows it, by the key pairs that it was given.
 */
@FunctionalInterface
public interface HeldKeys {

  /** Where that cannot be known, any key may be held; only what events alone prove is refused. */
  HeldKeys UNKNOWN = (competition, vkey) -> true;

  /** Whether the ledger holds the private key of a vkey, under the name of a competition's log. */
  boolean holds(String competition, String vkey);
}
