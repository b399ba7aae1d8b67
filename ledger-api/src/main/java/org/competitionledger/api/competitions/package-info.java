/** Competitions as a whole: what was announced, stages and calls, who takes part. */
package org.competitionledger.api.competitions;
