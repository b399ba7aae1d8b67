package org.competitionledger.core.log;

import java.util.Arrays;
import java.util.Optional;

/** A SHA-256 hash of the tree: 32 bytes, compared by value. */
public final class Hash {

  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash of 32 bytes, which are not to be changed afterwards.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(bytes.length + " bytes are no SHA-256");
    }
    return new Hash(bytes);
  }

  /** The hash that stands at a place of a tile. */
  public static Hash at(byte[] tile, int place) {
    return new Hash(Arrays.copyOfRange(tile, place * LENGTH, (place + 1) * LENGTH));
  }

  /** Reads 32 bytes of padded Base64; empty if it is anything else. */
  public static Optional<Hash> parse(String base64) {
    return PaddedBase64.decode(base64).filter(bytes -> bytes.length == LENGTH).map(Hash::new);
  }

  /** The bytes; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Padded Base64. */
  public String base64() {
    return PaddedBase64.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
