package org.competitionledger.core.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * A 64-bit hash of bytes for tables in memory. Differs from process to process, so that nobody can
 * choose keys beforehand that fall together.
 */
public final class KeyHash {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long SEED = new SecureRandom().nextLong();

  private KeyHash() {}

  /** The hash of a key. */
  public static long of(byte[] key) {
    return of(key, 0, key.length);
  }

  /** The hash of a key that is a stretch of bytes. */
  static long of(byte[] bytes, int from, int length) {
    long hash = SEED ^ length;
    int end = from + length;
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = mixed(hash ^ (long) LONG.get(bytes, at));
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = rest << 8 | bytes[at] & 0xFF;
    }
    return mixed(hash ^ rest);
  }

  /** Each bit depends on each (the finalizer of MurmurHash3, with Stafford's constants). */
  public static long mixed(long number) {
    long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
