package org.competitionledger.projections.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.projections.StoredEvent;

/**
 * The most recent events of all competitions, bounded in number and in bytes. The events of one
 * competition in it are always contiguous and end with its last one.
 */
final class RecentEvents {

  static final int EVENTS_MAX = 50_000;
  static final long BYTES_MAX = 64L << 20;

  private final ArrayDeque<StoredEvent> all = new ArrayDeque<>();
  private final Map<String, Run> runs = new HashMap<>();
  private long bytes;

  /** The contiguous events of one competition, in a ring indexed by sequence. */
  private static final class Run {
    private final ArrayList<StoredEvent> ring = new ArrayList<>();
    private int dropped;
    private long last = -1;

    long first() {
      return last - (ring.size() - dropped) + 1;
    }

    void add(StoredEvent event) {
      ring.add(event);
      last = event.sequence();
    }

    /** Drops the oldest; the list is compacted once half of it is gone, amortised O(1). */
    void dropFirst() {
      ring.set(dropped++, null);
      if (dropped > 64 && dropped * 2 > ring.size()) {
        ring.subList(0, dropped).clear();
        dropped = 0;
      }
    }

    StoredEvent get(long sequence) {
      return ring.get(dropped + (int) (sequence - first()));
    }
  }

  synchronized void add(StoredEvent event) {
    all.addLast(event);
    bytes += event.bytes().length;
    runs.computeIfAbsent(event.competition(), id -> new Run()).add(event);
    while (all.size() > EVENTS_MAX || bytes > BYTES_MAX) {
      StoredEvent oldest = all.removeFirst();
      bytes -= oldest.bytes().length;
      Run run = runs.get(oldest.competition());
      run.dropFirst();
      if (run.first() > run.last) {
        runs.remove(oldest.competition());
      }
    }
  }

  /** The last sequence of a competition; nothing if none of its events is recent. */
  synchronized Optional<Long> last(String competition) {
    return Optional.ofNullable(runs.get(competition)).map(run -> run.last);
  }

  /** Events after a sequence; nothing if the next one is not here. */
  synchronized Optional<List<StoredEvent>> after(String competition, long after, int limit) {
    Run run = runs.get(competition);
    if (run == null || after + 1 < run.first()) {
      return Optional.empty();
    }
    List<StoredEvent> events = new ArrayList<>();
    for (long next = after + 1; next <= run.last && events.size() < limit; next++) {
      events.add(run.get(next));
    }
    return Optional.of(events);
  }
}
