/**
 * What would be if events were recorded now: by the same rules, folds and findings, above a state.
 */
package org.competitionledger.core.dryrun;
