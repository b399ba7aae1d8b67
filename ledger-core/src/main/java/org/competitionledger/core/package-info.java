/** The pure domain: no Kafka, no Quarkus, no clock, no I/O. */
package org.competitionledger.core;
