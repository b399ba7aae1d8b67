package org.competitionledger.projections.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.codec.AvroBytes;

/**
 * Records of one kind under the sequence of the event that made them, as a store keeps them.
 *
 * @param store the store
 * @param codec its records
 * @param <T> their type
 */
record SequencedRecords<T extends SpecificRecord>(
    ReadOnlyKeyValueStore<Bytes, byte[]> store, AvroBytes<T> codec) {

  /** Records after a sequence, in order. */
  List<T> after(String competition, long after, int limit) {
    List<T> records = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        store.range(
            SequenceKey.of(competition, after + 1), SequenceKey.of(competition, Long.MAX_VALUE))) {
      while (found.hasNext() && records.size() < limit) {
        records.add(codec.fromBody(found.next().value));
      }
    }
    return records;
  }

  /** The record that an event made. */
  Optional<T> at(String competition, long sequence) {
    return Optional.ofNullable(store.get(SequenceKey.of(competition, sequence)))
        .map(codec::fromBody);
  }
}
