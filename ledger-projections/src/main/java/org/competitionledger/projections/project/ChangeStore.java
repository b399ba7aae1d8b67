package org.competitionledger.projections.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.view.RuleChange;

/** Rule changes by competition and sequence. Keys: {@code <competition> 00 <sequence>}. */
final class ChangeStore {

  private static final AvroBytes<RuleChange> CODEC = AvroBytes.of(RuleChange.class);

  private ChangeStore() {}

  static Bytes key(String competition, long sequence) {
    byte[] id = competition.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(id.length + 9).put(id).put((byte) 0).putLong(sequence).array());
  }

  static byte[] value(RuleChange change) {
    return CODEC.body(change);
  }

  /** Changes after a sequence, in order. */
  static List<RuleChange> after(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, String competition, long after, int limit) {
    List<RuleChange> changes = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        store.range(key(competition, after + 1), key(competition, Long.MAX_VALUE))) {
      while (found.hasNext() && changes.size() < limit) {
        changes.add(CODEC.fromBody(found.next().value));
      }
    }
    return changes;
  }

  /** The change that an event made. */
  static Optional<RuleChange> at(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, String competition, long sequence) {
    return Optional.ofNullable(store.get(key(competition, sequence))).map(CODEC::fromBody);
  }
}
