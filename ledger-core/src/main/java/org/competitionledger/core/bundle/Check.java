package org.competitionledger.core.bundle;

import java.util.Locale;

/**
 * What is checked of a bundle, in this order: that it is authentic, up to {@link #REGISTER}; then
 * its events, each in turn.
 */
public enum Check {
  /** The files are all there, and no other. */
  FILES,
  /** {@code checkpoint} is the signed head of a competition's log. */
  CHECKPOINT,
  /** A trusted key signed it. */
  SIGNATURE,
  /** {@code vkey} holds keys of this log. */
  KEYS,
  /** {@code bundle.json} says what the bundle is. */
  MANIFEST,
  /** The schemas are those that were released, byte for byte. */
  SCHEMA,
  /** The tiles are the tree that was signed. */
  TREE,
  /** The entry hashes to its leaf of the tree. */
  LEAF,
  /** The log stands in the register of its ledger. */
  REGISTER,
  /** The entry is an event of its schema. */
  FORM,
  /** The event is of this competition. */
  COMPETITION,
  /** The event's sequence is its place. */
  SEQUENCE,
  /** The ledger's clock never goes back. */
  CLOCK,
  /** The event belongs to a whole command, once, with that digest. */
  COMMAND,
  /** The times mean what was written. */
  TIMES,
  /** No rule in force refuses the event. */
  RULES,
  /** The certified table is the one computed. */
  TABLE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
