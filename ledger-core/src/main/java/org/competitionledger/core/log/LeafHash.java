package org.competitionledger.core.log;

import java.security.MessageDigest;

/** {@code leaf = SHA-256(00 ‖ entry)}, RFC 6962, section 2.1. */
public final class LeafHash {

  private static final byte LEAF = 0;

  private LeafHash() {}

  /** The leaf hash, 32 bytes, of an entry's bytes as recorded. */
  public static byte[] of(byte[] entry) {
    MessageDigest sha256 = Sha256.begun();
    sha256.update(LEAF);
    return sha256.digest(entry);
  }
}
