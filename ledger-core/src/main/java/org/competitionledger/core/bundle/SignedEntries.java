package org.competitionledger.core.bundle;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TreeHasher;

/** The entries of a log in order, up to 256 at a time, beside their leaves of the signed tree. */
final class SignedEntries implements Iterator<SignedEntries.Some> {

  private final Bundle bundle;
  private final AuthenticTiles tiles;
  private final long count;
  private long next;

  SignedEntries(Bundle bundle) {
    this.bundle = bundle;
    this.tiles = new AuthenticTiles(bundle);
    this.count = Tile.count(Tile.ENTRIES, bundle.head().size());
  }

  @Override
  public boolean hasNext() {
    return next < count;
  }

  @Override
  public Some next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Tile tile = Tile.of(Tile.ENTRIES, next, bundle.head().size());
    byte[] leaves = tiles.hashes(0, next);
    next++;
    return new Some(tile, leaves, bundle.read(tile.path()));
  }

  /**
   * Entries of one file.
   *
   * @param tile which file
   * @param leaves what they must hash to, side by side
   * @param content what the file holds
   */
  record Some(Tile tile, byte[] leaves, byte[] content) {

    /** Takes an entry: where it lies in the content. */
    @FunctionalInterface
    interface Visitor {
      void authentic(long sequence, int from, int to);
    }

    /** Shows each to be what was signed before it is handed on; decodes none. */
    void verify(TreeHasher hasher, Visitor visitor) {
      long sequence = tile.index() * Tile.WIDTH;
      int at = 0;
      for (int place = 0; place < tile.width(); place++, sequence++) {
        int end = EntryBundle.end(content, at);
        if (end < 0) {
          throw NotVerified.at(sequence, Check.LEAF, tile.path() + " ends before it");
        }
        int start = at + EntryBundle.LENGTH_BYTES;
        if (!hasher.isLeaf(content, start, end - start, leaves, place)) {
          throw NotVerified.at(
              sequence, Check.LEAF, "its bytes do not hash to the leaf that was signed");
        }
        visitor.authentic(sequence, start, end);
        at = end;
      }
      if (at < content.length) {
        throw NotVerified.because(Check.FILES, tile.path() + ": there is more than its entries");
      }
    }
  }
}
