package org.competitionledger.api.events;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.event.Event;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.StoredEvent;

/**
 * A page of events.
 *
 * @param lastSequence the last there is
 * @param nextAfter the last examined: where to go on
 */
record EventPage(List<Event> events, long lastSequence, long nextAfter) {

  /** A filter may let little through; a request examines no more than so many events. */
  static final int EXAMINED_MAX = 10_000;

  /** Reads a page; blocks. */
  static EventPage read(
      EventLog log, String competition, long after, int limit, EventFilter filter) {
    List<Event> events = new ArrayList<>();
    long position = after;
    int examined = 0;
    while (events.size() < limit && examined < EXAMINED_MAX) {
      List<StoredEvent> batch =
          log.read(
              competition, position, filter.isEmpty() ? limit - events.size() : EventLog.READ_MAX);
      if (batch.isEmpty()) {
        break;
      }
      for (StoredEvent stored : batch) {
        Event event = stored.event();
        position = stored.sequence();
        examined++;
        if (filter.matches(event)) {
          events.add(event);
        }
        if (events.size() == limit) {
          break;
        }
      }
    }
    long last = log.lastSequence(competition);
    if (examined > 0) {
      last = Math.max(last, position); // it grew while this was read
    }
    return new EventPage(events, last, position);
  }

  boolean hasMore() {
    return nextAfter < lastSequence;
  }

  byte[] json() {
    return JsonBytes.of(
        256 + events.size() * 512,
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("events");
          for (Event event : events) {
            EventJson.write(event, out);
          }
          out.writeEndArray();
          out.writeNumberField("lastSequence", lastSequence);
          out.writeNumberField("nextAfter", nextAfter);
          out.writeEndObject();
        });
  }
}
