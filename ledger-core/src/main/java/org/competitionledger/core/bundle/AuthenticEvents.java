package org.competitionledger.core.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TreeHasher;

/** The events of a log in order, up to 256 at a time, each hashed to its leaf and decoded. */
final class AuthenticEvents implements Iterator<List<Told>> {

  private final Bundle bundle;
  private final AuthenticTiles tiles;
  private final TreeHasher hasher = new TreeHasher();
  private final Told.Teller teller = new Told.Teller();
  private final long count;
  private long next;

  AuthenticEvents(Bundle bundle) {
    this.bundle = bundle;
    this.tiles = new AuthenticTiles(bundle);
    this.count = Tile.count(Tile.ENTRIES, bundle.head().size());
  }

  @Override
  public boolean hasNext() {
    return next < count;
  }

  @Override
  public List<Told> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Tile tile = Tile.of(Tile.ENTRIES, next, bundle.head().size());
    byte[] leaves = tiles.hashes(0, next);
    byte[] entries = bundle.read(tile.path());
    long sequence = next * Tile.WIDTH;
    next++;
    List<Told> events = new ArrayList<>(tile.width());
    int at = 0;
    for (int place = 0; place < tile.width(); place++) {
      int end = EntryBundle.end(entries, at);
      if (end < 0) {
        throw NotVerified.at(sequence + place, Check.LEAF, tile.path() + " ends before it");
      }
      int start = at + EntryBundle.LENGTH_BYTES;
      if (!isLeaf(hasher.leaf(entries, start, end - start), leaves, place)) {
        throw NotVerified.at(
            sequence + place, Check.LEAF, "its bytes do not hash to the leaf that was signed");
      }
      events.add(teller.tell(sequence + place, Arrays.copyOfRange(entries, start, end)));
      at = end;
    }
    if (at < entries.length) {
      throw NotVerified.because(Check.FILES, tile.path() + ": there is more than its entries");
    }
    return events;
  }

  private static boolean isLeaf(Hash hash, byte[] leaves, int place) {
    return Arrays.equals(
        hash.bytes(), 0, Hash.LENGTH, leaves, place * Hash.LENGTH, (place + 1) * Hash.LENGTH);
  }
}
