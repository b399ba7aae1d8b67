package org.competitionledger.api.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StoredEvent;

/**
 * Reads the events of commands that were accepted before. Repeats of a bulk append ask for one
 * after the other, so it reads ahead. Blocks; for one thread.
 */
final class RecordedCommands {

  private static final Duration FOLDED_WITHIN = Duration.ofSeconds(10);

  private final LedgerNode node;
  private final String competition;
  private List<StoredEvent> read = List.of();

  RecordedCommands(LedgerNode node, String competition) {
    this.node = node;
    this.competition = competition;
  }

  /** The events from a sequence on, as many as are asked for. */
  List<StoredEvent> events(long first, int count) {
    awaitFold(first + count - 1);
    List<StoredEvent> events = new ArrayList<>(count);
    while (events.size() < count) {
      long next = first + events.size();
      if (read.isEmpty()
          || next < read.get(0).sequence()
          || next > read.get(read.size() - 1).sequence()) {
        read = node.events().read(competition, next - 1, EventLog.READ_MAX);
        if (read.isEmpty()) {
          throw new IllegalStateException(competition + "/" + next + " is missing from the log");
        }
      }
      events.add(read.get((int) (next - read.get(0).sequence())));
    }
    return events;
  }

  /** What was recorded is answered before it is folded. */
  private void awaitFold(long sequence) {
    try {
      node.views().awaitSequence(competition, sequence, FOLDED_WITHIN).join();
    } catch (CompletionException late) {
      throw new LedgerUnavailable("What was recorded is not folded yet", late);
    }
  }
}
