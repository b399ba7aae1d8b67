package org.competitionledger.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Command;
import org.competitionledger.command.Commands;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Outcomes;

/** Appends by way of Kafka, as an instance of the service does it, without HTTP. */
final class KafkaAppends implements AutoCloseable {

  private static final String COMMANDS = "ledger.commands.v1";
  private static final String OUTCOMES = "ledger.outcomes.v1";
  private static final String REQUESTS = "bench/";
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final KafkaProducer<byte[], byte[]> flooding;
  private final KafkaProducer<byte[], byte[]> prompt;
  private final KafkaConsumer<byte[], byte[]> outcomes;
  private long requests;
  private long events;

  KafkaAppends(KafkaClients clients) {
    flooding = clients.producer(5);
    prompt = clients.producer(0);
    outcomes = clients.consumer(OUTCOMES, false);
  }

  /** How many events have been appended in all. */
  long events() {
    return events;
  }

  /**
   * Sends requests as fast as Kafka takes them.
   *
   * @param requestsToSend commands of one competition, those in a list travel together
   * @return events a second, from the first command sent to the last outcome read
   */
  double flood(String competition, List<List<Command>> requestsToSend) {
    List<byte[]> encoded = new ArrayList<>(requestsToSend.size());
    requestsToSend.forEach(commands -> encoded.add(encode(competition, commands)));
    byte[] key = competition.getBytes(UTF_8);
    long before = events;

    long start = System.nanoTime();
    for (byte[] value : encoded) {
      flooding.send(new ProducerRecord<>(COMMANDS, key, value));
    }
    await(encoded.size());
    return Bench.perSecond(events - before, start);
  }

  /** Sends one request after the other, each once the one before is answered. */
  Latencies oneByOne(String competition, List<Command> commands) {
    Latencies latencies = new Latencies(commands.size());
    byte[] key = competition.getBytes(UTF_8);
    for (Command command : commands) {
      byte[] value = encode(competition, List.of(command));
      long start = System.nanoTime();
      prompt.send(new ProducerRecord<>(COMMANDS, key, value));
      await(1);
      latencies.add(System.nanoTime() - start);
    }
    return latencies;
  }

  /**
   * Sends single commands at a steady rate, and waits for the answers to all of them.
   *
   * @param next the next command, asked for when it is due
   * @param commandsPerSecond how many a second
   * @param seconds for how long
   * @return how many a second were sent indeed
   */
  double paced(String competition, Supplier<Command> next, int commandsPerSecond, int seconds) {
    byte[] key = competition.getBytes(UTF_8);
    long start = System.nanoTime();
    int count = commandsPerSecond * seconds;
    for (int i = 0; i < count; i++) {
      LockSupport.parkNanos(start + i * 1_000_000_000L / commandsPerSecond - System.nanoTime());
      byte[] value = encode(competition, List.of(next.get()));
      prompt.send(new ProducerRecord<>(COMMANDS, key, value));
    }
    double perSecond = Bench.perSecond(count, start);
    await(count);
    return perSecond;
  }

  private void await(int answers) {
    long lastAnswer = System.nanoTime();
    int missing = answers;
    while (missing > 0) {
      for (ConsumerRecord<byte[], byte[]> record : outcomes.poll(KafkaClients.POLL)) {
        Outcomes answered = decode(record.value());
        if (answered.getRequest().startsWith(REQUESTS)) { // others belong to the service
          count(answered);
          missing--;
          lastAnswer = System.nanoTime();
        }
      }
      if (System.nanoTime() - lastAnswer > PATIENCE_NANOS) {
        throw new UncheckedIOException(new IOException(missing + " outcomes did not come"));
      }
    }
  }

  private void count(Outcomes answered) {
    for (Outcome outcome : answered.getOutcomes()) {
      if (!(outcome.getAnswer() instanceof Accepted accepted) || accepted.getReplayed()) {
        throw new IllegalStateException("not accepted: " + outcome);
      }
      events += accepted.getCount();
    }
  }

  private byte[] encode(String competition, List<Command> commands) {
    try {
      String request = REQUESTS + requests++;
      ByteBuffer buffer =
          Commands.getEncoder().encode(new Commands(competition, request, null, false, commands));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcomes decode(byte[] value) {
    try {
      return Outcomes.getDecoder().decode(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    flooding.close();
    prompt.close();
    outcomes.close();
  }
}
