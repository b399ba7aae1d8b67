package org.competitionledger.projections.history;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How far a competition has been folded, how far it shall be, and who waits for it. */
final class Progress {

  private final List<Waiter> waiting = new ArrayList<>();
  private long last = -1;
  private long wanted = -1;
  private boolean queued;

  private record Waiter(long sequence, CompletableFuture<HistoryStore> reached) {}

  /** Completes when the competition has been folded up to a sequence. */
  synchronized CompletableFuture<HistoryStore> await(long sequence, Optional<HistoryStore> store) {
    if (store.isPresent() && last >= sequence) {
      return CompletableFuture.completedFuture(store.get());
    }
    waiting.removeIf(waiter -> waiter.reached().isDone()); // those who gave up
    CompletableFuture<HistoryStore> reached = new CompletableFuture<>();
    waiting.add(new Waiter(sequence, reached));
    wanted = Math.max(wanted, sequence);
    return reached;
  }

  /** Whether the competition needs a turn and has none coming; it then counts as coming. */
  synchronized boolean takeTurn() {
    if (queued || (waiting.isEmpty() && last >= wanted)) {
      return false;
    }
    queued = true;
    return true;
  }

  synchronized long last() {
    return last;
  }

  /** The competition has been folded up to a sequence: its turn is over. */
  void folded(long sequence, HistoryStore store) {
    List<Waiter> done = new ArrayList<>();
    synchronized (this) {
      last = sequence;
      queued = false;
      for (Iterator<Waiter> each = waiting.iterator(); each.hasNext(); ) {
        Waiter waiter = each.next();
        if (waiter.sequence() <= sequence) {
          each.remove();
          done.add(waiter);
        }
      }
    }
    done.forEach(waiter -> waiter.reached().completeAsync(() -> store));
  }

  /** The turn failed: whoever waits is told, and nothing goes on until somebody asks again. */
  void failed(RuntimeException failure) {
    List<Waiter> told;
    synchronized (this) {
      queued = false;
      wanted = last;
      told = List.copyOf(waiting);
      waiting.clear();
    }
    told.forEach(waiter -> waiter.reached().completeExceptionally(failure));
  }

  /** The store was made anew. */
  synchronized void startOver() {
    last = -1;
  }
}
