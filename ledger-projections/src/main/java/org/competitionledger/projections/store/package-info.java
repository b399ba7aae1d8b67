/** The core's state port over Kafka Streams' stores. */
package org.competitionledger.projections.store;
