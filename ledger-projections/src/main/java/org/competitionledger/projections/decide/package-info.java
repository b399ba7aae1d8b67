/**
 * Commands in, events and outcomes out: the one place where events are made. Commands of a
 * competition are decided one after the other against its state; events, outcome and state are
 * committed in one Kafka transaction.
 */
package org.competitionledger.projections.decide;
