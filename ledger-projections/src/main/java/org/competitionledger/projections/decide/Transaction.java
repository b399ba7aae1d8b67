package org.competitionledger.projections.decide;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.competitionledger.projections.decide.PartitionDecider.Request;

/** What was decided and is committed together, in one transaction of a producer. */
final class Transaction {

  final List<Runnable> answers = new ArrayList<>();
  final Deque<Request> requests = new ConcurrentLinkedDeque<>();
  int events;
  boolean refused;
  Future<RecordMetadata> last;
  private final Producer<byte[], byte[]> producer;
  private boolean begun;

  Transaction(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Sends what the transaction has, which begins with the first. */
  Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> next) {
    if (!begun) {
      producer.beginTransaction();
      begun = true;
    }
    return producer.send(next);
  }

  /** Commits it, if it has anything. */
  void commit() {
    if (begun) {
      producer.commitTransaction();
    }
  }
}
