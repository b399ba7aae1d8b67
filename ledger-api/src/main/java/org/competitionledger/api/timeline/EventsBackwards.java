package org.competitionledger.api.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.competitionledger.event.Event;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;

/** Finds events of a competition from the newest back. */
@ApplicationScoped
public class EventsBackwards {

  /** So many events are looked through for one answer. */
  public static final int LOOKED_MAX = 20_000;

  /**
   * What was found.
   *
   * @param events newest first
   * @param lookedTo the first event that was looked at: those before it are still to be looked
   *     through; 0 if all were
   */
  public record Found(List<Event> events, long lookedTo) {}

  private final LedgerNode node;

  EventsBackwards(LedgerNode node) {
    this.node = node;
  }

  /**
   * The newest events before a sequence that are wanted; may block.
   *
   * @param limit at most so many
   */
  public Found find(String competition, long before, int limit, Predicate<Event> wanted) {
    List<Event> found = new ArrayList<>();
    long next = before; // events from here on were looked at
    while (next > 0 && before - next < LOOKED_MAX) {
      long from = Math.max(0, next - EventLog.READ_MAX);
      List<StoredEvent> piece = read(competition, from, next);
      for (int i = piece.size() - 1; i >= 0; i--) {
        Event event = piece.get(i).event();
        next = event.getSequence();
        if (wanted.test(event)) {
          found.add(event);
        }
        if (found.size() == limit) {
          return new Found(found, next);
        }
      }
      next = from;
    }
    return new Found(found, next);
  }

  /** All events from a sequence to before another: one read may give fewer than there are. */
  private List<StoredEvent> read(String competition, long from, long to) {
    List<StoredEvent> events = new ArrayList<>();
    for (long next = from; next < to; ) {
      List<StoredEvent> more = node.events().read(competition, next - 1, (int) (to - next));
      if (more.isEmpty()) {
        break;
      }
      events.addAll(more);
      next = more.get(more.size() - 1).sequence() + 1;
    }
    return events;
  }
}
