package org.competitionledger.projections.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.projections.StoredEvent;

/**
 * The events that were folded last, of all competitions, bounded in number and in bytes, and who
 * wants to hear of them. The events of one competition in it are always contiguous and end with its
 * last one.
 */
public final class RecentEvents {

  static final int EVENTS_MAX = 50_000;
  static final long BYTES_MAX = 64L << 20;

  private final ArrayDeque<StoredEvent> all = new ArrayDeque<>();
  private final Map<String, Run> runs = new HashMap<>();
  private long bytes;
  private final Set<BiConsumer<String, Long>> listeners = new CopyOnWriteArraySet<>();
  private final Map<String, Long> untold = new ConcurrentHashMap<>();
  private final AtomicBoolean toTell = new AtomicBoolean();
  private final ExecutorService telling =
      Executors.newSingleThreadExecutor(Daemons.named("ledger-tail"));

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

  /** Takes in events, in the order of the log. */
  public synchronized void add(List<StoredEvent> events) {
    events.forEach(this::add);
  }

  /** Another fold begins, perhaps with less. */
  public synchronized void clear() {
    all.clear();
    runs.clear();
    bytes = 0;
  }

  /**
   * Has all who listen told of the last sequences of competitions, which can be read now: by a
   * thread of its own, and of several at once only of the last.
   */
  public void tell(Map<String, Long> appended) {
    untold.putAll(appended);
    if (!appended.isEmpty() && !toTell.getAndSet(true)) {
      telling.execute(this::tell);
    }
  }

  private void tell() {
    toTell.set(false); // what comes from here on is told of by this or by another turn
    for (String competition : untold.keySet()) {
      Long sequence = untold.remove(competition);
      listeners.forEach(listener -> listener.accept(competition, sequence));
    }
  }

  AutoCloseable onAppend(BiConsumer<String, Long> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void close() {
    telling.shutdown();
  }

  private void add(StoredEvent event) {
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
