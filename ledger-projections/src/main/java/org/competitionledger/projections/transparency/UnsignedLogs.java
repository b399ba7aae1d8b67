package org.competitionledger.projections.transparency;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The logs of this instance that have grown and were not signed since. As a rule a log stays here
 * for the time between two heads; one that stays longer has no key that signs it.
 */
public final class UnsignedLogs {

  private final Map<Integer, Map<String, Instant>> ofPartitions = new ConcurrentHashMap<>();

  /**
   * Those of a partition, to be kept by the task that signs them; a task that starts knows none.
   */
  Map<String, Instant> begin(int partition) {
    Map<String, Instant> none = new ConcurrentHashMap<>();
    ofPartitions.put(partition, none);
    return none;
  }

  /** A task has ended: what becomes of its logs another instance knows, or the next task here. */
  void end(int partition, Map<String, Instant> kept) {
    ofPartitions.computeIfPresent(partition, (number, now) -> now == kept ? null : now);
  }

  /** When each of them grew for the first time since it was signed. */
  public Map<String, Instant> since() {
    Map<String, Instant> all = new HashMap<>();
    ofPartitions.values().forEach(all::putAll);
    return all;
  }
}
