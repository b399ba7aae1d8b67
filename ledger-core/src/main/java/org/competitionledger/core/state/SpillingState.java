package org.competitionledger.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.packed.PackedRecords;
import org.competitionledger.core.packed.Pieces;
import org.competitionledger.core.packed.Scratch;

/**
 * A state for replays of any length. The records of a kind are kept in the heap while they are few;
 * once they are many, all of them lie encoded in scratch room, so that the heap does not grow with
 * the log. A competition has few stages, which every event asks for, and many scores, each of which
 * is asked for once or twice.
 *
 * <p>Costs about 100 bytes of room a score. Used by one thread.
 */
public final class SpillingState implements State {

  /** As many records of a kind, some megabytes, are kept in the heap. */
  private static final int IN_HEAP_MAX = 10_000;

  private final int inHeapMax;
  private final MapState inHeap = new MapState();

  /** By the kind's number; null where a kind has only records in the heap. */
  private PackedRecords<?>[] spilled = new PackedRecords<?>[0];

  private final Pieces room;

  /**
   * No records.
   *
   * @param scratch where many lie; to be kept as long as this is used
   */
  public SpillingState(Scratch scratch) {
    this(scratch, IN_HEAP_MAX);
  }

  /** A state that keeps another number of records of each kind in the heap. */
  SpillingState(Scratch scratch, int inHeapMax) {
    this.room = new Pieces(scratch);
    this.inHeapMax = inHeapMax;
  }

  @Override
  public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
    PackedRecords<T> packed = spilled(key.kind());
    return packed == null ? inHeap.find(key) : packed.find(key.utf8(""));
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.io.UncheckedIOException if there is no more scratch room
   */
  @Override
  public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
    PackedRecords<T> packed = spilled(key.kind());
    if (packed != null) {
      packed.put(key.utf8(""), value);
      return;
    }
    inHeap.put(key, value);
    if (inHeap.count(key.kind()) > inHeapMax) {
      spill(key.kind());
    }
  }

  @Override
  public <T extends SpecificRecord> void scan(
      StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
    PackedRecords<T> packed = spilled(kind);
    if (packed == null) {
      inHeap.scan(kind, idPrefix, visitor);
    } else {
      packed.scan(
          idPrefix.getBytes(UTF_8),
          (id, value) -> visitor.accept(kind.key(new String(id, UTF_8)), value));
    }
  }

  @SuppressWarnings("unchecked") // only spill() fills the array, with the kind's own type
  private <T extends SpecificRecord> PackedRecords<T> spilled(StateKind<T> kind) {
    int number = kind.number();
    return number < spilled.length ? (PackedRecords<T>) spilled[number] : null;
  }

  private <T extends SpecificRecord> void spill(StateKind<T> kind) {
    PackedRecords<T> packed = new PackedRecords<>(room, kind.type());
    inHeap.drain(kind, (key, value) -> packed.put(key.utf8(""), value));
    if (kind.number() >= spilled.length) {
      spilled = Arrays.copyOf(spilled, kind.number() + 1);
    }
    spilled[kind.number()] = packed;
  }
}
