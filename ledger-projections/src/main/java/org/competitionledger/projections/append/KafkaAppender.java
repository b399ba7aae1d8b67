package org.competitionledger.projections.append;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.competitionledger.command.Command;
import org.competitionledger.command.Commands;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Outcomes;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.projections.Appender;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.topics.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends by way of Kafka: a sender thread produces commands, a receiver thread reads committed
 * outcomes. The receiver stands at the end of every outcome partition before the first command is
 * sent, so that no outcome can be missed.
 *
 * <p>What the timeout leaves unknown is settled by sending the same command again: its identifier
 * makes that a repeat if it was accepted.
 */
public final class KafkaAppender implements Appender {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaAppender.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration RETRY_AFTER = Duration.ofMillis(200);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Consumer<byte[], byte[]> consumer;
  private final Duration timeout;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final BlockingQueue<Commands> outbox = new ArrayBlockingQueue<>(WAITING_MAX);
  private final Thread sender = new Thread(this::send, "ledger-append");
  private final Thread receiver = new Thread(this::receive, "ledger-outcomes");
  private volatile boolean closing;

  /** Commands that were sent, and their answer to come. */
  private record Waiting(List<Command> commands, CompletableFuture<List<Outcome>> outcomes) {

    /** One outcome for each command, in the same order. */
    boolean isAnsweredBy(Outcomes answered) {
      return answered.getOutcomes().stream()
          .map(Outcome::getCommandId)
          .toList()
          .equals(commands.stream().map(Command::getCommandId).toList());
    }
  }

  /**
   * Starts to listen for outcomes.
   *
   * @param producers makes idempotent producers
   * @param consumer reads committed records and belongs to no group
   * @param outcomes the outcomes topic
   * @param timeout after this an outcome counts as unknown
   */
  public KafkaAppender(
      Supplier<Producer<byte[], byte[]>> producers,
      Consumer<byte[], byte[]> consumer,
      Partitions outcomes,
      Duration timeout) {
    this.producers = producers;
    this.consumer = consumer;
    this.timeout = timeout;
    List<TopicPartition> all = outcomes.all();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    sender.setDaemon(true);
    receiver.setDaemon(true);
    receiver.start();
    sender.start();
  }

  @Override
  public CompletableFuture<List<Outcome>> append(
      String competition,
      List<Command> commands,
      boolean stopAtRefusal,
      Optional<String> traceparent) {
    // Not to be guessed from another: whoever could would answer in decide's place.
    String request = UUID.randomUUID().toString();
    CompletableFuture<List<Outcome>> outcomes = new CompletableFuture<>();
    waiting.put(request, new Waiting(commands, outcomes));
    Commands sent =
        new Commands(competition, request, traceparent.orElse(null), stopAtRefusal, commands);
    if (!outbox.offer(sent)) {
      waiting.remove(request);
      return CompletableFuture.failedFuture(
          new LedgerUnavailable("Too many appends are waiting", null));
    }
    return outcomes
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(KafkaAppender::unavailable)
        .whenComplete((done, failed) -> waiting.remove(request));
  }

  private static List<Outcome> unavailable(Throwable failure) {
    if (failure instanceof TimeoutException) {
      throw new LedgerUnavailable("No outcome came in time", failure);
    }
    throw failure instanceof LedgerUnavailable known
        ? known
        : new LedgerUnavailable("The command could not be sent", failure);
  }

  private void send() {
    Producer<byte[], byte[]> producer = producers.get();
    try {
      while (!closing) {
        Commands commands = outbox.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (commands != null && !send(producer, commands)) {
          producer.close(Duration.ZERO);
          producer = producers.get();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      producer.close(CLOSE_WITHIN);
    }
  }

  /** Whether the producer may be used again: after a failure of its own it may not. */
  private boolean send(Producer<byte[], byte[]> producer, Commands commands) {
    Waiting sent = waiting.get(commands.getRequest());
    if (sent == null) {
      return true; // timed out while it waited to be sent: never sent, never decided
    }
    CompletableFuture<List<Outcome>> outcomes = sent.outcomes();
    try {
      producer.send(
          new ProducerRecord<>(
              Topic.COMMANDS.topicName(),
              commands.getCompetition().getBytes(UTF_8),
              encode(commands)),
          (metadata, failure) -> {
            if (failure != null) {
              outcomes.completeExceptionally(
                  new LedgerUnavailable("Kafka did not take the command", failure));
            }
          });
      return true;
    } catch (KafkaException e) {
      LOG.warn("Sending a command failed request={}", commands.getRequest(), e);
      outcomes.completeExceptionally(new LedgerUnavailable("Kafka did not take the command", e));
      return false;
    }
  }

  private void receive() {
    while (!closing) {
      try {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          receive(record);
        }
      } catch (WakeupException e) {
        continue; // closing
      } catch (KafkaException e) {
        LOG.warn("Reading outcomes failed, trying again retryMs={}", RETRY_AFTER.toMillis(), e);
        pause();
      }
    }
    consumer.close();
  }

  /** What is no answer to what was asked is passed over: decide did not write it. */
  private void receive(ConsumerRecord<byte[], byte[]> record) {
    Outcomes answered;
    try {
      answered = AvroBytes.of(Outcomes.class).fromMessage(record.value());
    } catch (RuntimeException e) { // bytes that anybody made up may do anything to a decoder
      LOG.debug("Passed over an outcome that cannot be read offset={}", record.offset(), e);
      return;
    }
    Waiting sent = waiting.get(answered.getRequest());
    if (sent != null && sent.isAnsweredBy(answered)) {
      sent.outcomes().complete(answered.getOutcomes());
    }
  }

  /** Whether both threads do their work. */
  public boolean alive() {
    return sender.isAlive() && receiver.isAlive();
  }

  private static byte[] encode(Commands commands) {
    return AvroBytes.of(Commands.class).message(commands);
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_AFTER.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    for (Thread thread : List.of(sender, receiver)) {
      try {
        thread.join(CLOSE_WITHIN.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    waiting
        .values()
        .forEach(
            sent ->
                sent.outcomes()
                    .completeExceptionally(
                        new LedgerUnavailable("The ledger is shutting down", null)));
  }
}
