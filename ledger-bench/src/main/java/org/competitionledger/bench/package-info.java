/**
 * Measures the ledger beside its limits: what Kafka alone does on the same broker, and what Avro
 * alone does on the same events. All load is generated here, with seeded, repeatable events.
 */
package org.competitionledger.bench;
