package org.competitionledger.core.competition;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/** A state in the heap: for replays, for tests, and as the overlay of a command being decided. */
public final class MapState implements State {

  private final Map<StateKind<?>, NavigableMap<String, SpecificRecord>> records = new HashMap<>();

  @Override
  public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
    Map<String, SpecificRecord> ofKind = records.get(key.kind());
    return ofKind == null
        ? Optional.empty()
        : Optional.ofNullable(key.kind().type().cast(ofKind.get(key.id())));
  }

  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    records.computeIfAbsent(key.kind(), kind -> new TreeMap<>()).put(key.id(), value);
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    NavigableMap<String, SpecificRecord> ofKind = records.get(kind);
    if (ofKind == null) {
      return;
    }
    for (Map.Entry<String, SpecificRecord> entry : ofKind.tailMap(idPrefix, true).entrySet()) {
      if (!entry.getKey().startsWith(idPrefix)) {
        return;
      }
      visitor.accept(kind.key(entry.getKey()), kind.type().cast(entry.getValue()));
    }
  }

  /** Puts all records into another state. */
  public void copyTo(State target) {
    records.forEach((kind, ofKind) -> ofKind.forEach((id, value) -> copy(kind, id, value, target)));
  }

  private static <T extends SpecificRecord> void copy(
      StateKind<T> kind, String id, SpecificRecord value, State target) {
    target.put(kind.key(id), kind.type().cast(value));
  }
}
