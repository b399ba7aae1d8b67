package org.competitionledger.core.codec;

import org.apache.avro.Schema;

/**
 * A version of the event schema with which events may have been recorded. Never edited.
 *
 * @param fingerprint CRC-64-AVRO, 16 lower-case hexadecimal digits, most significant first
 * @param sha256 SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits
 * @param text the whole schema with docs and defaults, as JSON
 * @param schema the same, parsed
 */
public record ReleasedSchema(String fingerprint, String sha256, String text, Schema schema) {}
