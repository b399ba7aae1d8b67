package org.competitionledger.core.packed;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Addresses by the hashes of their keys, in {@link Pieces}: a hash table with linear probing, at
 * most two thirds full. The owner of the addresses, who knows the keys, fills a larger one when it
 * is.
 */
final class AddressTable {

  /** Addresses are smaller. */
  static final int ADDRESS_BITS = 40;

  private static final long ADDRESS_MASK = (1L << ADDRESS_BITS) - 1;

  private static final int SLOTS_A_PIECE = Pieces.PIECE_BYTES / Long.BYTES;

  private final Keys keys;

  /**
   * A slot is zero where there is none; else the address and one, below the upper bits of the key's
   * hash: most keys that are not there are told by their slots alone.
   */
  private final ByteBuffer[] pieces;

  private final long slots;
  private long taken;

  /** Knows the keys themselves. */
  interface Keys {

    /** Whether there is a key at an address. */
    boolean hasKey(long address, byte[] key);
  }

  /**
   * An empty table.
   *
   * @param slots a power of two
   */
  AddressTable(Pieces room, long slots, Keys keys) {
    this.keys = keys;
    this.slots = slots;
    this.pieces = new ByteBuffer[Math.toIntExact((slots + SLOTS_A_PIECE - 1) / SLOTS_A_PIECE)];
    int bytes = (int) Math.min(SLOTS_A_PIECE, slots) * Long.BYTES;
    Arrays.setAll(pieces, number -> room.piece(bytes));
  }

  long slots() {
    return slots;
  }

  boolean isFull() {
    return taken >= slots / 3 * 2;
  }

  /** The address of a key; -1 if it is not there. */
  long find(byte[] key, long hash) {
    for (long slot = hash & slots - 1; ; slot = slot + 1 & slots - 1) {
      long content = content(slot);
      if (content == 0) {
        return -1;
      }
      if (content >>> ADDRESS_BITS == hash >>> ADDRESS_BITS) {
        long address = (content & ADDRESS_MASK) - 1;
        if (keys.hasKey(address, key)) {
          return address;
        }
      }
    }
  }

  /** Adds the address of a key that is not there. */
  void add(long hash, long address) {
    long slot = hash & slots - 1;
    while (content(slot) != 0) {
      slot = slot + 1 & slots - 1;
    }
    pieces[piece(slot)].putLong(offset(slot), hash & ~ADDRESS_MASK | address + 1);
    taken++;
  }

  private long content(long slot) {
    return pieces[piece(slot)].getLong(offset(slot));
  }

  private static int piece(long slot) {
    return (int) (slot / SLOTS_A_PIECE);
  }

  private static int offset(long slot) {
    return (int) (slot % SLOTS_A_PIECE) * Long.BYTES;
  }

  /** Gives its room back; not to be used any more. */
  void discard(Pieces room) {
    Arrays.stream(pieces).forEach(room::discard);
  }
}
