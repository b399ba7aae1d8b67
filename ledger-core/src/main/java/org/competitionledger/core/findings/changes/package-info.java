/**
 * Findings about rules that came or changed late, or meant different things for different entries.
 */
package org.competitionledger.core.findings.changes;
