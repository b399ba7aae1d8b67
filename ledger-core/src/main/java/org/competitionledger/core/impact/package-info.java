/**
 * What a rule change moved: both tables at that event, and who stands elsewhere; and the history of
 * rule changes with it, as JSON.
 */
package org.competitionledger.core.impact;
