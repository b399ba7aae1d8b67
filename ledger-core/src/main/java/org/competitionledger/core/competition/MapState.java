package org.competitionledger.core.competition;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** By the kind's number; null where there is no record of a kind. */
  private OfKind[] records = new OfKind[0];

  private static final class OfKind {
    private final StateKind<?> kind;
    private final Map<String, SpecificRecord> byId = new HashMap<>();
    private final TreeSet<String> sorted = new TreeSet<>();
    private final List<String> unsorted = new ArrayList<>();

    OfKind(StateKind<?> kind) {
      this.kind = kind;
    }

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
    OfKind ofKind = ofKind(key.kind());
    return ofKind == null
        ? Optional.empty()
        : Optional.ofNullable(key.kind().type().cast(ofKind.byId.get(key.id())));
  }

  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    OfKind ofKind = ofKind(key.kind());
    if (ofKind == null) {
      ofKind = new OfKind(key.kind());
      int number = key.kind().number();
      if (number >= records.length) {
        records = Arrays.copyOf(records, number + 1);
      }
      records[number] = ofKind;
    }
    ofKind.put(key.id(), value);
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    OfKind ofKind = ofKind(kind);
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
    for (OfKind ofKind : records) {
      if (ofKind != null) {
        ofKind.byId.forEach((id, value) -> copy(ofKind.kind, id, value, target));
      }
    }
  }

  private OfKind ofKind(StateKind<?> kind) {
    int number = kind.number();
    return number < records.length ? records[number] : null;
  }

  private static <T extends SpecificRecord> void copy(
      StateKind<T> kind, String id, SpecificRecord value, State target) {
    target.put(kind.key(id), kind.type().cast(value));
  }
}
