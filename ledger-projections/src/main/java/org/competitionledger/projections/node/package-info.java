/** An instance of the ledger: makes its parts and their Kafka clients, starts and stops them. */
package org.competitionledger.projections.node;
