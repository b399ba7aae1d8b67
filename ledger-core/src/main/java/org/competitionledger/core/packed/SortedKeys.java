package org.competitionledger.core.packed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * The addresses of keys in the keys' order. Keys that came since somebody last asked are sorted
 * into a run of their own; runs of similar size are merged, so that there are few.
 */
final class SortedKeys {

  private final Blocks blocks;
  private final List<long[]> runs = new ArrayList<>();

  /** Where keys stand that are in no run. */
  private long unsorted;

  SortedKeys(Blocks blocks) {
    this.blocks = blocks;
  }

  /** The addresses of all keys that start with a prefix, in their order. */
  long[] startingWith(byte[] prefix) {
    sortNew();
    long[] found = new long[0];
    for (long[] run : runs) {
      int from = firstWhere(run, 0, address -> comparedStart(address, prefix) >= 0);
      int to = firstWhere(run, from, address -> comparedStart(address, prefix) > 0);
      found = merged(found, Arrays.copyOfRange(run, from, to));
    }
    return found;
  }

  private void sortNew() {
    LongStream.Builder unseen = LongStream.builder();
    unsorted = blocks.forEach(unsorted, unseen);
    long[] run = sorted(unseen.build().toArray());
    if (run.length == 0) {
      return;
    }
    while (!runs.isEmpty() && runs.get(runs.size() - 1).length < 2 * run.length) {
      run = merged(runs.remove(runs.size() - 1), run);
    }
    runs.add(run);
  }

  private long[] sorted(long[] addresses) {
    if (addresses.length < 2) {
      return addresses;
    }
    int middle = addresses.length / 2;
    return merged(
        sorted(Arrays.copyOf(addresses, middle)),
        sorted(Arrays.copyOfRange(addresses, middle, addresses.length)));
  }

  private long[] merged(long[] one, long[] other) {
    long[] merged = new long[one.length + other.length];
    int i = 0;
    int j = 0;
    for (int to = 0; to < merged.length; to++) {
      boolean first = j == other.length || i < one.length && compared(one[i], other[j]) < 0;
      merged[to] = first ? one[i++] : other[j++];
    }
    return merged;
  }

  private int compared(long one, long other) {
    return Arrays.compareUnsigned(blocks.key(one), blocks.key(other));
  }

  /** Zero if the key at an address starts with the prefix. */
  private int comparedStart(long address, byte[] prefix) {
    byte[] key = blocks.key(address);
    int length = Math.min(key.length, prefix.length);
    return Arrays.compareUnsigned(key, 0, length, prefix, 0, prefix.length);
  }

  /** The first place in a run, not before one, from which on something holds. */
  private static int firstWhere(long[] run, int notBefore, LongPredicate holds) {
    int low = notBefore;
    int high = run.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(run[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
