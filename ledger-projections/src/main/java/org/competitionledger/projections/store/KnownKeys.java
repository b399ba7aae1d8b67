package org.competitionledger.projections.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.competitionledger.core.codec.KeyHash;

/**
 * Remembers keys in a few bits each, and so knows of most others that they were never added: a
 * blocked Bloom filter (Putze, Sanders, Singler 2007) that grows by layers, each twice as large as
 * the one before.
 *
 * <p>One thread adds. Others may ask: of a key that was added before they were told of it they
 * know.
 */
final class KnownKeys {

  /** Keys of the first layer, which takes {@code 2 MiB}. */
  static final int FIRST_LAYER_KEYS = 1 << 20;

  /** With 16 bits a key and 6 of them set, about one absent key in 500 looks present. */
  private static final int BITS_A_KEY = 16;

  private static final int BITS_SET = 6;

  /** A block is a cache line: asking a layer costs one access to memory. */
  private static final int BLOCK_LONGS = 8;

  private final List<Layer> layers = new CopyOnWriteArrayList<>();

  KnownKeys() {
    this(FIRST_LAYER_KEYS);
  }

  /**
   * With a first layer of its own size.
   *
   * @param firstLayerKeys a power of two, at least 32
   */
  KnownKeys(int firstLayerKeys) {
    layers.add(new Layer(firstLayerKeys));
  }

  private static final class Layer {
    private final long[] bits;
    private final int keysMax;
    private int keys;

    Layer(int keysMax) {
      this.keysMax = keysMax;
      this.bits = new long[keysMax / Long.SIZE * BITS_A_KEY];
    }

    boolean add(long hash) {
      boolean known = true;
      int block = block(hash);
      for (int i = 0; i < BITS_SET; i++) {
        int bit = bit(hash, i);
        int at = block + bit / Long.SIZE;
        long mask = 1L << bit;
        known &= (bits[at] & mask) != 0;
        bits[at] |= mask;
      }
      return !known;
    }

    boolean mayHave(long hash) {
      int block = block(hash);
      for (int i = 0; i < BITS_SET; i++) {
        int bit = bit(hash, i);
        if ((bits[block + bit / Long.SIZE] & 1L << bit) == 0) {
          return false;
        }
      }
      return true;
    }

    /** Where the hash's block begins: chosen by its upper bits, {@code hash >>> 54} and below. */
    private int block(long hash) {
      int blocks = bits.length / BLOCK_LONGS;
      return (int) Math.multiplyHigh(hash >>> 1, (long) blocks << 1) * BLOCK_LONGS;
    }

    /** The i-th of a block's 512 bits, by nine bits of a number made from the hash. */
    private static int bit(long hash, int i) {
      return (int) (KeyHash.mixed(hash) >>> 9 * i) & 0x1FF;
    }
  }

  /** Adds a key. */
  void add(byte[] key) {
    long hash = KeyHash.of(key);
    if (mayHave(hash)) {
      return; // a record that changes is added again and again
    }
    Layer last = layers.get(layers.size() - 1);
    if (last.keys == last.keysMax) {
      last = new Layer(Math.multiplyExact(last.keysMax, 2));
      layers.add(last);
    }
    if (last.add(hash)) {
      last.keys++;
    }
  }

  /** Whether a key may have been added; no means no. */
  boolean mayHave(byte[] key) {
    return mayHave(KeyHash.of(key));
  }

  private boolean mayHave(long hash) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (layers.get(i).mayHave(hash)) {
        return true;
      }
    }
    return false;
  }
}
