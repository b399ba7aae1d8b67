/**
 * The past, indexed: every version of every state record under (record, sequence), so that the
 * state after any event is there to be looked up, without a replay. Disposable: built from the log
 * on demand, in a directory of its own, and thrown away where it does not agree with the log.
 */
package org.competitionledger.projections.history;
