package org.competitionledger.projections.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.transparency.Register;

/**
 * Hands events, signed heads, refusals and what is registered to the projection. Streams makes one
 * for what was in the log at the start and one for what comes after.
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
    RecordMetadata at = context.recordMetadata().orElseThrow();
    if (at.topic().equals(Topic.EVENTS.topicName())) {
      projection.fold(record.value(), at.offset());
      return;
    }
    String log = new String(record.key(), UTF_8);
    Instant when = Instant.ofEpochMilli(record.timestamp());
    if (at.topic().equals(Topic.CHECKPOINTS.topicName())) {
      projection.head(log, record.value(), when);
    } else if (at.topic().equals(Topic.REFUSALS.topicName())) {
      projection.refusal(log, record.value(), when);
    } else if (log.isEmpty()) {
      projection.head(Register.LOG, record.value(), when);
    } else {
      projection.register(log, record.value(), when);
    }
  }
}
