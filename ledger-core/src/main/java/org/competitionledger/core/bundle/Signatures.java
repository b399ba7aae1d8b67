package org.competitionledger.core.bundle;

import java.util.List;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;

/** Who signed a head. */
final class Signatures {

  private Signatures() {}

  /**
   * The trusted keys that signed. "One trusted valid signature suffices"; a trusted key with a bad
   * one rejects the note.
   */
  static List<VerificationKey> require(
      SignedNote note, Checkpoint head, List<VerificationKey> trusted) {
    List<VerificationKey> ofThisLog =
        trusted.stream().filter(key -> key.name().equals(head.origin())).toList();
    if (ofThisLog.isEmpty()) {
      throw NotVerified.because(
          Check.SIGNATURE,
          "the log is " + head.origin() + ", which none of the trusted keys is of");
    }
    SignedNote.Verdict verdict = note.verify(ofThisLog);
    if (!verdict.invalid().isEmpty()) {
      throw NotVerified.because(
          Check.SIGNATURE, "the checkpoint was not signed as it is by " + verdict.invalid().get(0));
    }
    if (verdict.valid().isEmpty()) {
      throw NotVerified.because(Check.SIGNATURE, "no trusted key signed the checkpoint");
    }
    return verdict.valid();
  }
}
