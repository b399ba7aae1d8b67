/** Sending commands and waiting for their outcomes. */
package org.competitionledger.projections.append;
