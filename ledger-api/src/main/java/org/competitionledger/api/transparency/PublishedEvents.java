package org.competitionledger.api.transparency;

import java.util.Iterator;
import java.util.List;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.StoredEvent;

/** Events below a published head, read piece by piece. */
final class PublishedEvents {

  private PublishedEvents() {}

  /** The bytes of the events from a sequence to before another. */
  static Iterable<byte[]> of(EventLog events, String competition, long from, long to) {
    return () ->
        new Iterator<>() {
          private Iterator<StoredEvent> read = List.<StoredEvent>of().iterator();
          private long next = from;

          @Override
          public boolean hasNext() {
            return next < to;
          }

          @Override
          public byte[] next() {
            if (!read.hasNext()) {
              int limit = (int) Math.min(EventLog.READ_MAX, to - next);
              read = events.read(competition, next - 1, limit).iterator();
            }
            next++;
            return read.next().bytes();
          }
        };
  }
}
