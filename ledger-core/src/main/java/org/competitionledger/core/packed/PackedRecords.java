package org.competitionledger.core.packed;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.codec.KeyHash;

/**
 * Records of one type by their keys, encoded, in {@link Pieces}. A look-up reads one slot of a hash
 * table and, if there is such a record, the record.
 *
 * <p>The order of keys is only made up when somebody scans; it then takes eight bytes of heap a
 * record. Used by one thread.
 *
 * @param <T> the record
 */
public final class PackedRecords<T extends SpecificRecord> {

  private static final int FIRST_SLOTS = 1 << 15;

  /** Filling a larger table costs a miss of every cache a key: it is not done at every doubling. */
  private static final int GROWTH = 4;

  private final Pieces room;
  private final AvroBytes<T> codec;
  private final Blocks blocks;
  private final SortedKeys sorted;
  private AddressTable table;

  /** No records of a type. */
  public PackedRecords(Pieces room, Class<T> type) {
    this.room = room;
    this.codec = AvroBytes.of(type);
    this.blocks = new Blocks(room);
    this.sorted = new SortedKeys(blocks);
    this.table = new AddressTable(room, FIRST_SLOTS, this::hasKey);
  }

  private boolean hasKey(long address, byte[] key) {
    return Arrays.equals(blocks.key(address), key);
  }

  /** The record under a key. */
  public Optional<T> find(byte[] key) {
    long address = table.find(key, KeyHash.of(key));
    return address < 0 ? Optional.empty() : Optional.of(record(address));
  }

  private T record(long address) {
    return codec.fromBody(blocks.value(address));
  }

  /**
   * Puts a record in place of what was there.
   *
   * @throws java.io.UncheckedIOException if there is no room for it, or if key and record take more
   *     than some 4 MiB
   */
  public void put(byte[] key, T value) {
    byte[] bytes = codec.body(value);
    long hash = KeyHash.of(key);
    long address = table.find(key, hash);
    if (address >= 0) {
      blocks.replace(address, bytes);
      return;
    }
    if (table.isFull()) {
      grow();
    }
    table.add(hash, blocks.append(key, bytes));
  }

  private void grow() {
    AddressTable larger = new AddressTable(room, GROWTH * table.slots(), this::hasKey);
    blocks.forEach(0, address -> larger.add(KeyHash.of(blocks.key(address)), address));
    table.discard(room);
    table = larger;
  }

  /** Visits all records whose key starts with a prefix, in the order of their keys. */
  public void scan(byte[] prefix, BiConsumer<byte[], T> visitor) {
    for (long address : sorted.startingWith(prefix)) {
      visitor.accept(blocks.key(address), record(address));
    }
  }
}
