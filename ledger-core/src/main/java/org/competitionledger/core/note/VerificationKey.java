package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.competitionledger.core.log.PaddedBase64;
import org.competitionledger.core.log.Sha256;

/**
 * A key that verifies notes, {@code name+hex8(id)+base64(type ‖ public key)}: a vkey.
 *
 * @param name its name; a log's key has the log's origin as its name
 * @param type what it signs, and how
 * @param publicKey 32 bytes; not to be changed
 */
public record VerificationKey(String name, SignatureType type, byte[] publicKey) {

  /** {@code SHA-256(name ‖ 0A ‖ type ‖ public key)[:4]}, big-endian. */
  public int id() {
    return id(name, type.code(), publicKey);
  }

  static int id(String name, byte type, byte[] publicKey) {
    MessageDigest sha256 = Sha256.begun();
    sha256.update(name.getBytes(UTF_8));
    sha256.update((byte) '\n');
    sha256.update(type);
    return ByteBuffer.wrap(sha256.digest(publicKey)).getInt();
  }

  /**
   * Reads a vkey.
   *
   * @throws MalformedNote if it is none, or of a type that is not known here
   */
  public static VerificationKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new MalformedNote("a vkey is name+id+key");
    }
    requireName(parts[0]);
    byte[] typed =
        PaddedBase64.decode(parts[2])
            .orElseThrow(() -> new MalformedNote("a vkey's key is padded Base64"));
    if (typed.length != 1 + Ed25519.KEY_LENGTH) {
      throw new MalformedNote("a vkey's key is a type and 32 bytes");
    }
    SignatureType type =
        SignatureType.of(typed[0])
            .orElseThrow(() -> new MalformedNote("a key of an unknown type, " + typed[0]));
    VerificationKey key =
        new VerificationKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
    if (!HexFormat.of().toHexDigits(key.id()).equals(parts[1])) {
      throw new MalformedNote("the id " + parts[1] + " is not that of the vkey's name and key");
    }
    return key;
  }

  /** The vkey. */
  public String text() {
    return text(name, id(), type, publicKey);
  }

  /** The beginning of the vkey, its name and id, which tells it from others in few words. */
  public String label() {
    return label(name, id());
  }

  private static String label(String name, int id) {
    return name + '+' + HexFormat.of().toHexDigits(id);
  }

  static String text(String name, int id, SignatureType type, byte[] key) {
    byte[] typed = ByteBuffer.allocate(1 + key.length).put(type.code()).put(key).array();
    return label(name, id) + '+' + PaddedBase64.encode(typed);
  }

  /** Whether a signature is this key's by name and id; says nothing of its validity. */
  public boolean claimedBy(NoteSignature signature) {
    return signature.name().equals(name) && signature.keyId() == id();
  }

  /** Whether a signature by this key is valid for a note's text. */
  public boolean verifies(String text, NoteSignature signature) {
    byte[] blob = signature.bytes();
    return switch (type) {
      case ED25519 ->
          blob.length == Ed25519.SIGNATURE_LENGTH
              && Ed25519.verifies(publicKey, text.getBytes(UTF_8), blob);
      case COSIGNATURE ->
          Cosignature.parse(blob)
              .filter(given -> Ed25519.verifies(publicKey, given.message(text), given.signature()))
              .isPresent();
    };
  }

  /** "Key names MUST be non-empty and MUST NOT contain any Unicode spaces or plus." */
  static void requireName(String name) {
    if (!wellFormed(name)) {
      throw new MalformedNote("a key's name is not empty and has no space, control or plus sign");
    }
  }

  static boolean wellFormed(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                c ->
                    c == '+'
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey key && text().equals(key.text());
  }

  @Override
  public int hashCode() {
    return id();
  }

  @Override
  public String toString() {
    return text();
  }
}
