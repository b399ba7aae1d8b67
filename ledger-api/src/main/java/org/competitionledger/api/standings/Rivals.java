package org.competitionledger.api.standings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Map;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.OccasionBests;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.state.TableMark;

/**
 * The figures that rules compare an entry with. Only rules that do so cost anything: then all
 * entries are read once, for as long as nothing changes their table.
 */
@ApplicationScoped
public class Rivals {

  private static final int REMEMBERED_MAX = 8;

  private final WorkLimit workLimit;
  private final Map<Key, OccasionBests> remembered =
      Collections.synchronizedMap(new LastUsed<>(REMEMBERED_MAX));

  private record Key(String competition, String stage, int version, long table) {}

  Rivals(WorkLimit workLimit) {
    this.workLimit = workLimit;
  }

  /** The figures, or a 429 if too much is being worked out already. */
  OccasionBests of(Reading reading, CompiledRules rules) {
    if (!rules.crossEntry()) {
      return OccasionBests.NONE;
    }
    long table =
        reading
            .state()
            .find(StateKind.TABLE.key(rules.stage()))
            .map(TableMark::getSequence)
            .orElse(-1L);
    Key key = new Key(reading.competition(), rules.stage(), rules.version(), table);
    OccasionBests known = remembered.get(key);
    if (known != null) {
      return known;
    }
    OccasionBests fresh = workLimit.take(() -> Standings.bests(reading.state(), rules));
    remembered.put(key, fresh);
    return fresh;
  }
}
