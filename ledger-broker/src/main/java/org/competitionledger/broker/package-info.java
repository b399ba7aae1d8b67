/**
 * A single-node Kafka broker inside this process, so that a ledger needs nothing but a JDK. Kafka's
 * server internals stay behind {@link org.competitionledger.broker.EmbeddedBroker}.
 */
package org.competitionledger.broker;
