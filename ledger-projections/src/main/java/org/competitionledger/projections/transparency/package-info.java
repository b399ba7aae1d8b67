/**
 * The transparency log of each competition: a Kafka Streams application that grows tiles from
 * committed events and signs heads over them, and the ways to ask for both.
 */
package org.competitionledger.projections.transparency;
