package org.competitionledger.api.events;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.competitionledger.event.Event;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.StoredEvent;

/**
 * What a stream has not sent yet, read from the log from where the stream stands. It holds nothing
 * but that place, so that a stream that waits costs no memory.
 *
 * @param positions where the stream stands, moved on by the stream
 * @param until the last sequence to read
 */
record Upcoming(
    EventLog log,
    RenderedEvents rendered,
    EventFilter filter,
    Framing framing,
    Positions positions,
    long until) {

  /**
   * An event that was read.
   *
   * @param source which of the competitions it is from
   * @param bytes what to send of it, in the stream's framing; null if the filter keeps it back
   */
  record Item(int source, Event event, byte[] bytes) {}

  /** The first competition that has something to read. */
  OptionalInt source() {
    return IntStream.range(0, positions.competitions().size())
        .filter(source -> positions.of(source) < Math.min(until, lastSequence(source)))
        .findFirst();
  }

  private long lastSequence(int source) {
    return log.lastSequence(positions.competitions().get(source));
  }

  /**
   * All that was ever recorded in the competitions: how it grows is how far a reader falls back.
   */
  long recorded() {
    return positions.competitions().stream().mapToLong(log::lastSequence).sum();
  }

  /** Whether reading does not block. */
  boolean inMemory(int source) {
    return log.inMemory(positions.competitions().get(source), positions.of(source));
  }

  /** Reads on in a competition; nothing if what its head promises is not there yet. */
  List<Item> read(int source, int limit) {
    String competition = positions.competitions().get(source);
    List<Item> items = new ArrayList<>();
    for (StoredEvent stored : log.read(competition, positions.of(source), limit)) {
      if (stored.sequence() > until) {
        break;
      }
      RenderedEvents.Rendered event = rendered.of(stored);
      byte[] bytes = filter.matches(event.event()) ? framing.render(event) : null;
      items.add(new Item(source, event.event(), bytes));
    }
    return items;
  }
}
