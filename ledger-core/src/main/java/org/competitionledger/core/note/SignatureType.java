package org.competitionledger.core.note;

import java.util.Arrays;
import java.util.Optional;

/**
 * The types of signature this ledger reads, by their byte. Others are ignored, as signed-note asks.
 * ML-DSA-44 ({@code 06}) is to join them once the JDK it runs on has it (from 24 on).
 */
public enum SignatureType {
  /** Ed25519 over the note's text. */
  ED25519(1),
  /** A witness's Ed25519 over a time and the note's text. */
  COSIGNATURE(4);

  private final byte code;

  SignatureType(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }

  static Optional<SignatureType> of(byte code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }
}
