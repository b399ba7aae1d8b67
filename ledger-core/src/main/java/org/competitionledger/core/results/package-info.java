/** What scoring says of an entry: points, verdicts of gates, ties, and the steps that led there. */
package org.competitionledger.core.results;
