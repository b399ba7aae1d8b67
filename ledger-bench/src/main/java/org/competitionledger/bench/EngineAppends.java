package org.competitionledger.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.projections.Transparency;
import org.competitionledger.projections.node.KafkaLedger;

/** Appends to a ledger of this process, as the service does it, without HTTP. */
final class EngineAppends implements AutoCloseable {

  private static final int POLL_MS = 10;

  private final KafkaLedger ledger;
  private final AtomicLong events = new AtomicLong();
  private volatile Throwable failure;

  EngineAppends(KafkaLedger ledger) {
    this.ledger = ledger;
  }

  /** How many events have been appended in all. */
  long events() {
    return events.get();
  }

  /**
   * Sends requests, the next as soon as fewer than a number wait for their answer.
   *
   * @param inFlight how many may wait
   * @param requests commands of one competition, those in a list travel together
   * @return events a second, from the first request to the last answer
   */
  double flood(String competition, int inFlight, List<List<Command>> requests) {
    Semaphore free = new Semaphore(inFlight);
    long before = events();
    long start = System.nanoTime();
    for (List<Command> commands : requests) {
      free.acquireUninterruptibly();
      append(competition, commands)
          .whenComplete(
              (done, failed) -> {
                failure = failed == null ? failure : failed;
                free.release();
              });
    }
    free.acquireUninterruptibly(inFlight); // an answer that does not come fails in time
    if (failure != null) {
      throw new IllegalStateException("an append failed", failure);
    }
    return Bench.perSecond(events() - before, start);
  }

  /** Sends one command after the other, each once the one before is answered. */
  Latencies oneByOne(String competition, List<Command> commands) {
    Latencies latencies = new Latencies(commands.size());
    for (Command command : commands) {
      long start = System.nanoTime();
      append(competition, List.of(command)).join();
      latencies.add(System.nanoTime() - start);
    }
    return latencies;
  }

  /** Sends commands that travel together. */
  CompletableFuture<Void> append(String competition, List<Command> commands) {
    return ledger
        .appender()
        .append(competition, commands, false, Optional.empty())
        .thenAccept(outcomes -> outcomes.forEach(this::count));
  }

  /** The logs of what is appended to, and their register. */
  Transparency transparency() {
    return ledger.transparency();
  }

  private void count(Outcome outcome) {
    if (!(outcome.getAnswer() instanceof Accepted accepted) || accepted.getReplayed()) {
      throw new IllegalStateException("not accepted: " + outcome);
    }
    events.addAndGet(accepted.getCount());
  }

  /** Waits until all topologies have taken in what was appended. */
  void awaitTopologies() throws InterruptedException {
    while (ledger.lags().values().stream().anyMatch(lag -> lag > 0)) {
      Thread.sleep(POLL_MS);
    }
  }

  @Override
  public void close() {
    ledger.close();
  }
}
