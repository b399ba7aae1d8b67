package org.competitionledger.projections.node;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.decide.Decider;
import org.competitionledger.projections.topics.Topic;

/**
 * Makes the Kafka clients of an instance, with the settings on which correctness and speed depend.
 *
 * @param config how the instance runs
 */
record NodeClients(NodeConfig config) {

  /** After this another instance is given what one that died decided for. */
  private static final int SESSION_MS = 6_000;

  /** How soon each hears that partitions are given and taken. */
  private static final int HEARTBEAT_MS = 500;

  /** A transaction that was left open holds up readers for no longer. */
  private static final int TRANSACTION_MS = 10_000;

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(config.kafka());
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }

  Admin admin() {
    return Admin.create(settings());
  }

  /** Reads committed records, in no group. */
  Consumer<byte[], byte[]> reader() {
    return reader("read_committed");
  }

  /** Sees where partitions end, with what is not committed. */
  Consumer<byte[], byte[]> observer() {
    return reader("read_uncommitted");
  }

  private Consumer<byte[], byte[]> reader(String isolation) {
    Map<String, Object> settings = settings();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Has a share of the partitions, and reads nothing. */
  Consumer<byte[], byte[]> member() {
    Map<String, Object> settings = settings();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, Decider.GROUP);
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instanceId());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, Decider.clientId(config.advertised()));
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Writes what is decided. */
  Producer<byte[], byte[]> transactional(String transactionalId) {
    Map<String, Object> settings = plainSettings();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
    // A commit sends what lingers; in between, a batch is a flush of the embedded broker's disk.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 100);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 512 << 10);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
    // The first batch of a transaction may have to come again, and those behind it must wait.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // A transaction that begins before the last one's markers are written is told to come again:
    // soon, not in Kafka's 100. Doubles with each attempt, up to a second.
    settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes a record at a time. */
  Producer<byte[], byte[]> plain() {
    return new KafkaProducer<>(
        plainSettings(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Map<String, Object> plainSettings() {
    Map<String, Object> settings = settings();
    int timeoutMs = (int) config.appendTimeout().toMillis();
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.RECORD_BYTES_MAX);
    // A commit outlasts the 9 s after which Kafka gives up a broker that died.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeoutMs * 3 / 4);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMs * 3 / 4);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs / 2);
    return settings;
  }
}
