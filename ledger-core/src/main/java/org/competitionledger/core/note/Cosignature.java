package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.competitionledger.core.log.Hash;

/**
 * A witness's signature of a checkpoint (C2SP tlog-cosignature 1.1): after the key's id a time, 8
 * bytes big-endian, and the signature. Which bytes are signed depends on the key's type.
 *
 * @param unixSeconds when the witness found the checkpoint consistent
 * @param signature 64 bytes of Ed25519, or 2,420 of ML-DSA-44
 */
public record Cosignature(long unixSeconds, byte[] signature) {

  private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(UTF_8);

  /** A name that is signed stands behind its length, a byte. */
  static final int NAME_BYTES_MAX = 255;

  /** Reads what stands after the key's id; empty if a key of this type did not sign so. */
  public static Optional<Cosignature> parse(SignatureType type, byte[] blob) {
    if (blob.length != Long.BYTES + type.signatureLength()) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(blob);
    long time = buffer.getLong();
    byte[] signature = new byte[type.signatureLength()];
    buffer.get(signature);
    return Optional.of(new Cosignature(time, signature)).filter(given -> time >= 0);
  }

  byte[] blob() {
    return ByteBuffer.allocate(Long.BYTES + signature.length)
        .putLong(unixSeconds)
        .put(signature)
        .array();
  }

  /**
   * What is signed: by Ed25519 {@code cosignature/v1\ntime <time>\n} and the whole text; by
   * ML-DSA-44 {@code subtree/v1\n\0 ‖ u8 length ‖ cosigner's name ‖ u64 time ‖ u8 length ‖ origin ‖
   * u64 0 ‖ u64 size ‖ root}, so that lines of extension are not covered.
   *
   * @throws MalformedNote if it is by ML-DSA-44, and the text is no checkpoint or its origin has
   *     more than 255 bytes
   */
  static byte[] message(VerificationKey cosigner, String text, long unixSeconds) {
    if (cosigner.type() != SignatureType.ML_DSA_44) {
      return ("cosignature/v1\ntime " + unixSeconds + '\n' + text).getBytes(UTF_8);
    }
    Checkpoint head = Checkpoint.parseFirstLines(text);
    byte[] name = cosigner.name().getBytes(UTF_8);
    byte[] origin = head.origin().getBytes(UTF_8);
    if (origin.length > NAME_BYTES_MAX) {
      throw new MalformedNote("an origin of more than " + NAME_BYTES_MAX + " bytes");
    }
    return ByteBuffer.allocate(
            SUBTREE.length + 2 + name.length + origin.length + 3 * Long.BYTES + Hash.LENGTH)
        .put(SUBTREE)
        .put((byte) name.length)
        .put(name)
        .putLong(unixSeconds)
        .put((byte) origin.length)
        .put(origin)
        .putLong(0)
        .putLong(head.size())
        .put(head.root().bytes())
        .array();
  }
}
