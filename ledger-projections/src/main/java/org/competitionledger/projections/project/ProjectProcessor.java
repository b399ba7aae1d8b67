package org.competitionledger.projections.project;

import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Hands events to the projection. Streams makes one for what was in the log at the start and one
 * for what comes after.
 */
final class ProjectProcessor implements Processor<byte[], byte[], Void, Void> {

  private final Supplier<Projection> projections;
  private Projection projection;
  private ProcessorContext<Void, Void> context;

  ProjectProcessor(Supplier<Projection> projections) {
    this.projections = projections;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    projection = projections.get();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    projection.fold(record.value(), context.recordMetadata().orElseThrow().offset());
  }
}
