package org.competitionledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/**
 * Where competitions lie in a keyed topic: as Kafka's producers place keyed records.
 *
 * @param topic the topic's name
 * @param count its partitions, fixed at creation
 */
public record Partitions(String topic, int count) {

  /** The partition of a competition. */
  public TopicPartition of(String competition) {
    return new TopicPartition(topic, number(competition));
  }

  /**
   * The number of a competition's partition, the same on every keyed topic of the ledger; its log
   * of refusals is there as well, and the register in the first.
   */
  public int number(String competition) {
    int slash = competition.indexOf('/');
    if (slash == 0) {
      return 0;
    }
    String id = slash < 0 ? competition : competition.substring(0, slash);
    return BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), count);
  }

  /** All partitions. */
  public List<TopicPartition> all() {
    return IntStream.range(0, count).mapToObj(i -> new TopicPartition(topic, i)).toList();
  }
}
