package org.competitionledger.api.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.StoredEvent;

/** The events that a page tells of. */
public final class RecordedEvents {

  /** What lies so near is read with the event before it, as one stretch of the log. */
  private static final int STRETCH_MAX = 256;

  private RecordedEvents() {}

  /** By sequence, oldest first; without those that are not there. */
  public static Map<Long, Event> of(EventLog log, String competition, Collection<Long> sequences) {
    Map<Long, Event> found = new TreeMap<>();
    TreeSet<Long> wanted = new TreeSet<>(sequences);
    while (!wanted.isEmpty()) {
      long first = wanted.first();
      long last = wanted.floor(first + STRETCH_MAX - 1);
      List<StoredEvent> read = log.read(competition, first - 1, (int) (last - first + 1));
      read.stream()
          .map(StoredEvent::event)
          .filter(event -> wanted.contains(event.getSequence()))
          .forEach(event -> found.put(event.getSequence(), event));
      long reached = read.isEmpty() ? last : read.get(read.size() - 1).event().getSequence();
      wanted.headSet(reached, true).clear();
    }
    return found;
  }

  /** The last one. */
  public static Event last(EventLog log, String competition, long lastSequence) {
    return last(log, competition, lastSequence, 1).get(0);
  }

  /** When it had happened for sure; when it was recorded, where nobody said. */
  public static Instant happened(Event event) {
    ApproximateTime occurred = event.getSaid().getOccurredAt();
    return occurred == null ? event.getRecordedAt() : occurred.getLatest();
  }

  /** The last so many, newest first. */
  public static List<Event> last(EventLog log, String competition, long lastSequence, int max) {
    List<Event> events = new ArrayList<>();
    for (StoredEvent stored : log.read(competition, Math.max(-1, lastSequence - max), max)) {
      events.add(0, stored.event());
    }
    return events;
  }
}
