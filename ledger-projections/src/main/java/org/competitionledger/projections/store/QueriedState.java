package org.competitionledger.projections.store;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;

/** A competition's state as an interactive query sees it: read-only. */
public final class QueriedState implements State {

  private final String competition;
  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;

  public QueriedState(String competition, ReadOnlyKeyValueStore<Bytes, byte[]> store) {
    this.competition = competition;
    this.store = store;
  }

  @Override
  public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
    return Optional.ofNullable(store.get(StateBytes.key(competition, key)))
        .map(stored -> StateBytes.value(key.kind(), stored));
  }

  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    throw new UnsupportedOperationException("A queried state is read-only");
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    Bytes prefix = StateBytes.prefix(competition, kind, idPrefix);
    try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(prefix, new BytesSerializer())) {
      found.forEachRemaining(
          entry ->
              visitor.accept(
                  kind.key(StateBytes.id(entry.key, competition, kind)),
                  StateBytes.value(kind, entry.value)));
    }
  }
}
