/**
 * A linter for competitions: what a finding is, and what its rules look at. A rule ({@code
 * outcomes}, {@code changes}, {@code records}) watches the log go by and notes what an auditor
 * should look at, with the events that prove it. It speaks only where its subject was declared, so
 * that a clean competition has no finding.
 */
package org.competitionledger.core.findings;
