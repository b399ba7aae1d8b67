/** The standings of a stage, as a ledger answers them or worked out from a bundle. */
package org.competitionledger.cli.standings;
