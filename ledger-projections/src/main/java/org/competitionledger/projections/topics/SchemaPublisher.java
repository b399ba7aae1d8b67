package org.competitionledger.projections.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.competitionledger.core.codec.ReleasedSchema;
import org.competitionledger.core.codec.ReleasedSchemas;
import org.competitionledger.projections.LedgerUnavailable;

/**
 * Puts every released schema of events on the schemas topic, by its fingerprint, so that the log
 * can be read from Kafka alone. The topic is compacted: what was there stays one record.
 */
public final class SchemaPublisher {

  private static final int ANSWER_WITHIN_S = 30;

  private SchemaPublisher() {}

  /**
   * Publishes and returns once Kafka has them.
   *
   * @throws LedgerUnavailable if Kafka does not take them
   */
  public static void publish(Producer<byte[], byte[]> producer) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (ReleasedSchema schema : ReleasedSchemas.all()) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  Topic.SCHEMAS.topicName(),
                  schema.fingerprint().getBytes(UTF_8),
                  schema.text().getBytes(UTF_8))));
    }
    for (Future<RecordMetadata> each : sent) {
      try {
        each.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw KafkaFailure.told("The schemas cannot be published", "WRITE", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LedgerUnavailable("Interrupted while schemas were published", e);
      }
    }
  }
}
