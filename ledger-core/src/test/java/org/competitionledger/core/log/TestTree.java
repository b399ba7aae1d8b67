package org.competitionledger.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A tree by RFC 6962's definition, word for word and slow: what the quick ones are held against.
 */
public final class TestTree {

  private final List<Hash> leaves;
  private final TreeHasher hasher = new TreeHasher();

  public TestTree(List<Hash> leaves) {
    this.leaves = leaves;
  }

  /** A tree over the numbers from 0 as text. */
  public static TestTree ofNumbers(int size) {
    return new TestTree(
        IntStream.range(0, size).mapToObj(number -> leafOf(Integer.toString(number))).toList());
  }

  /** The hash of a text as a leaf. */
  public static Hash leafOf(String text) {
    return Hash.of(LeafHash.of(text.getBytes(UTF_8)));
  }

  Hash leaf(int index) {
    return leaves.get(index);
  }

  /** {@code MTH(D[from:to])}. */
  Hash mth(int from, int to) {
    if (from == to) {
      return TreeHasher.empty();
    }
    if (to - from == 1) {
      return leaves.get(from);
    }
    int k = 1;
    while (k * 2 < to - from) {
      k *= 2;
    }
    return hasher.node(mth(from, from + k), mth(from + k, to));
  }

  Hash root() {
    return mth(0, leaves.size());
  }

  /** The tree grown leaf by leaf, its full tiles and its edge by path. */
  Map<String, byte[]> tiles(int size) {
    Map<String, byte[]> tiles = new HashMap<>();
    GrowingTree growing = new GrowingTree((tile, hashes) -> tiles.put(tile.path(), hashes));
    leaves.subList(0, size).forEach(leaf -> growing.append(leaf.bytes()));
    Tile.partials(size).forEach(tile -> tiles.put(tile.path(), growing.partial(tile)));
    return tiles;
  }

  /** The tree of a size, from its tiles. */
  Tree tree(int size) {
    Map<String, byte[]> tiles = tiles(size);
    return new Tree(size, new TileHashes(size, tile -> tiles.get(tile.path())));
  }
}
