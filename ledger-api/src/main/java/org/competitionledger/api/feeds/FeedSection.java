package org.competitionledger.api.feeds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.event.Event;
import org.competitionledger.view.Finding;

/**
 * A stretch of a competition's log, and the findings that stand in it.
 *
 * <p>A finding stands behind the event that raised or resolved it, with that event's {@code
 * recordedAt}: when a reader could know it, in the one order of time that a feed has. What falls
 * due by itself, like a promise, is known later than the event that it comes from: in a LIVE
 * competition it stands at its {@code since}, behind the last event recorded before. In a
 * RECONSTRUCTED one {@code since} is a time of the world, often years before anything was recorded,
 * and says nothing about the order of recording.
 *
 * @param live whether the competition is LIVE
 * @param events without gaps, in order; at least one
 */
record FeedSection(boolean live, List<Event> events) {

  /**
   * All that happened in it, oldest first.
   *
   * @param wanted sequences of the events that are asked for
   */
  List<Happening> happenings(List<FindingAt> findings, LongPredicate wanted) {
    List<Happening> all = new ArrayList<>();
    for (Event event : events) {
      all.add(new Happening.Recorded(event));
    }
    for (FindingAt found : findings) {
      Finding finding = found.finding();
      long raised = behind(finding.getRaisedBy(), finding.getSince());
      add(found, false, raised, finding.getSince(), all);
      if (found.resolved()) {
        long resolved = behind(finding.getResolvedBy(), finding.getResolvedAt());
        add(found, true, Math.max(raised, resolved), finding.getResolvedAt(), all);
      }
    }
    all.removeIf(happening -> !wanted.test(happening.event().getSequence()));
    all.sort(Happening.ORDER);
    return all;
  }

  private void add(
      FindingAt found, boolean resolved, long behind, Instant from, List<Happening> all) {
    long index = behind - events.get(0).getSequence();
    if (index >= 0 && index < events.size()) {
      Event event = events.get((int) index);
      Instant recorded = event.getRecordedAt();
      Instant at = live && from.isAfter(recorded) ? from : recorded;
      all.add(new Happening.Found(found, resolved, event, at));
    }
  }

  /** The event behind which something stands that an event made hold from a moment on. */
  private long behind(long by, Instant from) {
    if (!live || !events.get(0).getRecordedAt().isBefore(from)) {
      return by;
    }
    for (int at = events.size() - 1; at >= 0 && events.get(at).getSequence() > by; at--) {
      if (events.get(at).getRecordedAt().isBefore(from)) {
        return events.get(at).getSequence();
      }
    }
    return by;
  }
}
