/** Kafka topics, topologies, stores and queries over the core's pure functions. */
package org.competitionledger.projections;
