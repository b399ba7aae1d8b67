/** Findings: those of a competition, and what each of them means. */
package org.competitionledger.api.pages.findings;
