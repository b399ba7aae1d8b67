package org.competitionledger.api.standings;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.standings.TableSnapshot;

/** Tables that never change, the ones asked for last, as many as have so many rows together. */
final class KeptTables<K> {

  private final Map<K, Computed> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final int rowsMax;
  private long rows;

  /** A table and the rules it was made by. */
  record Computed(CompiledRules rules, TableSnapshot table) {}

  KeptTables(int rowsMax) {
    this.rowsMax = rowsMax;
  }

  synchronized Optional<Computed> find(K key) {
    return Optional.ofNullable(kept.get(key));
  }

  synchronized void keep(K key, Computed computed) {
    if (kept.put(key, computed) == null) {
      rows += computed.table().size();
    }
    Iterator<Computed> oldest = kept.values().iterator();
    while (rows > rowsMax && oldest.hasNext()) {
      rows -= oldest.next().table().size();
      oldest.remove();
    }
  }
}
