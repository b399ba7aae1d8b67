/** What a person at a terminal gets: results, progress, what went wrong, and an exit code. */
package org.competitionledger.cli.console;
