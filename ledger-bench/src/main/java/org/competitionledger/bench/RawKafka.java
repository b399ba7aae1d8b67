package org.competitionledger.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.projections.topics.Topic;

/** The limits: what Kafka does with the same records when nothing is decided. */
record RawKafka(KafkaClients clients) {

  private static final String TOPIC = "ledger.bench.v1";
  private static final String EVENTS = Topic.EVENTS.topicName();

  /** All events: the benchmark has one partition. */
  static final TopicPartition LOG = new TopicPartition(EVENTS, 0);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Recorded events with keys and headers, from the start of the log, which has so many. */
  List<ConsumerRecord<byte[], byte[]>> sample(int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(count);
    try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer(EVENTS, true)) {
      long lastNanos = System.nanoTime();
      while (records.size() < count) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(KafkaClients.POLL);
        if (!polled.isEmpty()) { // a poll that meets nothing but a commit's marker comes back empty
          polled.forEach(records::add);
          lastNanos = System.nanoTime();
        } else if (System.nanoTime() - lastNanos > PATIENCE.toNanos()) {
          throw new IllegalStateException(
              "the log has " + records.size() + " of " + count + " events");
        }
      }
    }
    return records.subList(0, count);
  }

  /** Where the log ends. */
  long end() {
    try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer(EVENTS, false)) {
      return consumer.position(LOG);
    }
  }

  /** Whether a file of the broker holds records that the benchmark did not produce itself. */
  static boolean isSegmentOfOthers(Path file) {
    return file.toString().endsWith(".log")
        && !file.getParent().getFileName().toString().startsWith(TOPIC);
  }

  /** Creates the topic that {@link #produce} writes to, with as many partitions as the log has. */
  void createTopic() throws InterruptedException {
    try (Admin admin = Admin.create(Map.copyOf(clients.access()));
        KafkaConsumer<byte[], byte[]> consumer = clients.consumer(EVENTS, false)) {
      int partitions = consumer.assignment().size();
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the benchmark's topic could not be created", e);
    }
  }

  /** Produces records like the sample; records a second until the last is acknowledged. */
  double produce(List<ConsumerRecord<byte[], byte[]>> sample, int count) {
    try (KafkaProducer<byte[], byte[]> producer = clients.producer(5)) {
      producer.partitionsFor(TOPIC);
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        producer.send(like(sample.get(i % sample.size())));
      }
      producer.flush();
      return Bench.perSecond(count, start);
    }
  }

  /** Round trips of one record at a time. */
  Latencies roundTrips(List<ConsumerRecord<byte[], byte[]>> sample, int count)
      throws InterruptedException {
    Latencies latencies = new Latencies(count);
    try (KafkaProducer<byte[], byte[]> producer = clients.producer(0)) {
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        producer.send(like(sample.get(i % sample.size()))).get();
        latencies.add(System.nanoTime() - start);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a record was not acknowledged", e);
    }
    return latencies;
  }

  private static ProducerRecord<byte[], byte[]> like(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(TOPIC, null, null, record.key(), record.value(), record.headers());
  }

  /**
   * Consumes the whole log.
   *
   * @param count how many events it has
   * @return records a second
   */
  double consume(long count) {
    try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer(EVENTS, true)) {
      long start = System.nanoTime();
      long read = 0;
      while (read < count) {
        read += consumer.poll(KafkaClients.POLL).count();
      }
      return Bench.perSecond(count, start);
    }
  }
}
