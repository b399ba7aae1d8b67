package org.competitionledger.projections.project;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StageStandings;

/**
 * Between readers of standings and the projecting thread. A table that nobody asked for costs
 * nothing: the first reader has it made, and from then on it is kept up to date.
 *
 * <p>A competition is known to the task of its partition only, so that each task has a queue of its
 * own. A reader is told at once where no task of this instance has the partition: nobody would
 * answer.
 */
final class TableRequests {

  /**
   * Requests, over all tasks, for tables that are not kept up to date yet; more are turned away.
   */
  static final int WAITING_MAX = 1_000;

  /**
   * Tables kept up to date, over all tasks; beyond, the one whose first reader came longest ago is
   * let go.
   */
  static final int KEPT_MAX = 200;

  private final Map<TableId, StageStandings> published = new ConcurrentHashMap<>();
  private final Map<Integer, OfTask> tasks = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /** What lets go of each table, in the order of their first readers. */
  private final Map<TableId, Runnable> kept = new LinkedHashMap<>();

  /** A competition's stage. */
  record TableId(String competition, String stage) {}

  /** A reader that waits for a table; empty if there is no such stage, or no rules for it yet. */
  record Request(TableId id, CompletableFuture<Optional<StageStandings>> answer) {}

  /**
   * The table, at once where it is kept up to date.
   *
   * @param partition the competition's
   */
  CompletableFuture<Optional<StageStandings>> table(int partition, TableId id) {
    StageStandings ready = published.get(id);
    if (ready != null) {
      return CompletableFuture.completedFuture(Optional.of(ready));
    }
    OfTask task = tasks.get(partition);
    if (task == null) {
      return CompletableFuture.failedFuture(notHere());
    }
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      return CompletableFuture.failedFuture(
          new LedgerUnavailable("Too many readers of standings", null));
    }
    Request request = new Request(id, new CompletableFuture<>());
    task.queue.add(request);
    if (tasks.get(partition) != task) {
      task.turnAway(); // it left in between, perhaps without seeing this one
    }
    return request.answer();
  }

  /** A task begins to answer for a partition. */
  OfTask begin(int partition) {
    OfTask task = new OfTask(partition);
    Optional.ofNullable(tasks.put(partition, task)).ifPresent(OfTask::turnAway);
    return task;
  }

  private static LedgerUnavailable notHere() {
    return new LedgerUnavailable("What is asked for is being reassigned", null);
  }

  /** The part of one task; its methods are called by the projecting thread. */
  final class OfTask {

    private final int partition;
    private final Queue<Request> queue = new ConcurrentLinkedQueue<>();

    private OfTask(int partition) {
      this.partition = partition;
    }

    /** The next reader that waits. */
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
      synchronized (kept) {
        kept.putIfAbsent(id, letGo);
        if (kept.size() > KEPT_MAX) {
          TableId oldest = kept.keySet().iterator().next();
          published.remove(oldest);
          kept.remove(oldest).run();
        }
      }
    }

    void publish(TableId id, StageStandings standings) {
      published.put(id, standings);
    }

    /** The task moves away: its tables are no longer kept up to date, its readers ask again. */
    void end(Collection<TableId> tables) {
      tasks.remove(partition, this);
      synchronized (kept) {
        kept.keySet().removeAll(tables);
      }
      tables.forEach(published::remove);
      turnAway();
    }

    private void turnAway() {
      for (Optional<Request> next = next(); next.isPresent(); next = next()) {
        next.get().answer().completeExceptionally(notHere());
      }
    }
  }
}
