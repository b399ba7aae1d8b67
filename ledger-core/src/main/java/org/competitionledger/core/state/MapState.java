package org.competitionledger.core.state;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * A state in the heap: for replays and for tests.
 *
 * <p>Records are hashed; their order is only made up when somebody scans, since a replay of
 * millions of scores looks up each but scans few.
 */
public final class MapState implements State {

  /** By the kind's number; null where there is no record of a kind. */
  private OfKind[] records = new OfKind[0];

  private static final class OfKind {
    private final RecordTable records = new RecordTable();
    private final TreeMap<String, StateKey<?>> sorted = new TreeMap<>();

    Iterable<StateKey<?>> from(String prefix) {
      for (int number = sorted.size(); number < records.size(); number++) {
        StateKey<?> key = records.key(number);
        sorted.put(key.id(), key);
      }
      return sorted.tailMap(prefix, true).values();
    }
  }

  @Override
  public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
    OfKind ofKind = ofKind(key.kind());
    return ofKind == null
        ? Optional.empty()
        : Optional.ofNullable(key.kind().type().cast(ofKind.records.find(key)));
  }

  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    OfKind ofKind = ofKind(key.kind());
    if (ofKind == null) {
      ofKind = new OfKind();
      int number = key.kind().number();
      if (number >= records.length) {
        records = Arrays.copyOf(records, number + 1);
      }
      records[number] = ofKind;
    }
    ofKind.records.put(key, value);
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    OfKind ofKind = ofKind(kind);
    if (ofKind == null) {
      return;
    }
    for (StateKey<?> key : ofKind.from(idPrefix)) {
      if (!key.id().startsWith(idPrefix)) {
        return;
      }
      visitor.accept(key.as(kind), kind.type().cast(ofKind.records.find(key)));
    }
  }

  /** How many records of a kind there are. */
  int count(StateKind<?> kind) {
    OfKind ofKind = ofKind(kind);
    return ofKind == null ? 0 : ofKind.records.size();
  }

  /** Takes all records of a kind out of the state, in the order in which their keys came. */
  <T extends SpecificRecord> void drain(StateKind<T> kind, BiConsumer<StateKey<T>, T> taker) {
    OfKind ofKind = ofKind(kind);
    if (ofKind != null) {
      records[kind.number()] = null;
      ofKind.records.forEach((key, value) -> taker.accept(key.as(kind), kind.type().cast(value)));
    }
  }

  private OfKind ofKind(StateKind<?> kind) {
    int number = kind.number();
    return number < records.length ? records[number] : null;
  }
}
