package org.competitionledger.projections.project;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StageStandings;

/**
 * Between readers of standings and the projecting thread. A table that nobody asked for costs
 * nothing: the first reader has it made, and from then on it is kept up to date.
 */
final class TableRequests {

  /** Requests for tables that are not being kept up to date yet; more are turned away. */
  static final int WAITING_MAX = 1_000;

  private final Map<TableId, StageStandings> published = new ConcurrentHashMap<>();
  private final Queue<Request> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

  /** A competition's stage. */
  record TableId(String competition, String stage) {}

  /** A reader that waits for a table; empty if there is no such stage, or no rules for it yet. */
  record Request(TableId id, CompletableFuture<Optional<StageStandings>> answer) {}

  /** The table, at once where it is kept up to date. */
  CompletableFuture<Optional<StageStandings>> table(TableId id) {
    StageStandings ready = published.get(id);
    if (ready != null) {
      return CompletableFuture.completedFuture(Optional.of(ready));
    }
    CompletableFuture<Optional<StageStandings>> answer = new CompletableFuture<>();
    if (!waiting.offer(new Request(id, answer))) {
      answer.completeExceptionally(new LedgerUnavailable("Too many readers of standings", null));
    }
    return answer;
  }

  /** The next reader that waits; called by the projecting thread. */
  Optional<Request> next() {
    return Optional.ofNullable(waiting.poll());
  }

  void publish(TableId id, StageStandings standings) {
    published.put(id, standings);
  }

  void withdraw(TableId id) {
    published.remove(id);
  }
}
