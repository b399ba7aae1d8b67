package org.competitionledger.core.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Room in pieces of one size, or smaller ones; whole pieces that were given back are used again.
 */
public final class Pieces {

  /** The size of a whole piece. */
  static final int PIECE_BYTES = 1 << 22;

  private static final byte[] ZEROS = new byte[1 << 16];

  private final Scratch scratch;
  private final Deque<ByteBuffer> discarded = new ArrayDeque<>();

  /** No pieces yet. */
  public Pieces(Scratch scratch) {
    this.scratch = scratch;
  }

  /**
   * A further piece, all zeros.
   *
   * @throws java.io.UncheckedIOException if there is no room for it
   */
  ByteBuffer piece(int bytes) {
    if (bytes != PIECE_BYTES || discarded.isEmpty()) {
      return scratch.allocate(bytes).order(ByteOrder.nativeOrder());
    }
    ByteBuffer again = discarded.remove();
    for (int at = 0; at < again.capacity(); at += ZEROS.length) {
      again.put(at, ZEROS);
    }
    return again;
  }

  /** Takes a piece back that nobody uses any more. */
  void discard(ByteBuffer piece) {
    if (piece.capacity() == PIECE_BYTES) {
      discarded.add(piece);
    }
  }
}
