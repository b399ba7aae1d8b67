package org.competitionledger.projections;

import java.util.List;
import java.util.Optional;
import org.competitionledger.view.ImpactReport;
import org.competitionledger.view.RuleChange;

/**
 * What changes of the criteria did to standings: worked out in the background when they are
 * recorded, or when somebody asks for one that is not there, and kept. Safe for use by many
 * threads.
 */
public interface Impacts {

  /** How much of an impact is told. */
  enum Detail {
    /** For a list of changes: up to 50 rows and moves a stage. */
    BRIEF(50),
    /** For one change: up to 1,000 rows and moves a stage. */
    FULL(1_000);

    private final int limit;

    Detail(int limit) {
      this.limit = limit;
    }

    /** At most so many rows and moves a stage. */
    public int limit() {
      return limit;
    }
  }

  /**
   * The impacts of changes of a competition; empty for those that are being worked out. Waits a
   * second at most.
   *
   * @param changes changes that can have one
   * @throws LedgerUnavailable if what is kept cannot be read
   */
  List<Optional<ImpactReport>> of(String competition, List<RuleChange> changes, Detail detail);
}
