/** Talking to a ledger's HTTP interface: bulk appends, event streams, problems. */
package org.competitionledger.cli.client;
