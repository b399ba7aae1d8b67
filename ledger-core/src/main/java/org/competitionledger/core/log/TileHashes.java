package org.competitionledger.core.log;

/**
 * The subtrees of a tree that is kept in tiles.
 *
 * @param size the tree's size
 * @param tiles the hashes of each of its tiles
 */
public record TileHashes(long size, Tiles tiles) implements SubtreeHashes {

  /** Where tiles are kept. */
  @FunctionalInterface
  public interface Tiles {

    /** The hashes of a tile, at least {@code tile.width()} of them. */
    byte[] hashes(Tile tile);
  }

  /** A subtree of height 8·l + r stands above 2^r hashes of a tile of level l. */
  @Override
  public Hash subtree(int level, long index) {
    int within = level % Tile.HEIGHT;
    int tileLevel = level / Tile.HEIGHT;
    long first = index << within;
    Tile tile = Tile.of(tileLevel, first / Tile.WIDTH, size);
    int place = (int) (first % Tile.WIDTH);
    return new TreeHasher().subtree(tiles.hashes(tile), place, 1 << within);
  }
}
