package org.competitionledger.projections;

import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.event.Event;

/**
 * A committed event as it stands in the log.
 *
 * @param competition its competition
 * @param sequence its sequence
 * @param bytes its bytes as recorded and hashed; not to be changed
 */
public record StoredEvent(String competition, long sequence, byte[] bytes) {

  /** The event, decoded anew at each call. */
  public Event event() {
    return EventCodec.decode(bytes);
  }
}
