package org.competitionledger.projections.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.competition.StateKey;
import org.competitionledger.core.competition.StateKind;

/**
 * The states of all competitions of a task, in one key-value store. Used by the task's thread only;
 * recently used records are kept decoded, at most {@link #DECODED_MAX}.
 */
public final class CompetitionStates {

  static final int DECODED_MAX = 20_000;

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<CacheKey, SpecificRecord> decoded =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CacheKey, SpecificRecord> eldest) {
          return size() > DECODED_MAX;
        }
      };

  public CompetitionStates(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  private record CacheKey(String competition, StateKey<?> key) {}

  /** The state of one competition; it may be empty. */
  public State of(String competition) {
    return new OfCompetition(competition);
  }

  private final class OfCompetition implements State {

    private final String competition;

    OfCompetition(String competition) {
      this.competition = competition;
    }

    @Override
    public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
      CacheKey cacheKey = new CacheKey(competition, key);
      SpecificRecord known = decoded.get(cacheKey);
      if (known != null) {
        return Optional.of(key.kind().type().cast(known));
      }
      byte[] stored = store.get(StateBytes.key(competition, key));
      if (stored == null) {
        return Optional.empty();
      }
      T value = StateBytes.value(key.kind(), stored);
      decoded.put(cacheKey, value);
      return Optional.of(value);
    }

    @Override
    public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
      store.put(StateBytes.key(competition, key), StateBytes.bytes(key.kind(), value));
      decoded.put(new CacheKey(competition, key), value);
    }

    @Override
    public <T extends SpecificRecord> void scan(
        StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
      Bytes prefix = StateBytes.prefix(competition, kind, idPrefix);
      try (KeyValueIterator<Bytes, byte[]> found =
          store.prefixScan(prefix, new BytesSerializer())) {
        found.forEachRemaining(
            entry ->
                visitor.accept(
                    kind.key(StateBytes.id(entry.key, competition, kind)),
                    StateBytes.value(kind, entry.value)));
      }
    }
  }
}
