package org.competitionledger.projections.streams;

import java.time.Duration;

/** Counts attempts that follow each other closely; after a time of calm they are counted anew. */
final class Attempts {

  static final Duration CALM = Duration.ofMinutes(10);

  private final int max;
  private int made;
  private long lastNanos;

  Attempts(int max) {
    this.max = max;
  }

  /** Counts one, and tells whether it may be made. */
  synchronized boolean another() {
    long now = System.nanoTime();
    if (now - lastNanos > CALM.toNanos()) {
      made = 0;
    }
    lastNanos = now;
    return ++made <= max;
  }

  @Override
  public synchronized String toString() {
    return made + " of " + max;
  }
}
