package org.competitionledger.projections.project;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The last published sequence of each competition of this instance, and those who wait for one. */
final class Heads {

  private final Map<String, Long> published = new ConcurrentHashMap<>();
  private final Map<String, Queue<Waiter>> waiting = new ConcurrentHashMap<>();

  private record Waiter(long sequence, CompletableFuture<Void> reached) {}

  /** The last sequence published; -1 if none was since the start. */
  long last(String competition) {
    return published.getOrDefault(competition, -1L);
  }

  /** Everything up to a sequence can now be read. Called by the projecting thread. */
  void publish(String competition, long sequence) {
    published.put(competition, sequence);
    Queue<Waiter> waiters = waiting.get(competition);
    if (waiters == null) {
      return;
    }
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (waiter.sequence() <= sequence || waiter.reached().isDone()) {
        each.remove();
        waiter.reached().completeAsync(() -> null);
      }
    }
  }

  /** Completes when a sequence is published, or exceptionally after the timeout. */
  CompletableFuture<Void> await(String competition, long sequence, Duration timeout) {
    CompletableFuture<Void> reached = new CompletableFuture<>();
    Waiter waiter = new Waiter(sequence, reached);
    Queue<Waiter> waiters =
        waiting.computeIfAbsent(competition, id -> new ConcurrentLinkedQueue<>());
    waiters.add(waiter);
    if (last(competition) >= sequence) {
      reached.complete(null);
    }
    return reached
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((done, timedOut) -> waiters.remove(waiter));
  }
}
