package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.core.scoring.StageRules;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.state.CriteriaState;

/**
 * Tables as of a moment under any version of the rules. They never change, so that the ones asked
 * for last are kept, as many as have {@link #ROWS_MAX} rows together.
 */
@ApplicationScoped
public class PastTables {

  private static final int ROWS_MAX = 200_000;

  /** Tables worked out at once; more wait. */
  private static final int AT_ONCE_MAX = 2;

  private static final long WAIT_MAX_SECONDS = 5;

  private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);
  private final KeptTables<Key> kept = new KeptTables<>(ROWS_MAX);

  private record Key(String competition, String stage, long asOf, int version) {}

  /** The table of a stage at a moment under a set that is known by then. May take a while. */
  KeptTables.Computed of(Moment moment, String stage, CriteriaState set) {
    Key key =
        new Key(
            moment.reading().competition(),
            stage,
            moment.sequence(),
            set.getCriteria().getVersion());
    return kept.find(key).orElseGet(() -> compute(key, moment, set));
  }

  private KeptTables.Computed compute(Key key, Moment moment, CriteriaState set) {
    takeTurn();
    try {
      Optional<KeptTables.Computed> meanwhile = kept.find(key);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      StageRules rules =
          StageRules.compile(moment.reading().state(), key.stage(), set.getCriteria());
      KeptTables.Computed computed =
          new KeptTables.Computed(
              rules, Standings.snapshots(moment.reading().state(), List.of(rules)).get(0));
      kept.keep(key, computed);
      return computed;
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(WAIT_MAX_SECONDS, TimeUnit.SECONDS)) {
        throw ProblemCode.NOT_YET_PROJECTED.exception();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted while waiting for a table", e);
    }
  }
}
