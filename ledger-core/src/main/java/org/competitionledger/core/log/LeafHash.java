package org.competitionledger.core.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** {@code leaf = SHA-256(00 ‖ entry)}, RFC 6962, section 2.1. */
public final class LeafHash {

  private static final byte LEAF = 0;

  private LeafHash() {}

  /** The leaf hash, 32 bytes, of an entry's bytes as recorded. */
  public static byte[] of(byte[] entry) {
    MessageDigest sha256 = sha256();
    sha256.update(LEAF);
    return sha256.digest(entry);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
