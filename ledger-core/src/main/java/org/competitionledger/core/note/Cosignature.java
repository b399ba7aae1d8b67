package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A witness's signature, cosignature/v1: after the key's id a time, 8 bytes big-endian, and 64
 * bytes of Ed25519 over {@code cosignature/v1\ntime <time>\n} and the checkpoint's text.
 *
 * @param unixSeconds when the witness found the checkpoint consistent
 * @param signature 64 bytes
 */
public record Cosignature(long unixSeconds, byte[] signature) {

  /** Reads what stands after the key's id; empty if it has another length. */
  public static Optional<Cosignature> parse(byte[] blob) {
    if (blob.length != Long.BYTES + Ed25519.SIGNATURE_LENGTH) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(blob);
    long time = buffer.getLong();
    byte[] signature = new byte[Ed25519.SIGNATURE_LENGTH];
    buffer.get(signature);
    return Optional.of(new Cosignature(time, signature));
  }

  byte[] blob() {
    return ByteBuffer.allocate(Long.BYTES + signature.length)
        .putLong(unixSeconds)
        .put(signature)
        .array();
  }

  byte[] message(String text) {
    return message(text, unixSeconds);
  }

  static byte[] message(String text, long unixSeconds) {
    return ("cosignature/v1\ntime " + Long.toUnsignedString(unixSeconds) + '\n' + text)
        .getBytes(UTF_8);
  }
}
