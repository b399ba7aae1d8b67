/**
 * The pure domain: no Kafka, no Quarkus, no clock, no I/O. Comments refer to a section of
 * docs/rules.md, which says what a record means, as {@code §5.3}.
 */
package org.competitionledger.core;
