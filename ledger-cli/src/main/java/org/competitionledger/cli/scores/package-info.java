/** Score sheets: appended, sealed, revealed. What an evaluator seals stays in a file of theirs. */
package org.competitionledger.cli.scores;
