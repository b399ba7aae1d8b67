/**
 * Commands in, events and answers out: the one place where events are made. An instance decides for
 * the partitions of the events topic that Kafka's group protocol gives it; commands of a
 * competition are decided one after the other against what was folded and what was decided since,
 * and committed together in one Kafka transaction.
 */
package org.competitionledger.projections.decide;
