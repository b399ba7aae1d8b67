package org.competitionledger.core.note;

import java.util.Arrays;
import java.util.Optional;

/**
 * The types of signature this ledger reads, by their byte. Others are ignored, as signed-note asks.
 */
public enum SignatureType {
  /** Ed25519 over the note's text. */
  ED25519(1, Ed25519.KEY_LENGTH, Ed25519.SIGNATURE_LENGTH),
  /** A witness's Ed25519 over a time and the note's text. */
  COSIGNATURE(4, Ed25519.KEY_LENGTH, Ed25519.SIGNATURE_LENGTH),
  /** A witness's ML-DSA-44 over its name, a time and the checkpoint that the note's text is. */
  ML_DSA_44(6, MlDsa44.KEY_LENGTH, MlDsa44.SIGNATURE_LENGTH);

  private final byte code;
  private final int keyLength;
  private final int signatureLength;

  SignatureType(int code, int keyLength, int signatureLength) {
    this.code = (byte) code;
    this.keyLength = keyLength;
    this.signatureLength = signatureLength;
  }

  /** Whether it is a witness who signs so, and not a log. */
  public boolean isOfWitness() {
    return this != ED25519;
  }

  byte code() {
    return code;
  }

  /** Of a public key, in bytes. */
  int keyLength() {
    return keyLength;
  }

  /** Of what stands behind a cosignature's time, or is all of a log's signature, in bytes. */
  int signatureLength() {
    return signatureLength;
  }

  byte[] publicKey(byte[] seed) {
    return this == ML_DSA_44 ? MlDsa44.publicKey(seed) : Ed25519.publicKey(seed);
  }

  byte[] sign(byte[] seed, byte[] message) {
    return this == ML_DSA_44 ? MlDsa44.sign(seed, message) : Ed25519.sign(seed, message);
  }

  boolean verifies(byte[] publicKey, byte[] message, byte[] signed) {
    return this == ML_DSA_44
        ? MlDsa44.verifies(publicKey, message, signed)
        : Ed25519.verifies(publicKey, message, signed);
  }

  static Optional<SignatureType> of(byte code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }
}
