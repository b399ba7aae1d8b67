/** Findings about who advanced, was eliminated, was selected or objected. */
package org.competitionledger.core.findings.outcomes;
