package org.competitionledger.projections.streams;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Hands out Kafka clients and watches the consumers, so that a processor can ask whether its record
 * is the last one there is for now.
 *
 * <p>Decide commits then at once, since nobody else could share the transaction; in a flood the
 * commit interval collects many. Idle latency and flooded throughput both come from this.
 */
public final class DrainAwareClients extends DefaultKafkaClientSupplier implements DrainProbe {

  private final Map<String, Consumer<byte[], byte[]>> consumers = new ConcurrentHashMap<>();

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    Consumer<byte[], byte[]> consumer = super.getConsumer(config);
    consumers.put((String) config.get(ConsumerConfig.CLIENT_ID_CONFIG), consumer);
    return consumer;
  }

  /** Called on a stream thread, which alone may ask its consumer. */
  @Override
  public boolean isLast(RecordMetadata record) {
    Consumer<byte[], byte[]> consumer =
        consumers.get(Thread.currentThread().getName() + "-consumer");
    if (consumer == null) {
      return true;
    }
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() + 1 != consumer.position(partition)) {
      return false;
    }
    OptionalLong lag = consumer.currentLag(partition);
    return lag.isEmpty() || lag.getAsLong() == 0;
  }
}
