package org.competitionledger.projections.streams;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Tells whether more input waits behind a record. */
@FunctionalInterface
public interface DrainProbe {

  /** Whether the record is the last one there is for now. */
  boolean isLast(RecordMetadata record);
}
