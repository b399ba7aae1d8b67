package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.competitionledger.core.log.PaddedBase64;
import org.competitionledger.core.log.Sha256;

/**
 * A key that verifies notes, {@code name+hex8(id)+base64(type ‖ public key)}: a vkey.
 *
 * @param name its name; a log's key has the log's origin as its name
 * @param type what it signs, and how
 * @param publicKey 32 bytes, of ML-DSA-44 1,312; not to be changed
 */
public record VerificationKey(String name, SignatureType type, byte[] publicKey) {

  public VerificationKey {
    if (name.getBytes(UTF_8).length > Cosignature.NAME_BYTES_MAX) {
      throw new MalformedNote("a key's name has at most " + Cosignature.NAME_BYTES_MAX + " bytes");
    }
  }

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
    SignatureType type =
        Optional.of(typed)
            .filter(bytes -> bytes.length > 0)
            .flatMap(bytes -> SignatureType.of(bytes[0]))
            .orElseThrow(() -> new MalformedNote("a vkey's key is of an unknown type"));
    if (typed.length != 1 + type.keyLength()) {
      throw new MalformedNote(
          "a vkey's key of this type is the type and " + type.keyLength() + " bytes");
    }
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
    return type.isOfWitness()
        ? Cosignature.parse(type, blob).filter(given -> verifies(text, given)).isPresent()
        : blob.length == type.signatureLength()
            && type.verifies(publicKey, text.getBytes(UTF_8), blob);
  }

  private boolean verifies(String text, Cosignature given) {
    try {
      byte[] message = Cosignature.message(this, text, given.unixSeconds());
      return type.verifies(publicKey, message, given.signature());
    } catch (MalformedNote e) {
      return false; // no checkpoint that could have been signed so
    }
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
