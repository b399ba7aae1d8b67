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

  /** Whether one more may be made. */
  synchronized boolean left() {
    return made < max || System.nanoTime() - lastNanos > CALM.toNanos();
  }

  /** Counts one, unless it may not be made: to ask for it is no attempt. */
  synchronized boolean another() {
    if (!left()) {
      return false;
    }
    long now = System.nanoTime();
    made = now - lastNanos > CALM.toNanos() ? 1 : made + 1;
    lastNanos = now;
    return true;
  }

  @Override
  public synchronized String toString() {
    return made + " of " + max;
  }
}
