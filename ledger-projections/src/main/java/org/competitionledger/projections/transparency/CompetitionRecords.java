package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.topics.Topic;

/**
 * A competition's committed records of a topic, from the first one to the last there was when they
 * were asked for. Every method throws {@link LedgerUnavailable} if Kafka does not answer.
 */
final class CompetitionRecords implements Iterator<ConsumerRecord<byte[], byte[]>>, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final Optional<byte[]> key;
  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final long end;
  private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();
  private ConsumerRecord<byte[], byte[]> next;

  private CompetitionRecords(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, Optional<String> competition) {
    this.key = competition.map(id -> id.getBytes(UTF_8));
    this.consumer = consumer;
    this.partition = partition;
    List<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    consumer.seekToBeginning(one);
    this.end = consumer.endOffsets(one).get(partition);
  }

  /**
   * The records.
   *
   * @param kafka client settings, at least {@code bootstrap.servers}
   */
  static CompetitionRecords of(Map<String, Object> kafka, Topic topic, String competition) {
    return of(kafka, topic, Optional.of(competition));
  }

  /** All records of a topic of one partition. */
  static CompetitionRecords all(Map<String, Object> kafka, Topic topic) {
    return of(kafka, topic, Optional.empty());
  }

  private static CompetitionRecords of(
      Map<String, Object> kafka, Topic topic, Optional<String> competition) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_WITHIN.toMillis());
    Consumer<byte[], byte[]> consumer = null;
    try {
      consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      return new CompetitionRecords(consumer, partition(consumer, topic, competition), competition);
    } catch (KafkaException e) {
      close(consumer);
      throw unanswered(e);
    } catch (LedgerUnavailable e) {
      close(consumer);
      throw e;
    }
  }

  private static TopicPartition partition(
      Consumer<byte[], byte[]> consumer, Topic topic, Optional<String> competition) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic.topicName());
    if (partitions == null || partitions.isEmpty()) {
      throw new LedgerUnavailable("Kafka has no topic " + topic.topicName(), null);
    }
    return competition
        .map(new Partitions(topic.topicName(), partitions.size())::of)
        .orElseGet(() -> new TopicPartition(topic.topicName(), 0));
  }

  private static LedgerUnavailable unanswered(KafkaException failure) {
    Throwable why = failure.getCause() instanceof ConfigException ? failure.getCause() : failure;
    return new LedgerUnavailable("Kafka does not answer: " + why.getMessage(), failure);
  }

  @Override
  public boolean hasNext() {
    long deadlineNanos = System.nanoTime() + ANSWER_WITHIN.toNanos();
    try {
      while (next == null) {
        if (polled.hasNext()) {
          ConsumerRecord<byte[], byte[]> record = polled.next();
          next = record.offset() < end && isAsked(record) ? record : null;
        } else if (consumer.position(partition) >= end) {
          return false;
        } else {
          polled = consumer.poll(POLL).iterator();
          deadlineNanos =
              polled.hasNext() ? System.nanoTime() + ANSWER_WITHIN.toNanos() : deadlineNanos;
          if (System.nanoTime() > deadlineNanos) {
            throw new LedgerUnavailable("Kafka does not answer in time", null);
          }
        }
      }
      return true;
    } catch (KafkaException e) {
      throw unanswered(e);
    }
  }

  private boolean isAsked(ConsumerRecord<byte[], byte[]> record) {
    return key.isEmpty() || Arrays.equals(record.key(), key.get());
  }

  @Override
  public ConsumerRecord<byte[], byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ConsumerRecord<byte[], byte[]> record = next;
    next = null;
    return record;
  }

  @Override
  public void close() {
    close(consumer);
  }

  private static void close(Consumer<byte[], byte[]> consumer) {
    if (consumer != null) {
      consumer.close();
    }
  }
}
