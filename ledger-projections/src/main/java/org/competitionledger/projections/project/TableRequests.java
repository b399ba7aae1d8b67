package org.competitionledger.projections.project;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StageStandings;

/**
 * Between readers of standings and the projecting thread. A table that nobody asked for costs
 * nothing: the first reader has it made, and from then on it is kept up to date.
 */
final class TableRequests {

  /** Requests for tables that are not kept up to date yet; more are turned away. */
  static final int WAITING_MAX = 1_000;

  /** Tables kept up to date; beyond, the one whose first reader came longest ago is let go. */
  static final int KEPT_MAX = 200;

  /** How long a reader waits for a table. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final Map<TableId, StageStandings> published = new ConcurrentHashMap<>();
  private final Queue<Request> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile Runnable onRequest = () -> {};

  /** What lets go of each table, in the order of their first readers. */
  private final Map<TableId, Runnable> kept = new LinkedHashMap<>();

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
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      return CompletableFuture.failedFuture(
          new LedgerUnavailable("Too many readers of standings", null));
    }
    CompletableFuture<Optional<StageStandings>> answer = new CompletableFuture<>();
    queue.add(new Request(id, answer));
    onRequest.run();
    return answer
        .orTimeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            late -> {
              throw new LedgerUnavailable("The table was not worked out in time", late);
            });
  }

  /** What is done when a reader waits; by his thread. */
  void onRequest(Runnable done) {
    onRequest = done;
  }

  /** A projection begins: it keeps no table yet. */
  void begin() {
    published.clear();
    kept.clear();
  }

  /** The next reader that waits; asked by the folding thread, as all that follows. */
  Optional<Request> next() {
    Request request = queue.poll();
    if (request != null) {
      waiting.decrementAndGet();
    }
    return Optional.ofNullable(request);
  }

  /**
   * Notes that a table is kept up to date from now on.
   *
   * @param letGo called when it has to make room for others
   */
  void keep(TableId id, Runnable letGo) {
    kept.putIfAbsent(id, letGo);
    if (kept.size() > KEPT_MAX) {
      TableId oldest = kept.keySet().iterator().next();
      published.remove(oldest);
      kept.remove(oldest).run();
    }
  }

  void publish(TableId id, StageStandings standings) {
    published.put(id, standings);
  }
}
