package org.competitionledger.api.append;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StoredEvent;

/**
 * Reads the events of commands that were accepted before. Repeats of a bulk append ask for one
 * after the other, so it reads ahead. Blocks; for one thread.
 */
final class RecordedCommands {

  private static final long TAIL_TIMEOUT_MS = 10_000;

  private final EventLog log;
  private final String competition;
  private List<StoredEvent> read = List.of();

  RecordedCommands(EventLog log, String competition) {
    this.log = log;
    this.competition = competition;
  }

  /** The events from a sequence on, as many as are asked for. */
  List<StoredEvent> events(long first, int count) {
    awaitTail(first + count - 1);
    List<StoredEvent> events = new ArrayList<>(count);
    while (events.size() < count) {
      long next = first + events.size();
      if (read.isEmpty()
          || next < read.get(0).sequence()
          || next > read.get(read.size() - 1).sequence()) {
        read = log.read(competition, next - 1, EventLog.READ_MAX);
        if (read.isEmpty()) {
          throw new IllegalStateException(competition + "/" + next + " is missing from the log");
        }
      }
      events.add(read.get((int) (next - read.get(0).sequence())));
    }
    return events;
  }

  /** The outcome can overtake the tail of the log by a moment. */
  private void awaitTail(long sequence) {
    if (log.lastSequence(competition) >= sequence) {
      return;
    }
    CompletableFuture<Void> arrived = new CompletableFuture<>();
    AutoCloseable subscription =
        log.onAppend(
            (changed, last) -> {
              if (changed.equals(competition) && last >= sequence) {
                arrived.complete(null);
              }
            });
    try {
      if (log.lastSequence(competition) < sequence) {
        arrived.get(TAIL_TIMEOUT_MS, TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException e) {
      throw new LedgerUnavailable("the tail of the log lags behind", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted while waiting for the tail of the log", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes it so", e);
    } finally {
      close(subscription);
    }
  }

  private static void close(AutoCloseable subscription) {
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
