package org.competitionledger.core.bundle;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.VerificationKey;

/** What came of verifying a log. */
public sealed interface Verification {

  /**
   * It is what was signed, byte for byte; none of its events was looked at.
   *
   * @param bundle what is authentic; whoever reads its files again must show it again
   * @param signedBy the trusted keys that signed it
   * @param registered where it stands in the register, if that is known
   */
  record Authentic(
      Bundle bundle, List<VerificationKey> signedBy, Optional<RegisteredHead> registered)
      implements Verification {}

  /**
   * Everything holds.
   *
   * @param head the head that was signed
   * @param signedBy the trusted keys that signed it
   * @param tables how many certified tables were computed again
   */
  record Verified(Checkpoint head, List<VerificationKey> signedBy, long tables)
      implements Verification {}

  /**
   * An event stands in the log.
   *
   * @param head the head that was signed
   * @param signedBy the trusted keys that signed it
   * @param index the event's sequence
   * @param leaf its leaf
   * @param type its type; empty where only its hash is known
   */
  record Proved(
      Checkpoint head, List<VerificationKey> signedBy, long index, Hash leaf, Optional<String> type)
      implements Verification {}

  /**
   * Something does not hold.
   *
   * @param check what was checked
   * @param event the sequence of the event at fault; empty where it is the log as a whole
   * @param detail what is wrong, in a sentence
   */
  record Failed(Check check, OptionalLong event, String detail) implements Verification {

    @Override
    public String toString() {
      return (event.isPresent() ? "event " + event.getAsLong() + ": " : "") + check + ": " + detail;
    }
  }

  /**
   * A newer ledger wrote this; this verifier cannot tell.
   *
   * @param detail what it does not know
   */
  record NewerNeeded(String detail) implements Verification {}
}
