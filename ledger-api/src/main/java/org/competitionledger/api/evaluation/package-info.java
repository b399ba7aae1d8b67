/** What was corrected, and what was decided by vote: from the log, with what stood there before. */
package org.competitionledger.api.evaluation;
