package org.competitionledger.bench;

import java.util.Arrays;

/** Times of single operations, in nanoseconds. */
final class Latencies {

  private long[] nanos;
  private int count;

  /** None yet; so many are expected. */
  Latencies(int expected) {
    nanos = new long[Math.max(1, expected)];
  }

  void add(long elapsedNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = elapsedNanos;
  }

  int count() {
    return count;
  }

  /** The percentile p (0–100) in milliseconds, nearest rank. */
  double percentileMs(double p) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(p / 100 * count);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }
}
