package org.competitionledger.core.times;

import java.time.ZoneId;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;

/** Resolves the times of an event that was recorded, where it comes as text: as decide did it. */
public final class RecordedTimes {

  private RecordedTimes() {}

  /** The event, with the ends of all its times. What no longer resolves stays as it is. */
  public static Event resolved(Event event, ZoneId zone) {
    Proposal said =
        TimeResolution.resolve(event.getSaid(), zone.getId(), event.getRecordedAt()).proposal();
    return Event.newBuilder(event).setSaid(said).build();
  }
}
