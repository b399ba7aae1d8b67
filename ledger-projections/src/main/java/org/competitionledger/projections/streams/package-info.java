/** How this ledger runs Kafka Streams: clients, settings, life cycle. No rule of the domain. */
package org.competitionledger.projections.streams;
