package org.competitionledger.cli.bench;

import java.util.Arrays;

/** Times of single operations, in nanoseconds. */
final class Latencies {

  private final long[] nanos;
  private int count;

  Latencies(int most) {
    nanos = new long[most];
  }

  void add(long elapsedNanos) {
    nanos[count++] = elapsedNanos;
  }

  /** The percentile p (0–100) in milliseconds, nearest rank. */
  double percentileMs(double p) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(p / 100 * count);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }
}
