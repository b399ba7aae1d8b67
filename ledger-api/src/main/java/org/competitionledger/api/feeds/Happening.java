package org.competitionledger.api.feeds;

import java.time.Instant;
import java.util.Comparator;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.event.Event;

/** What a feed has an entry about. */
sealed interface Happening {

  /** Oldest first. An event comes before the findings beside it, each before its resolution. */
  Comparator<Happening> ORDER =
      Comparator.comparingLong((Happening happening) -> happening.event().getSequence())
          .thenComparing(Happening::at)
          .thenComparing(Happening::findingKey);

  /** The event, or the one behind which a finding stands. */
  Event event();

  /** When it became known; never before the time of what stands before it. */
  Instant at();

  /** Puts findings of one event and time in an order; an event itself before them all. */
  String findingKey();

  /** An event was recorded. */
  record Recorded(Event event) implements Happening {

    @Override
    public Instant at() {
      return event.getRecordedAt();
    }

    @Override
    public String findingKey() {
      return "";
    }
  }

  /** A finding came up, or was resolved. */
  record Found(FindingAt found, boolean resolved, Event event, Instant at) implements Happening {

    @Override
    public String findingKey() {
      return (resolved ? "2|" : "1|") + found.code().code() + '|' + found.finding().getSubject();
    }
  }
}
