/** What a process runs and remembers. Knows nothing of the ledger. */
package org.competitionledger.core.running;
