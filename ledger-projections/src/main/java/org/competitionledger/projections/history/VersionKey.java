package org.competitionledger.projections.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;

/**
 * Keys of versions: {@code <competition>|<kind>|<id> 00 <sequence>}, the sequence as 8 bytes
 * big-endian with all bits flipped. Versions of a record so lie side by side, the latest first, and
 * seeking the key of (record, N) finds its latest version at or before N.
 *
 * <p>An identifier is visible text, so that no byte of it is 00 or 01.
 */
final class VersionKey {

  private static final int SEQUENCE_BYTES = 9;

  private VersionKey() {}

  /** What precedes all records of a kind whose ids begin with a prefix. */
  static byte[] prefix(String competition, StateKind<?> kind, String idPrefix) {
    return (competition + '|' + kind.name() + '|' + idPrefix).getBytes(UTF_8);
  }

  /** A record without its version. */
  static byte[] record(String competition, StateKey<?> key) {
    return prefix(competition, key.kind(), key.id());
  }

  /** The version of a record that an event made. */
  static byte[] version(byte[] record, long sequence) {
    return ByteBuffer.allocate(record.length + SEQUENCE_BYTES)
        .put(record)
        .put((byte) 0)
        .putLong(~sequence)
        .array();
  }

  /** The record that a version is of. */
  static byte[] recordOf(byte[] version) {
    return Arrays.copyOf(version, version.length - SEQUENCE_BYTES);
  }

  /** The event that made a version. */
  static long sequenceOf(byte[] version) {
    return ~ByteBuffer.wrap(version, version.length - 8, 8).getLong();
  }

  /** Whether a key is a version of a record. */
  static boolean isVersionOf(byte[] version, byte[] record) {
    return version.length == record.length + SEQUENCE_BYTES && startsWith(version, record);
  }

  /** What stands behind all versions of a record and before every other record. */
  static byte[] behind(byte[] record) {
    byte[] behind = Arrays.copyOf(record, record.length + 1);
    behind[record.length] = 1;
    return behind;
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
