/**
 * A linter for competitions: rules that watch the log go by and note what an auditor should look
 * at, with the events that prove it. A rule speaks only where its subject was declared, so that a
 * clean competition has no finding.
 */
package org.competitionledger.core.findings;
