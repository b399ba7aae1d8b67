package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;
import org.competitionledger.core.log.PaddedBase64;

/**
 * A key that signs notes, {@code PRIVATE+KEY+name+hex8(id)+base64(type ‖ seed)}: an skey. Its text
 * is a secret; {@code toString} shows the vkey.
 */
public final class SigningKey {

  private static final String PREFIX = "PRIVATE+KEY+";

  private final VerificationKey verification;
  private final byte[] seed;

  /**
   * A key from its seed.
   *
   * @param name its name
   * @param type what it signs
   * @param seed 32 secret bytes
   */
  public SigningKey(String name, SignatureType type, byte[] seed) {
    this(new VerificationKey(name, type, type.publicKey(seed)), seed.clone());
  }

  private SigningKey(VerificationKey verification, byte[] seed) {
    VerificationKey.requireName(verification.name());
    this.verification = verification;
    this.seed = seed;
  }

  /**
   * Reads an skey.
   *
   * @throws MalformedNote if it is none; the message tells nothing of its content
   */
  public static SigningKey parse(String skey) {
    if (!skey.startsWith(PREFIX)) {
      throw new MalformedNote("a signing key begins with " + PREFIX);
    }
    String[] parts = skey.substring(PREFIX.length()).split("\\+", 3);
    if (parts.length != 3) {
      throw new MalformedNote("a signing key is PRIVATE+KEY+name+id+key");
    }
    byte[] typed =
        PaddedBase64.decode(parts[2])
            .filter(bytes -> bytes.length == 1 + Ed25519.KEY_LENGTH)
            .orElseThrow(() -> new MalformedNote("a signing key is padded Base64 of 33 bytes"));
    SignatureType type =
        SignatureType.of(typed[0])
            .orElseThrow(() -> new MalformedNote("a signing key of an unknown type"));
    SigningKey key = new SigningKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
    if (!HexFormat.of().toHexDigits(key.verification.id()).equals(parts[1])) {
      throw new MalformedNote("the signing key's id is not that of its name and key");
    }
    return key;
  }

  /** The skey: a secret. */
  public String secretText() {
    return PREFIX
        + VerificationKey.text(verification.name(), verification.id(), verification.type(), seed);
  }

  byte[] seed() {
    return seed.clone();
  }

  /** The key that verifies what this one signs. */
  public VerificationKey verification() {
    return verification;
  }

  /** The same key pair under another name: "one key pair a ledger, one vkey a competition". */
  public SigningKey named(String name) {
    return new SigningKey(
        new VerificationKey(name, verification.type(), verification.publicKey()), seed);
  }

  /** The same key pair of Ed25519 for another type of its signatures, under another name. */
  public SigningKey as(SignatureType type, String name) {
    return new SigningKey(new VerificationKey(name, type, verification.publicKey()), seed);
  }

  /** Signs a note's text. The key must be of type ED25519. */
  public NoteSignature sign(String text) {
    return new NoteSignature(
        verification.name(), verification.id(), Ed25519.sign(seed, text.getBytes(UTF_8)));
  }

  /**
   * Cosigns a checkpoint's text. The key must be a witness's.
   *
   * @param unixSeconds when it was found consistent with all before it
   */
  public NoteSignature cosign(String text, long unixSeconds) {
    byte[] message = Cosignature.message(verification, text, unixSeconds);
    byte[] signature = verification.type().sign(seed, message);
    return new NoteSignature(
        verification.name(), verification.id(), new Cosignature(unixSeconds, signature).blob());
  }

  @Override
  public String toString() {
    return verification.text();
  }
}
