/**
 * Committed events in, views out: state, rule history, an index of the log, tables. Disposable: a
 * new application id rebuilds all of it from {@code ledger.events.v1}.
 */
package org.competitionledger.projections.project;
