package org.competitionledger.core.impact;

import java.util.List;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.Move;
import org.competitionledger.core.standings.TableComparison;
import org.competitionledger.core.standings.TableSnapshot;

/**
 * What a new version of the criteria does to one stage: the same scores under both.
 *
 * @param oldRules the version before it that covered the stage
 * @param newRules the new version
 * @param before the table under the old rules
 * @param after the table under the new rules
 * @param comparison who moved
 */
public record StageImpact(
    CompiledRules oldRules,
    CompiledRules newRules,
    TableSnapshot before,
    TableSnapshot after,
    TableComparison comparison) {

  /** The stage. */
  public String stage() {
    return newRules.stage();
  }

  /** The criteria that decided a move; nothing where no single ones did. */
  public List<String> decisive(Move move) {
    return new DecisiveCriteria(this).of(move);
  }
}
