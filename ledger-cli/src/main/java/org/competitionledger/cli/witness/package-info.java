/** A witness: what it cosigned last of each log, kept. */
package org.competitionledger.cli.witness;
