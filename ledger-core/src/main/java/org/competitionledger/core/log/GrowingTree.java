package org.competitionledger.core.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a tree that grows: the partial tile of each level, and nothing else. A leaf
 * costs one copy and, on average, less than one node hash; a full tile is handed out once.
 */
public final class GrowingTree {

  private final FullTiles fullTiles;
  private final TreeHasher hasher = new TreeHasher();
  private final List<byte[]> edge = new ArrayList<>();
  private long size;

  /** Who takes the tiles that became full. */
  @FunctionalInterface
  public interface FullTiles {

    /** Takes a tile; the bytes are the receiver's. */
    void full(Tile tile, byte[] hashes);
  }

  /** A tree without leaves. */
  public GrowingTree(FullTiles fullTiles) {
    this.fullTiles = fullTiles;
  }

  /** A tree of a size whose partial tiles were kept. */
  public static GrowingTree resume(long size, TileHashes.Tiles partials, FullTiles fullTiles) {
    GrowingTree tree = new GrowingTree(fullTiles);
    tree.size = size;
    for (Tile partial : Tile.partials(size)) {
      byte[] hashes = partials.hashes(partial);
      System.arraycopy(hashes, 0, tree.level(partial.level()), 0, partial.width() * Hash.LENGTH);
    }
    return tree;
  }

  /** How many leaves it has. */
  public long size() {
    return size;
  }

  /** Adds a leaf by its hash. */
  public void append(byte[] leafHash) {
    add(0, size, leafHash);
    size++;
  }

  /** A full tile's root is one hash of the level above. */
  private void add(int level, long place, byte[] hash) {
    int within = (int) (place % Tile.WIDTH);
    byte[] tile = level(level);
    System.arraycopy(hash, 0, tile, within * Hash.LENGTH, Hash.LENGTH);
    if (within == Tile.WIDTH - 1) {
      long index = place / Tile.WIDTH;
      add(level + 1, index, hasher.subtree(tile, 0, Tile.WIDTH).bytes());
      fullTiles.full(new Tile(level, index, Tile.WIDTH), tile.clone());
    }
  }

  private byte[] level(int level) {
    while (edge.size() <= level) {
      edge.add(new byte[Tile.WIDTH * Hash.LENGTH]);
    }
    return edge.get(level);
  }

  /** The hashes of a partial tile of {@link Tile#partials}, a copy. */
  public byte[] partial(Tile tile) {
    return Arrays.copyOf(edge.get(tile.level()), tile.width() * Hash.LENGTH);
  }

  /** The root, from the partial tiles alone. */
  public Hash root() {
    return root(size, tile -> edge.get(tile.level()));
  }

  /**
   * The root of a tree from its partial tiles alone: each of them is a row of complete subtrees,
   * ever smaller to the right, and {@code MTH(D[n])} joins them from the right.
   */
  public static Hash root(long size, TileHashes.Tiles partials) {
    TreeHasher hasher = new TreeHasher();
    Hash root = null;
    for (Tile tile : Tile.partials(size)) {
      byte[] hashes = partials.hashes(tile);
      int end = tile.width();
      while (end > 0) {
        int count = Integer.lowestOneBit(end);
        Hash left = hasher.subtree(hashes, end - count, count);
        root = root == null ? left : hasher.node(left, root);
        end -= count;
      }
    }
    return root == null ? TreeHasher.empty() : root;
  }
}
