package org.competitionledger.projections.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Clients for a topology that looks at few record headers, or at none. Streams measures every
 * record that it buffers, and decodes the name of each header for that: an eighth of a thread that
 * folds events, which have nine.
 */
public final class FewHeadersClients extends DefaultKafkaClientSupplier {

  private static final String KEPT = "ledger.headers.kept";

  private final List<String> kept;

  /** Clients whose consumers keep these headers only. */
  public FewHeadersClients(String... kept) {
    this.kept = List.of(kept);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    Map<String, Object> sparing = new HashMap<>(config);
    sparing.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(OnlySomeHeaders.class));
    sparing.put(KEPT, kept);
    return super.getConsumer(sparing);
  }

  /** Leaves out other headers of what is consumed. Public, as Kafka makes it by its class. */
  public static final class OnlySomeHeaders implements ConsumerInterceptor<byte[], byte[]> {

    private List<?> kept = List.of();

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
      Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> bare = new HashMap<>();
      for (TopicPartition partition : records.partitions()) {
        List<ConsumerRecord<byte[], byte[]>> full = records.records(partition);
        List<ConsumerRecord<byte[], byte[]>> kept = new ArrayList<>(full.size());
        full.forEach(record -> kept.add(bare(record)));
        bare.put(partition, kept);
      }
      return new ConsumerRecords<>(bare, records.nextOffsets());
    }

    private ConsumerRecord<byte[], byte[]> bare(ConsumerRecord<byte[], byte[]> record) {
      RecordHeaders headers = new RecordHeaders();
      for (Object name : kept) {
        Header header = record.headers().lastHeader((String) name);
        if (header != null) {
          headers.add(header);
        }
      }
      return new ConsumerRecord<>(
          record.topic(),
          record.partition(),
          record.offset(),
          record.timestamp(),
          record.timestampType(),
          record.serializedKeySize(),
          record.serializedValueSize(),
          record.key(),
          record.value(),
          headers,
          record.leaderEpoch());
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void configure(Map<String, ?> config) {
      kept = (List<?>) config.get(KEPT);
    }

    @Override
    public void close() {}
  }
}
