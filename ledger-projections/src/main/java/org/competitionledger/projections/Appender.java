package org.competitionledger.projections;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;

/** Sends commands to decide and waits for their outcomes. Safe for use by many threads. */
public interface Appender extends AutoCloseable {

  /**
   * Sends commands that travel together (at most {@link #REQUEST_BYTES_MAX} encoded) and are
   * decided one after the other, each on its own. Never blocks.
   *
   * @param traceparent W3C trace context, passed on to the events' records
   * @return the outcomes, in the commands' order, after their commit in Kafka; completes with
   *     {@link LedgerUnavailable} where they are unknown, or at once where too many requests are
   *     waiting
   */
  CompletableFuture<List<Outcome>> append(
      String competition,
      List<Command> commands,
      boolean stopAtRefusal,
      Optional<String> traceparent);

  /** Greatest size of the commands of one request, encoded, in bytes. */
  int REQUEST_BYTES_MAX = 2 << 20;

  /** Greatest number of requests that wait for their outcomes. */
  int WAITING_MAX = 10_000;

  @Override
  void close();
}
