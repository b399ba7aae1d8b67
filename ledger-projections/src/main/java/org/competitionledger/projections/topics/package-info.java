/** The topics of the contract: one catalogue, created if missing, checked if they exist. */
package org.competitionledger.projections.topics;
