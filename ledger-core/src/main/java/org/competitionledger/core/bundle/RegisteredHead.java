package org.competitionledger.core.bundle;

import java.util.List;
import java.util.Optional;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;

/**
 * That a log stands in the register of its ledger, which has the heads of all its logs. The log may
 * have grown since it was put there; what was registered is the beginning of it.
 *
 * @param size how many events the head has that was registered
 * @param index where it stands in the register
 * @param note the head of the register, with its signatures
 * @param signedBy the trusted keys that signed the register; none if none was given
 */
public record RegisteredHead(
    long size, long index, SignedNote note, List<VerificationKey> signedBy) {

  public RegisteredHead {
    signedBy = List.copyOf(signedBy);
  }

  /** The head of the register. */
  public Checkpoint register() {
    return Checkpoint.parse(note.text());
  }

  /**
   * Verifies the registration of a log whose tiles and entries are authentic.
   *
   * @param trusted where a key of a register is among them, the log must stand in one it signed
   * @return empty if the bundle has none, and none was asked for
   */
  static Optional<RegisteredHead> of(Bundle bundle, List<VerificationKey> trusted) {
    boolean asked = trusted.stream().anyMatch(key -> Origin.isOfRegister(key.name()));
    Optional<byte[]> file = bundle.find(BundleNames.REGISTRATION);
    if (file.isEmpty() && asked) {
      throw failed("there is no " + BundleNames.REGISTRATION + ": nothing shows that it is in it");
    }
    return file.map(
        proof -> {
          try {
            return verify(bundle, InclusionProof.parse(proof), asked ? trusted : List.of());
          } catch (MalformedNote e) {
            throw failed(BundleNames.REGISTRATION + ": " + e.getMessage());
          }
        });
  }

  private static RegisteredHead verify(
      Bundle bundle, InclusionProof proof, List<VerificationKey> trusted) {
    Checkpoint register = Checkpoint.parse(proof.checkpoint().text());
    if (!register.origin().equals(Origin.ofRegister(bundle.origin().ledger()))) {
      throw failed(register.origin() + " is not the register of " + bundle.origin().ledger());
    }
    List<VerificationKey> signedBy =
        trusted.isEmpty() ? List.of() : Signatures.require(proof.checkpoint(), register, trusted);
    byte[] text =
        proof.extra().orElseThrow(() -> new MalformedNote("it does not say what was registered"));
    if (!proof.includes(Hash.of(LeafHash.of(text)))) {
      throw failed("what it says was registered does not stand at its place in the register");
    }
    Checkpoint registered = Checkpoint.parse(SignedNote.decode(text));
    Checkpoint head = bundle.head();
    if (!registered.origin().equals(head.origin()) || registered.size() > head.size()) {
      throw failed(
          "what was registered, %s at %d, is not the beginning of this log at %d"
              .formatted(registered.origin(), registered.size(), head.size()));
    }
    if (!new AuthenticTiles(bundle).root(registered.size()).equals(registered.root())) {
      throw failed(
          "the register has another log under this name: its first %d events were others"
              .formatted(registered.size()));
    }
    return new RegisteredHead(registered.size(), proof.index(), proof.checkpoint(), signedBy);
  }

  private static NotVerified failed(String detail) {
    return NotVerified.because(Check.REGISTER, detail);
  }
}
