/**
 * The room of standings: a stage's table at any moment, under any version of the rules or edited
 * ones, with what moved, and how each entry came by its place. What is chosen stands in the
 * address. The small table that other rooms show is made here too.
 */
package org.competitionledger.api.pages.standings;
