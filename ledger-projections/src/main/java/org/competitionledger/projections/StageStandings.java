package org.competitionledger.projections;

import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.state.StageState;

/**
 * The standings of a stage, ready to be served; immutable.
 *
 * @param stage the stage
 * @param rules the rules that governed
 * @param table the table
 * @param sequence the last event that changed the table
 */
public record StageStandings(
    StageState stage, CompiledRules rules, TableSnapshot table, long sequence) {}
