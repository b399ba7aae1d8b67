package org.competitionledger.projections.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.projections.topics.Topic;

/**
 * One partition of events, and that of their signed heads, as committed transactions leave it, and
 * folds of it.
 */
final class MemoryKafka {

  static final TopicPartition PARTITION = new TopicPartition(Topic.EVENTS.topicName(), 0);

  /** What else the owner writes; nothing of it here. */
  private static final Set<TopicPartition> BESIDE =
      Set.of(
          new TopicPartition(Topic.REGISTER.topicName(), 0),
          new TopicPartition(Topic.REFUSALS.topicName(), 0));

  static final TopicPartition HEADS = new TopicPartition(Topic.CHECKPOINTS.topicName(), 0);

  /** Empty is a transaction's marker, which has an offset as well. */
  private final List<Optional<ProducerRecord<byte[], byte[]>>> log = new ArrayList<>();

  private final List<ProducerRecord<byte[], byte[]>> heads = new ArrayList<>();
  private final List<String> transactionalIds = new ArrayList<>();
  private final Semaphore committing = new Semaphore(0);
  private MemoryProducer current;
  private volatile Optional<Semaphore> gate = Optional.empty();
  private volatile Runnable beforeCommit = () -> {};
  private volatile Runnable afterCommit = () -> {};
  private int commits;

  /** A producer that fences the one before it, once it takes the id. */
  synchronized Producer<byte[], byte[]> producer(String transactionalId) {
    transactionalIds.add(transactionalId);
    return new MemoryProducer();
  }

  /** Under which ids producers were made, in order. */
  synchronized List<String> transactionalIds() {
    return List.copyOf(transactionalIds);
  }

  synchronized int commits() {
    return commits;
  }

  synchronized long end(TopicPartition partition) {
    if (BESIDE.contains(partition)) {
      return 0;
    }
    assertThat(partition).isIn(PARTITION, HEADS);
    return partition.equals(HEADS) ? heads.size() : log.size();
  }

  /** The signed heads that were committed. */
  synchronized List<ProducerRecord<byte[], byte[]>> heads() {
    return List.copyOf(heads);
  }

  /** What is in the log, without markers. */
  synchronized List<ProducerRecord<byte[], byte[]>> records() {
    return log.stream().flatMap(Optional::stream).toList();
  }

  private synchronized Optional<ProducerRecord<byte[], byte[]>> at(long offset) {
    return log.get((int) offset);
  }

  /** Commits come to wait, one after the other, for {@link #letOneCommit}. */
  void holdCommits() {
    gate = Optional.of(new Semaphore(0));
  }

  /** Waits until a producer is about to commit. */
  void awaitCommitting() throws InterruptedException {
    assertThat(committing.tryAcquire(60, TimeUnit.SECONDS)).as("a commit is tried").isTrue();
  }

  void letOneCommit() {
    gate.orElseThrow().release();
  }

  void letCommit() {
    Semaphore held = gate.orElseThrow();
    gate = Optional.empty();
    held.release();
  }

  /** What is done in the middle of each commit: before it is in the log. */
  void beforeCommit(Runnable done) {
    beforeCommit = done;
  }

  /** What is done once it is in the log, and before the producer is told. */
  void afterCommit(Runnable done) {
    afterCommit = done;
  }

  /** Another takes the id, and commits these. */
  synchronized void anotherDecides(List<EncodedEvent> events) {
    current.fenceProducer();
    events.forEach(
        event ->
            log.add(
                Optional.of(
                    new ProducerRecord<>(PARTITION.topic(), 0, null, null, event.bytes()))));
    log.add(Optional.empty());
  }

  private final class MemoryProducer extends MockProducer<byte[], byte[]> {

    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> signed = new ArrayList<>();

    MemoryProducer() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void initTransactions() {
      super.initTransactions();
      synchronized (MemoryKafka.this) {
        if (current != null && !current.closed()) {
          current.fenceProducer();
        }
        current = this;
      }
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
      super.send(record);
      if (record.topic().equals(HEADS.topic())) {
        signed.add(record);
        return CompletableFuture.completedFuture(new RecordMetadata(HEADS, 0, 0, 0, 0, 0));
      }
      long offset = end(PARTITION) + sent.size();
      sent.add(record);
      return CompletableFuture.completedFuture(
          new RecordMetadata(PARTITION, offset, 0, record.timestamp(), 0, 0));
    }

    @Override
    public void commitTransaction() {
      committing.release();
      gate.ifPresent(Semaphore::acquireUninterruptibly);
      beforeCommit.run();
      super.commitTransaction();
      synchronized (MemoryKafka.this) {
        heads.addAll(signed);
        sent.forEach(record -> log.add(Optional.of(record)));
        if (!sent.isEmpty()) {
          log.add(Optional.empty());
        }
        commits++;
      }
      sent.clear();
      signed.clear();
      afterCommit.run();
    }
  }

  /** A fold of the log that goes as far as it is let. */
  final class Fold implements Folded {

    private final Map<String, MapState> states = new HashMap<>();
    private volatile boolean held;
    private volatile boolean replaced;
    private volatile boolean headsHeld;
    private long place;

    /** Goes no further. */
    void hold() {
      held = true;
    }

    /** Takes in signed heads, or does not. */
    void holdHeads(boolean hold) {
      headsHeld = hold;
    }

    void goOn() {
      held = false;
    }

    /** Another folds from now on. */
    void replace() {
      replaced = true;
    }

    private synchronized void fold() {
      for (; !held && place < end(PARTITION); place++) {
        at(place).ifPresent(record -> fold(record.value()));
      }
    }

    private void fold(byte[] value) {
      var event = EventCodec.decode(value);
      Evolve.evolve(map(event.getCompetition()), event);
    }

    private MapState map(String competition) {
      return states.computeIfAbsent(competition, id -> new MapState());
    }

    @Override
    public State state(String competition) {
      return new State() {
        @Override
        public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
          synchronized (Fold.this) {
            return map(competition).find(key);
          }
        }

        @Override
        public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
          throw new UnsupportedOperationException("It is read only");
        }

        @Override
        public <T extends SpecificRecord> void scan(
            StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
          synchronized (Fold.this) {
            map(competition).scan(kind, idPrefix, visitor);
          }
        }
      };
    }

    @Override
    public synchronized long place(TopicPartition partition) {
      if (partition.equals(HEADS)) {
        return headsHeld ? 0 : end(HEADS);
      }
      if (BESIDE.contains(partition)) {
        return 0;
      }
      fold();
      return place;
    }

    @Override
    public boolean await(TopicPartition partition, long offset, Duration within)
        throws InterruptedException {
      if (place(partition) >= offset) {
        return true;
      }
      Thread.sleep(5);
      return false;
    }

    @Override
    public boolean isCurrent() {
      return !replaced;
    }
  }
}
