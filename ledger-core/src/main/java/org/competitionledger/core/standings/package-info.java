/**
 * Who stands where. Results of entries are put in order, split into sections and measured against
 * the cut rule: all at once for a whole table ({@code Standings}, {@code Ranking}), or entry by
 * entry in trees that tell ranks ({@code LiveTable}, {@code RankTree}). Both ways give the same
 * rows.
 *
 * <p>Every table, official or what-if, as of now or of any moment, comes from {@code
 * Standings.compute}: a state, a stage and a criteria set are all it takes.
 */
package org.competitionledger.core.standings;
