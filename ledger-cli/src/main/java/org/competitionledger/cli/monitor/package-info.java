/** The command that follows a register from outside. */
package org.competitionledger.cli.monitor;
