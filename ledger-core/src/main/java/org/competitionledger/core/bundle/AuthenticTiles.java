package org.competitionledger.core.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TreeHasher;

/**
 * Tiles, each shown to be part of the signed tree before it is used: the partial ones of the right
 * edge make up the root, and a full one's root stands in the tile above it. Read in order, a tile
 * of each level is kept.
 */
final class AuthenticTiles {

  private final Bundle bundle;
  private final long size;
  private final TreeHasher hasher = new TreeHasher();
  private final Map<Tile, byte[]> partials = new HashMap<>();
  private final List<Kept> kept = new ArrayList<>();

  private record Kept(long index, byte[] hashes) {}

  AuthenticTiles(Bundle bundle) {
    this.bundle = bundle;
    this.size = bundle.head().size();
    Tile.partials(size).forEach(tile -> partials.put(tile, read(tile)));
    Hash root = GrowingTree.root(size, partials::get);
    if (!root.equals(bundle.head().root())) {
      throw NotVerified.because(
          Check.TREE,
          "the tree of the tiles has the root "
              + root
              + ", but what was signed is "
              + bundle.head().root());
    }
  }

  /** The hashes of a tile of the tree. */
  byte[] hashes(int level, long index) {
    Tile tile = Tile.of(level, index, size);
    byte[] partial = partials.get(tile);
    if (partial != null) {
      return partial;
    }
    while (kept.size() <= level) {
      kept.add(new Kept(-1, null));
    }
    if (kept.get(level).index() != index) {
      kept.set(level, new Kept(index, full(tile)));
    }
    return kept.get(level).hashes();
  }

  /** The root that the tree had when it was smaller. */
  Hash root(long earlier) {
    return GrowingTree.root(
        earlier,
        tile -> Arrays.copyOf(hashes(tile.level(), tile.index()), tile.width() * Hash.LENGTH));
  }

  private byte[] full(Tile tile) {
    byte[] hashes = read(tile);
    byte[] above = hashes(tile.level() + 1, tile.index() / Tile.WIDTH);
    Hash stated = Hash.at(above, (int) (tile.index() % Tile.WIDTH));
    if (!hasher.subtree(hashes, 0, Tile.WIDTH).equals(stated)) {
      throw NotVerified.because(
          Check.TREE, tile.path() + " is not the part of the signed tree that stands there");
    }
    return hashes;
  }

  private byte[] read(Tile tile) {
    byte[] hashes = bundle.read(tile.path());
    if (hashes.length != tile.width() * Hash.LENGTH) {
      throw NotVerified.because(
          Check.FILES, tile.path() + ": the file does not hold " + tile.width() + " hashes");
    }
    return hashes;
  }
}
