/** Findings about what was announced, promised, published and recorded, and when. */
package org.competitionledger.core.findings.records;
