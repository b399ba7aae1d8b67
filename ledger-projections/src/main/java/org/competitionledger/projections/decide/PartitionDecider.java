package org.competitionledger.projections.decide;

import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.topics.KafkaFailure;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.transparency.Register;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is asked of the competitions of one partition, which this instance owns. What waits
 * is decided one after the other and committed together in one Kafka transaction, with the signed
 * heads that are due; nobody is answered before that.
 *
 * <p>To begin, it takes the partition's {@code transactional.id}: Kafka fences whoever had it and
 * ends the transaction that was left open. Then the log has an end that nobody moves, and once the
 * fold of this instance has come there, it knows what its predecessor decided. After any failure it
 * begins again like this, and forgets what it had decided: the log tells what became of it.
 */
final class PartitionDecider {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionDecider.class);

  /** Requests that wait for one partition; more are turned away. */
  static final int WAITING_MAX = 10_000;

  /** A transaction takes no further request once it has so many events. */
  private static final int GROUP_EVENTS_MAX = 5_000;

  /**
   * How far the fold may be behind: so many records that were decided are kept beside it. Beyond,
   * commands wait for it.
   */
  private static final int ABOVE_MAX = 200_000;

  private static final Duration IDLE = Duration.ofMillis(200);

  /** Long enough to hear that the partition was given to another, who must not be fenced. */
  private static final Duration AGAIN_AFTER = Duration.ofMillis(500);

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  /** Kafka may be silent for so long before writers are told, if no broker can be reached. */
  private static final Duration SILENT_MAX = Duration.ofSeconds(2);

  private final TopicPartition partition;
  private final DeciderSettings settings;
  private final BlockingQueue<Request> queue = new ArrayBlockingQueue<>(WAITING_MAX);

  /** What is to be decided once more, before the queue. */
  private final Deque<Request> again = new ConcurrentLinkedDeque<>();

  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean ended;
  private volatile boolean begun;
  private volatile Optional<Throwable> refusal = Optional.empty();

  /** Since when it waits for Kafka, by {@code nanoTime}; 0 while it does not. */
  private volatile long waitingNanos;

  private volatile Queue<Request> waitingFor = new ConcurrentLinkedDeque<>();
  private volatile Producer<byte[], byte[]> producer;
  private Folded folded;

  /** Behind all that was in the partition at the beginning, or was written from here. */
  private long end;

  private DecidedStates states;
  private Judge judge;
  private DeciderSettings.Signer signer;

  /**
   * Commands that wait for their answer.
   *
   * @param again whether they were decided before, in a transaction that failed
   */
  record Request(
      String competition,
      List<Command> commands,
      boolean stopAtRefusal,
      Optional<String> traceparent,
      CompletableFuture<List<Outcome>> answer,
      boolean again) {

    Request onceMore() {
      return new Request(competition, commands, stopAtRefusal, traceparent, answer, true);
    }
  }

  /**
   * Begins to take the partition over.
   *
   * @param settings what it works with
   */
  PartitionDecider(TopicPartition partition, DeciderSettings settings) {
    this.partition = partition;
    this.settings = settings;
    thread = Daemons.start("ledger-decide-" + partition.partition(), this::run);
  }

  /** Asks for a decision. */
  void ask(Request request) {
    if (!queue.offer(request)) {
      request
          .answer()
          .completeExceptionally(new LedgerUnavailable("Too many appends are waiting", null));
    } else if (ended) {
      turnAway(); // it ended, perhaps without seeing this one
    }
  }

  /**
   * Tells writers at once that no broker can be reached, and not after all that Kafka's client
   * tries. What is being committed meanwhile may come to be committed all the same.
   */
  void look() {
    long since = waitingNanos;
    if (since != 0 && System.nanoTime() - since > SILENT_MAX.toNanos() && isCutOff()) {
      turnAway(waitingFor, new LedgerUnavailable("No broker can be reached", null));
    }
  }

  private boolean isCutOff() {
    Producer<byte[], byte[]> asked = producer;
    return asked != null
        && asked.metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals("connection-count"))
            .allMatch(metric -> metric.metricValue() instanceof Double count && count == 0);
  }

  /** Requests that wait to be decided. */
  int waiting() {
    return queue.size();
  }

  /** Whether it has taken the partition over. */
  boolean begun() {
    return begun;
  }

  /** Why it has not taken the partition over, where Kafka does not let it. */
  Optional<Throwable> refusal() {
    return refusal;
  }

  /** Ends once all who wait are answered; nobody should ask any more. */
  void stop() {
    stopping = true;
  }

  /** Ends once what is being decided is committed; who still waits asks again elsewhere. */
  void abandon() {
    stopping = true;
    turnAway();
  }

  /** Waits for the end after {@link #stop}. */
  void awaitEnd(Duration within) throws InterruptedException {
    thread.join(within.toMillis());
  }

  private void run() {
    while (!stopping) {
      try {
        begin();
        while (begun && !(stopping && queue.isEmpty() && again.isEmpty()) && folded.isCurrent()) {
          serve();
        }
      } catch (InterruptedException e) {
        stopping = true;
      } catch (RuntimeException | Error e) { // nobody else would decide for the partition
        begun = false;
        refusal = KafkaFailure.refused(e) ? Optional.of(e) : Optional.empty();
        if (!stopping) {
          LOG.warn(
              "Deciding is interrupted, begins again partition={} afterMs={}",
              partition,
              AGAIN_AFTER.toMillis(),
              e);
          Daemons.pause(AGAIN_AFTER);
        }
      } finally {
        begun = false;
        waitingNanos = 0;
        end();
      }
    }
    ended = true;
    turnAway();
  }

  private void begin() throws InterruptedException {
    producer = settings.producers().apply(transactionalId());
    waitingNanos = System.nanoTime();
    producer.initTransactions();
    Map<TopicPartition, Long> ends = new HashMap<>();
    written().forEach(each -> ends.put(each, settings.end().applyAsLong(each)));
    end = ends.get(partition);
    waitingNanos = 0;
    while (!stopping && !haveFolded(ends)) {
      LOG.debug("Waits for the log to be folded ends={}", ends);
    }
    if (stopping) {
      return; // before anybody was answered
    }
    states = new DecidedStates(folded::state);
    signer = settings.signers().apply(partition);
    judge = new Judge(partition, settings, states, signer);
    refusal = Optional.empty();
    begun = true;
  }

  /** What is written in its transactions. */
  private Stream<TopicPartition> written() {
    int number = partition.partition();
    return Stream.concat(
        Stream.of(
            partition,
            new TopicPartition(Topic.CHECKPOINTS.topicName(), number),
            new TopicPartition(Topic.REFUSALS.topicName(), number)),
        Register.ownedWith(number).stream());
  }

  private boolean haveFolded(Map<TopicPartition, Long> ends) throws InterruptedException {
    for (Map.Entry<TopicPartition, Long> each : ends.entrySet()) {
      if (!hasFolded(each.getKey(), each.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Whether all before an end was folded; looks for a moment. */
  private boolean hasFolded(TopicPartition of, long itsEnd) throws InterruptedException {
    Optional<Folded> now = settings.folded().get();
    if (now.isEmpty()) {
      Thread.sleep(AGAIN_AFTER.toMillis() / 10);
      return false;
    }
    folded = now.get();
    return folded.await(of, itsEnd, IDLE);
  }

  private String transactionalId() {
    return Decider.GROUP + '-' + partition.partition();
  }

  private void serve() throws InterruptedException {
    Request first = again.poll();
    if (first == null) {
      first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    }
    states.folded(folded.place(partition));
    Transaction transaction = new Transaction(producer);
    try {
      for (Request next = first; next != null; next = next(transaction)) {
        transaction.requests.add(next);
        judge.answer(next, transaction);
      }
      signer.due(settings.clock().instant()).forEach(transaction::send);
      commit(transaction);
    } catch (RuntimeException | Error e) {
      decideAgain(transaction, e);
      throw e;
    }
    awaitFold();
  }

  private Request next(Transaction transaction) {
    if (transaction.events >= GROUP_EVENTS_MAX) {
      return null;
    }
    Request next = again.poll();
    return next == null ? queue.poll() : next;
  }

  /**
   * What became of a transaction that failed the log tells: once all of it is folded, a command
   * that is in it is a repeat, and any other is decided. Only once, since it may be the commands'
   * fault.
   */
  private void decideAgain(Transaction transaction, Throwable failure) {
    for (Iterator<Request> last = transaction.requests.descendingIterator(); last.hasNext(); ) {
      Request asked = last.next();
      if (asked.again() || stopping) {
        asked
            .answer()
            .completeExceptionally(
                new LedgerUnavailable("Kafka did not confirm what was decided", failure));
      } else {
        again.addFirst(asked.onceMore());
      }
    }
  }

  private void commit(Transaction transaction) {
    waitingFor = transaction.requests;
    waitingNanos = System.nanoTime();
    transaction.commit();
    if (transaction.last != null) {
      long last = offset(transaction.last);
      states.committed(last + 1);
      end = last + 2; // the marker of the transaction
    } else if (transaction.refused) {
      requireNoOther();
    }
    waitingNanos = 0;
    if (!transaction.answers.isEmpty()) {
      settings.answers().execute(() -> transaction.answers.forEach(Runnable::run));
    }
  }

  /**
   * A commit would fail if another instance decided meanwhile; what is merely refused is not
   * committed, and could be refused for what is no longer so.
   */
  private void requireNoOther() {
    if (settings.end().applyAsLong(partition) > end) {
      throw new LedgerUnavailable("Another instance decides for " + partition, null);
    }
  }

  /** Known, as its transaction is committed. */
  private static long offset(Future<RecordMetadata> sent) {
    try {
      return sent.get().offset();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("An event of a committed transaction was not sent", e);
    }
  }

  private void awaitFold() throws InterruptedException {
    states.folded(folded.place(partition));
    while (states.above() > ABOVE_MAX && !stopping && folded.isCurrent()) {
      folded.await(partition, states.awaited(), IDLE);
      states.folded(folded.place(partition));
    }
  }

  private void turnAway() {
    turnAway(
        List.of(),
        new LedgerUnavailable("What is asked for is decided by another instance now", null));
  }

  private void turnAway(Collection<Request> taken, LedgerUnavailable why) {
    for (Queue<Request> waiting : List.of(again, queue)) {
      for (Request next = waiting.poll(); next != null; next = waiting.poll()) {
        next.answer().completeExceptionally(why);
      }
    }
    taken.forEach(asked -> asked.answer().completeExceptionally(why));
  }

  /** An open transaction is ended by whoever takes its id next, at the latest. */
  private void end() {
    if (producer != null) {
      producer.close(stopping ? CLOSE_WITHIN : Duration.ZERO);
      producer = null;
    }
  }
}
