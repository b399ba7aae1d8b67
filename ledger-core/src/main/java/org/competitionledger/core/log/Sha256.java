package org.competitionledger.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {

  private Sha256() {}

  /** A digest of nothing yet. */
  public static MessageDigest begun() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The digest of bytes. */
  public static byte[] of(byte[] bytes) {
    return begun().digest(bytes);
  }

  /** The digest of a text's UTF-8 bytes, in lower-case hexadecimal digits. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(begun().digest(text.getBytes(UTF_8)));
  }
}
