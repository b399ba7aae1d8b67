/** All findings of a competition, event by event, and of a whole log from its start. */
package org.competitionledger.core.audit;
