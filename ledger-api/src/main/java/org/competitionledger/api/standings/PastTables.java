package org.competitionledger.api.standings;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Answered;
import org.competitionledger.api.read.Moment;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.State;
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

  private static final Duration WAIT_MAX = Duration.ofSeconds(5);

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
          Daemons.named("ledger-past-tables"));

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
    return kept.find(key)
        .orElseGet(() -> Answered.within(WAIT_MAX, making(key, moment, set), "the table"));
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

  @PreDestroy
  void stop() {
    makers.shutdownNow();
  }
}
