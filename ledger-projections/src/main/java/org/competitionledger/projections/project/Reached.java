package org.competitionledger.projections.project;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * How far the fold has got, for each of many: competitions by their last sequence, partitions by
 * the next offset. And who waits for that.
 *
 * @param <K> what it has got so far with
 */
final class Reached<K> {

  private final long nothing;
  private final Map<K, Long> reached = new ConcurrentHashMap<>();
  private final Map<K, Queue<Waiter>> waiting = new ConcurrentHashMap<>();

  private record Waiter(long place, CompletableFuture<Void> reached) {}

  /**
   * None yet.
   *
   * @param nothing where each of them begins
   */
  Reached(long nothing) {
    this.nothing = nothing;
  }

  /** How far it is with one. */
  long last(K of) {
    return reached.getOrDefault(of, nothing);
  }

  /** A fold begins, with what its store holds: perhaps less than the one before. */
  void begin() {
    reached.clear();
  }

  /** Everything up to a place can now be read. Called by the folding thread. */
  void publish(K of, long place) {
    reached.put(of, place);
    Queue<Waiter> waiters = waiting.get(of);
    if (waiters == null) {
      return;
    }
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (waiter.place() <= place || waiter.reached().isDone()) {
        each.remove();
        waiter.reached().completeAsync(() -> null);
      }
    }
  }

  /** Completes when a place is reached, or exceptionally after the timeout. */
  CompletableFuture<Void> await(K of, long place, Duration timeout) {
    CompletableFuture<Void> arrived = new CompletableFuture<>();
    Waiter waiter = new Waiter(place, arrived);
    waiting.compute(
        of,
        (id, waiters) -> {
          Queue<Waiter> all = waiters == null ? new ConcurrentLinkedQueue<>() : waiters;
          all.add(waiter);
          return all;
        });
    if (last(of) >= place) {
      arrived.complete(null);
    }
    return arrived
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((done, timedOut) -> forget(of, waiter));
  }

  /** Nothing is kept of one for which nobody waits: it may be one that never was. */
  private void forget(K of, Waiter waiter) {
    waiting.computeIfPresent(
        of,
        (id, waiters) -> {
          waiters.remove(waiter);
          return waiters.isEmpty() ? null : waiters;
        });
  }

  /** How many are waited for. */
  int waitedFor() {
    return waiting.size();
  }
}
