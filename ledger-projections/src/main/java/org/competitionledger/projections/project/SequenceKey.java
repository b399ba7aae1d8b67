package org.competitionledger.projections.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of records that belong to an event: {@code <competition> 00 <sequence, 8 bytes big-endian>},
 * so that a competition's records lie side by side in the order of the log.
 */
final class SequenceKey {

  private SequenceKey() {}

  static Bytes of(String competition, long sequence) {
    byte[] id = competition.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(id.length + 9).put(id).put((byte) 0).putLong(sequence).array());
  }

  /** The sequence of a key. */
  static long sequence(Bytes key) {
    byte[] bytes = key.get();
    return ByteBuffer.wrap(bytes, bytes.length - 8, 8).getLong();
  }
}
