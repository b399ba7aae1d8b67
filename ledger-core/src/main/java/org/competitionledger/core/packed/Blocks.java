package org.competitionledger.core.packed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Keys and values one behind the other, each at an address that it keeps. A value that still fits
 * is written in place of the one before; else it moves to a block with twice the room.
 */
final class Blocks {

  /**
   * A block: how long the key is, or {@link #NO_KEY} where a value moved to; for how many bytes of
   * value there is room; how many it has, or {@link #MOVED} if instead of a value there stands the
   * address of the block that has it; the key; the value.
   */
  private static final int ROOM = Integer.BYTES;

  private static final int LENGTH = ROOM + Integer.BYTES;
  private static final int HEAD_BYTES = LENGTH + Integer.BYTES;
  private static final int NO_KEY = -1;
  private static final int MOVED = -1;

  /** There is room for an address, and so a zero stands behind the last block of a piece. */
  private static final int ROOM_MIN = Long.BYTES;

  /** The bits of an address that are the offset in a piece; above stands the piece's number. */
  private static final int OFFSET_BITS = Integer.numberOfTrailingZeros(Pieces.PIECE_BYTES);

  private static final int PIECES_MAX = 1 << AddressTable.ADDRESS_BITS - OFFSET_BITS;

  private final Pieces room;
  private final List<ByteBuffer> pieces = new ArrayList<>();

  /** How many bytes of the last piece are taken. */
  private int taken = Pieces.PIECE_BYTES;

  Blocks(Pieces room) {
    this.room = room;
  }

  /** Appends a key and its value; returns their address. */
  long append(byte[] key, byte[] value) {
    long address = append(key.length, key.length, value, value.length);
    piece(address).put(offset(address) + HEAD_BYTES, key);
    return address;
  }

  private long append(int keyStated, int keyLength, byte[] value, int room) {
    int roomed = Math.max(ROOM_MIN, room);
    long address = take(Math.addExact(HEAD_BYTES + keyLength, roomed));
    piece(address).putInt(offset(address), keyStated).putInt(offset(address) + ROOM, roomed);
    write(address, value);
    return address;
  }

  private long take(int bytes) {
    if (bytes > Pieces.PIECE_BYTES - taken) {
      if (bytes > Pieces.PIECE_BYTES || pieces.size() == PIECES_MAX) {
        throw new UncheckedIOException(
            new IOException("no room for a record of " + bytes + " bytes"));
      }
      pieces.add(room.piece(Pieces.PIECE_BYTES));
      taken = 0;
    }
    int offset = taken;
    taken += bytes;
    return (long) (pieces.size() - 1) << OFFSET_BITS | offset;
  }

  /** The key at an address. */
  byte[] key(long address) {
    byte[] key = new byte[piece(address).getInt(offset(address))];
    piece(address).get(offset(address) + HEAD_BYTES, key);
    return key;
  }

  /** The value at an address. */
  byte[] value(long address) {
    long holder = holder(address);
    byte[] value = new byte[piece(holder).getInt(offset(holder) + LENGTH)];
    piece(holder).get(valueFrom(holder), value);
    return value;
  }

  /** Puts another value at an address. */
  void replace(long address, byte[] value) {
    long holder = holder(address);
    int room = piece(holder).getInt(offset(holder) + ROOM);
    if (value.length <= room) {
      write(holder, value);
    } else {
      long moved = append(NO_KEY, 0, value, Math.max(value.length, doubled(room)));
      piece(address).putInt(offset(address) + LENGTH, MOVED).putLong(valueFrom(address), moved);
    }
  }

  private static int doubled(int room) {
    return Math.min(2 * room, Pieces.PIECE_BYTES - HEAD_BYTES);
  }

  private void write(long holder, byte[] value) {
    piece(holder).putInt(offset(holder) + LENGTH, value.length).put(valueFrom(holder), value);
  }

  /** The block that has the value. */
  private long holder(long address) {
    ByteBuffer piece = piece(address);
    return piece.getInt(offset(address) + LENGTH) == MOVED
        ? piece.getLong(valueFrom(address))
        : address;
  }

  private int valueFrom(long address) {
    int offset = offset(address);
    return offset + HEAD_BYTES + Math.max(0, piece(address).getInt(offset));
  }

  /** Visits the address of every key from an address on; returns where the next will stand. */
  long forEach(long from, LongConsumer visitor) {
    long end = pieces.isEmpty() ? 0 : ((long) (pieces.size() - 1) << OFFSET_BITS) + taken;
    long at = from;
    while (at < end) {
      ByteBuffer piece = piece(at);
      int offset = offset(at);
      int room = offset + HEAD_BYTES <= piece.capacity() ? piece.getInt(offset + ROOM) : 0;
      if (room == 0) {
        at = (at >>> OFFSET_BITS) + 1 << OFFSET_BITS;
      } else {
        if (piece.getInt(offset) != NO_KEY) {
          visitor.accept(at);
        }
        at += valueFrom(at) - offset + room;
      }
    }
    return at;
  }

  private ByteBuffer piece(long address) {
    return pieces.get((int) (address >>> OFFSET_BITS));
  }

  private static int offset(long address) {
    return (int) address & Pieces.PIECE_BYTES - 1;
  }
}
