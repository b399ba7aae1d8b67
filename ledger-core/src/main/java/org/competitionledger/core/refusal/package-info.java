/** Why an event is not recorded: a stable code, a place, and a sentence in two languages. */
package org.competitionledger.core.refusal;
