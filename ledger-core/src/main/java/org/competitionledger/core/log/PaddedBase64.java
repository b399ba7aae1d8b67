package org.competitionledger.core.log;

import java.util.Base64;
import java.util.Optional;

/** "Base64 is standard, padded" (RFC 4648, section 4): one text for the same bytes, no other. */
public final class PaddedBase64 {

  private PaddedBase64() {}

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The bytes; empty if the text is not exactly how they are encoded. Java's decoder forgives
   * missing padding and stray bits, which would leave a changed text unnoticed.
   */
  public static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
