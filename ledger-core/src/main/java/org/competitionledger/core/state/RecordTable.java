package org.competitionledger.core.state;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records by key, numbered in the order in which their keys came.
 *
 * <p>Millions of scores are put and hardly one is looked for again. An entry of a map of the Java
 * library is an object of its own, which a put of another key in the same place has to visit; here
 * the hashes lie side by side, and keys and records are written one after the other.
 */
final class RecordTable {

  private static final int SLOTS_AT_FIRST = 16;

  /** Open addressing, at most half full: a hash, then its record's number plus 1; 0 is free. */
  private long[] slots = new long[SLOTS_AT_FIRST];

  private StateKey<?>[] keys = new StateKey<?>[SLOTS_AT_FIRST / 2];
  private SpecificRecord[] values = new SpecificRecord[SLOTS_AT_FIRST / 2];
  private int size;

  /** How many there are. */
  int size() {
    return size;
  }

  /** The key that came as the n-th, from 0. */
  StateKey<?> key(int number) {
    return keys[number];
  }

  /** The record under a key; null if there is none. */
  SpecificRecord find(StateKey<?> key) {
    long slot = slots[slotOf(key, key.hashCode())];
    return slot == 0 ? null : values[number(slot)];
  }

  /** Puts a record in place of what was under its key. */
  void put(StateKey<?> key, SpecificRecord value) {
    int hash = key.hashCode();
    int at = slotOf(key, hash);
    if (slots[at] != 0) {
      values[number(slots[at])] = value;
      return;
    }
    if (size == keys.length) {
      grow();
      at = slotOf(key, hash);
    }
    keys[size] = key;
    values[size] = value;
    slots[at] = (long) hash << Integer.SIZE | ++size;
  }

  /** Visits all in the order in which their keys came. */
  void forEach(BiConsumer<StateKey<?>, SpecificRecord> visitor) {
    for (int number = 0; number < size; number++) {
      visitor.accept(keys[number], values[number]);
    }
  }

  /** The slot that a key has, or would take. */
  private int slotOf(StateKey<?> key, int hash) {
    int at = hash & slots.length - 1;
    while (slots[at] != 0 && !(hash(slots[at]) == hash && keys[number(slots[at])].equals(key))) {
      at = at + 1 & slots.length - 1;
    }
    return at;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * size);
    values = Arrays.copyOf(values, 2 * size);
    long[] fewer = slots;
    slots = new long[2 * fewer.length];
    for (long slot : fewer) {
      if (slot != 0) {
        int at = hash(slot) & slots.length - 1;
        while (slots[at] != 0) {
          at = at + 1 & slots.length - 1;
        }
        slots[at] = slot;
      }
    }
  }

  private static int hash(long slot) {
    return (int) (slot >>> Integer.SIZE);
  }

  private static int number(long slot) {
    return (int) slot - 1;
  }
}
