package org.competitionledger.projections.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What a processor may know of its input beyond the record in hand. Asked by its thread only. */
public interface Input {

  /**
   * Whether a record is the last one there is for now, in any partition. To be asked of every
   * record that is taken up.
   */
  boolean isLast(RecordMetadata record);

  /**
   * Has the thread wait for no longer than this where there is no further input, the next time: who
   * set himself a term must be called when it is over.
   */
  void waitNoLongerThan(Duration term);
}
