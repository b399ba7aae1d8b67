/** Following a ledger's register as an outsider. */
package org.competitionledger.core.monitor;
