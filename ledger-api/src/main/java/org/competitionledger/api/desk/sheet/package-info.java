/**
 * An evaluator's score sheet: which scores they are to give, and what was filled in. What may be
 * given is asked of core; whether it is recorded, decide says.
 */
package org.competitionledger.api.desk.sheet;
