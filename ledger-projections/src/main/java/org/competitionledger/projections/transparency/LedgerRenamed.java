package org.competitionledger.projections.transparency;

/** A ledger was started under another name than the one its checkpoints are signed with. */
public final class LedgerRenamed extends IllegalStateException {

  private static final long serialVersionUID = 1;

  LedgerRenamed(String signed, String given) {
    super(
        "The ledger's name is "
            + signed
            + ", with which its checkpoints were signed; it cannot be changed to "
            + given);
  }
}
