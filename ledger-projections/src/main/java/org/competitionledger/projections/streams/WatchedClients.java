package org.competitionledger.projections.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Hands out Kafka clients and watches the consumers, so that a processor can ask whether its record
 * is the last one there is for now, and shorten the wait for the next.
 */
public final class WatchedClients extends DefaultKafkaClientSupplier implements Input {

  private final Map<String, WatchedConsumer> consumers = new ConcurrentHashMap<>();

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    WatchedConsumer consumer = new WatchedConsumer(config);
    consumers.put((String) config.get(ConsumerConfig.CLIENT_ID_CONFIG), consumer);
    return consumer;
  }

  @Override
  public boolean isLast(RecordMetadata record) {
    return consumer().map(consumer -> consumer.isLast(record)).orElse(true);
  }

  @Override
  public void waitNoLongerThan(Duration term) {
    consumer().ifPresent(consumer -> consumer.term = term);
  }

  /** That of the calling stream thread, which alone may use it. */
  private Optional<WatchedConsumer> consumer() {
    return Optional.ofNullable(consumers.get(Thread.currentThread().getName() + "-consumer"));
  }

  private static final class WatchedConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final Duration ANY = Duration.ofDays(1);

    private Duration term = ANY;

    /** The last record handed out of each partition, until it has been taken up. */
    private final Map<TopicPartition, Long> ahead = new HashMap<>();

    WatchedConsumer(Map<String, Object> config) {
      super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      Duration shorter = term.compareTo(timeout) < 0 ? term : timeout;
      term = ANY;
      ConsumerRecords<byte[], byte[]> records = super.poll(shorter);
      ahead.keySet().retainAll(assignment());
      for (TopicPartition partition : records.partitions()) {
        List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
        ahead.put(partition, some.get(some.size() - 1).offset());
      }
      return records;
    }

    /** Of all partitions: their tasks share the thread, its transaction and its commits. */
    boolean isLast(RecordMetadata record) {
      ahead.remove(new TopicPartition(record.topic(), record.partition()), record.offset());
      return ahead.isEmpty() && assignment().stream().allMatch(this::isDrained);
    }

    private boolean isDrained(TopicPartition partition) {
      OptionalLong lag = currentLag(partition);
      return lag.isEmpty() || lag.getAsLong() == 0;
    }
  }
}
