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

  /** A projection begins, with what its store holds: perhaps less than the one before. */
  void begin() {
    published.clear();
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
    waiting.compute(
        competition,
        (id, waiters) -> {
          Queue<Waiter> all = waiters == null ? new ConcurrentLinkedQueue<>() : waiters;
          all.add(waiter);
          return all;
        });
    if (last(competition) >= sequence) {
      reached.complete(null);
    }
    return reached
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((done, timedOut) -> forget(competition, waiter));
  }

  /** Nothing is kept of a competition for which nobody waits: it may be one that never was. */
  private void forget(String competition, Waiter waiter) {
    waiting.computeIfPresent(
        competition,
        (id, waiters) -> {
          waiters.remove(waiter);
          return waiters.isEmpty() ? null : waiters;
        });
  }

  /** How many competitions are waited for. */
  int waitedFor() {
    return waiting.size();
  }
}
