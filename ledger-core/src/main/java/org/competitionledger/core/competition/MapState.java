package org.competitionledger.core.competition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * A state in the heap: for replays, for tests, and as the overlay of a command being decided.
 *
 * <p>Records are hashed; their order is only made up when somebody scans, since a replay of
 * millions of scores looks up each but scans few.
 */
public final class MapState implements State {

  private final Map<StateKind<?>, OfKind> records = new HashMap<>();

  private static final class OfKind {
    private final Map<String, SpecificRecord> byId = new HashMap<>();
    private final TreeSet<String> sorted = new TreeSet<>();
    private final List<String> unsorted = new ArrayList<>();

    void put(String id, SpecificRecord value) {
      if (byId.put(id, value) == null) {
        unsorted.add(id);
      }
    }

    Iterable<String> idsFrom(String prefix) {
      sorted.addAll(unsorted);
      unsorted.clear();
      return sorted.tailSet(prefix, true);
    }
  }

  @Override
  public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
    OfKind ofKind = records.get(key.kind());
    return ofKind == null
        ? Optional.empty()
        : Optional.ofNullable(key.kind().type().cast(ofKind.byId.get(key.id())));
  }

  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    records.computeIfAbsent(key.kind(), kind -> new OfKind()).put(key.id(), value);
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    OfKind ofKind = records.get(kind);
    if (ofKind == null) {
      return;
    }
    for (String id : ofKind.idsFrom(idPrefix)) {
      if (!id.startsWith(idPrefix)) {
        return;
      }
      visitor.accept(kind.key(id), kind.type().cast(ofKind.byId.get(id)));
    }
  }

  /** Puts all records into another state. */
  public void copyTo(State target) {
    records.forEach(
        (kind, ofKind) -> ofKind.byId.forEach((id, value) -> copy(kind, id, value, target)));
  }

  private static <T extends SpecificRecord> void copy(
      StateKind<T> kind, String id, SpecificRecord value, State target) {
    target.put(kind.key(id), kind.type().cast(value));
  }
}
