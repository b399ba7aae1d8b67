package org.competitionledger.projections;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;

/** Has commands decided and waits for their outcomes. Safe for use by many threads. */
public interface Appender extends AutoCloseable {

  /**
   * Where commands for a competition are decided, as {@code host:port}; empty if it is here.
   *
   * @throws LedgerUnavailable while nobody is known
   */
  Optional<String> elsewhere(String competition);

  /**
   * Asks for commands that travel together (at most {@link #REQUEST_BYTES_MAX} encoded) and are
   * decided one after the other, each on its own; by this instance only. Never blocks.
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

  /** The most commands that travel together. */
  int COMMANDS_MAX = 500;

  /** Greatest size of the commands of one request, encoded, in bytes. */
  int REQUEST_BYTES_MAX = 2 << 20;

  @Override
  void close();
}
