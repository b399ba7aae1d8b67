/** Stores on disk, of what was folded and of Kafka Streams, and the core's state port over them. */
package org.competitionledger.projections.store;
