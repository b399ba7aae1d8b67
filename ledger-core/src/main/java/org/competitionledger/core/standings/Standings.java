package org.competitionledger.core.standings;

import org.competitionledger.core.competition.State;
import org.competitionledger.event.CriteriaSet;

/** The table of a stage, from the scores and a criteria set: official or what-if, by one path. */
public final class Standings {

  private Standings() {}

  /**
   * Computes the whole table in O(n log n) of its entries.
   *
   * @param state the competition's state
   * @param stage the stage
   * @param governing the criteria set to score by
   */
  public static StageTable compute(State state, String stage, CriteriaSet governing) {
    throw new UnsupportedOperationException("to be written");
  }
}
