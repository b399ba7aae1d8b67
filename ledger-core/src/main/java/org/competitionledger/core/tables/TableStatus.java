package org.competitionledger.core.tables;

import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.state.StageState;

/** How far a table may be relied on. */
public enum TableStatus implements PublicName {
  /** Until the stage is closed. */
  PROVISIONAL,
  /** The stage is closed, the table not certified. */
  FROZEN,
  /** The organiser vouches for the table as it stands. */
  CERTIFIED,
  /** A later event changed a certified table; until it is certified again. */
  RESTATED;

  /**
   * The status of a table.
   *
   * @param competition the competition, which the certified digest covers
   * @param stage the stage as it stands
   * @param table its table as it stands, under the governing set
   */
  public static TableStatus of(String competition, StageState stage, StageTable table) {
    if (stage.getCertified() >= 0) {
      // The header as it was certified: only the rows tell whether the table changed.
      String now = table.digest(competition, stage.getCertifiedVersion(), stage.getCertifiedAsOf());
      return now.equals(stage.getCertifiedDigest()) ? CERTIFIED : RESTATED;
    }
    return uncertified(stage);
  }

  /** The status of a table that nobody certified, as under rules that do not govern. */
  public static TableStatus uncertified(StageState stage) {
    return stage.getClosed() >= 0 ? FROZEN : PROVISIONAL;
  }
}
