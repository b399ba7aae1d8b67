/**
 * Appending: one command as JSON, or a stream of them as NDJSON. The path is kept short: bytes in,
 * one record to Kafka, bytes out, nothing that blocks.
 */
package org.competitionledger.api.append;
