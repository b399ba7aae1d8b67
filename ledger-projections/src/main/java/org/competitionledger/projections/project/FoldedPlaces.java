package org.competitionledger.projections.project;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** How far the log was folded here: by partition, the offset of what comes next. */
final class FoldedPlaces {

  private final Map<TopicPartition, Long> places = new ConcurrentHashMap<>();

  /** All before an offset was folded and can be read. */
  void reached(Map<TopicPartition, Long> folded) {
    folded.forEach((partition, next) -> places.merge(partition, next, Math::max));
    synchronized (this) {
      notifyAll();
    }
  }

  /** The offset up to which a partition was folded, exclusive; 0 if nothing was. */
  long of(TopicPartition partition) {
    return places.getOrDefault(partition, 0L);
  }

  /**
   * Waits until a partition was folded up to an offset.
   *
   * @return whether it was, within the time
   */
  synchronized boolean await(TopicPartition partition, long offset, long withinMs)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + withinMs * 1_000_000;
    while (of(partition) < offset) {
      long leftMs = (deadlineNanos - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }
}
