/** A single-node Kafka broker inside this process; Kafka's internals stay behind it. */
package org.competitionledger.broker;
