/**
 * Who stands where. Results of entries are put in order, split into sections and measured against
 * the cut rule: all at once for a whole table, or entry by entry in trees that tell ranks. Both
 * ways give the same rows.
 */
package org.competitionledger.core.standings;
