package org.competitionledger.api.standings;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.State;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.state.CriteriaState;

/**
 * Tables as of a moment under any version of the rules. They never change, so that the ones asked
 * for last are kept, as many as have {@link #ROWS_MAX} rows together. A large one takes longer than
 * a reader should wait: he is asked to come again, while it is being worked out for him.
 */
@ApplicationScoped
public class PastTables {

  private static final int ROWS_MAX = 200_000;

  /** Tables worked out at once; more wait. */
  private static final int AT_ONCE_MAX = 2;

  /** Tables that wait to be worked out; more are turned away. */
  private static final int WAITING_MAX = 100;

  private static final long WAIT_MAX_SECONDS = 5;

  private final KeptTables<Key> kept = new KeptTables<>(ROWS_MAX);
  private final Map<Key, CompletableFuture<KeptTables.Computed>> beingMade =
      new ConcurrentHashMap<>();
  private final ThreadPoolExecutor makers =
      new ThreadPoolExecutor(
          AT_ONCE_MAX,
          AT_ONCE_MAX,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING_MAX),
          task -> {
            Thread thread = new Thread(task, "ledger-past-tables");
            thread.setDaemon(true);
            return thread;
          });

  private record Key(String competition, String stage, long asOf, int version) {}

  PastTables() {
    makers.allowCoreThreadTimeOut(true);
  }

  /** The table of a stage at a moment under a set that is known by then; 503 while it is made. */
  KeptTables.Computed of(Moment moment, String stage, CriteriaState set) {
    Key key =
        new Key(
            moment.reading().competition(),
            stage,
            moment.sequence(),
            set.getCriteria().getVersion());
    return kept.find(key).orElseGet(() -> await(making(key, moment, set)));
  }

  /** Whoever asks for the same meanwhile waits for the same. */
  private CompletableFuture<KeptTables.Computed> making(Key key, Moment moment, CriteriaState set) {
    try {
      return beingMade.computeIfAbsent(
          key,
          absent ->
              CompletableFuture.supplyAsync(
                  () -> make(key, moment.reading().state(), set), makers));
    } catch (RejectedExecutionException e) {
      throw ProblemCode.NOT_YET_PROJECTED.exception();
    }
  }

  private KeptTables.Computed make(Key key, State state, CriteriaState set) {
    try {
      CompiledRules rules = CompiledRules.compile(state, key.stage(), set.getCriteria());
      TableSnapshot table = Standings.snapshots(state, List.of(rules)).get(0);
      table.page(0, 1); // some are worked out by their first reader
      KeptTables.Computed computed = new KeptTables.Computed(rules, table);
      kept.keep(key, computed);
      return computed;
    } finally {
      beingMade.remove(key);
    }
  }

  private static KeptTables.Computed await(CompletableFuture<KeptTables.Computed> table) {
    try {
      return table.get(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw ProblemCode.NOT_YET_PROJECTED.exception();
    } catch (ExecutionException e) {
      throw new LedgerUnavailable("the table could not be worked out", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted while waiting for a table", e);
    }
  }

  @PreDestroy
  void stop() {
    makers.shutdownNow();
  }
}
