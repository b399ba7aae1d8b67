package org.competitionledger.core.monitor;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.competitionledger.core.log.TreeHasher;
import org.competitionledger.core.note.Checkpoint;

/**
 * What an outsider remembers of a register: all that is needed to find, when looking again, that
 * something was taken back.
 *
 * @param register its head
 * @param logs the newest registered head of each log, by origin
 * @param waiting since when something is so that passes by itself as a rule, by kind and origin
 */
public record Seen(
    Checkpoint register, Map<String, Checkpoint> logs, Map<String, Instant> waiting) {

  public Seen {
    logs = new TreeMap<>(logs);
    waiting = new TreeMap<>(waiting);
  }

  /** Nothing yet, of a register. */
  public static Seen nothing(String origin) {
    return new Seen(new Checkpoint(origin, 0, TreeHasher.empty()), Map.of(), Map.of());
  }
}
