package org.competitionledger.core.acceptance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.core.standings.Cut;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.state.TableMark;

/**
 * What the cut rule says of each entry of the tables asked for last, so that a bulk of eliminations
 * computes the table once. Only a cache: it changes no decision, and may be thrown away at any
 * time. It must be, where the state below goes back to an earlier sequence. Not safe for several
 * threads.
 */
public final class TableMemo {

  private static final int TABLES_MAX = 16;

  private final Map<Key, Map<String, Cut>> cuts = new LastUsed<>(TABLES_MAX);

  /** A table is the same as long as nothing that changes ranks came, and one version governs. */
  private record Key(String competition, String stage, long ranking, int version) {}

  /** What the cut rule of a set says of an entry; empty if it is in no row. */
  Optional<Cut> cut(
      String competition, State state, String stage, CriteriaSet governing, String participant) {
    long ranking = ranking(state, stage);
    Key key = new Key(competition, stage, ranking, governing.getVersion());
    Map<String, Cut> known = cuts.get(key);
    if (known == null) {
      known = cuts(Standings.compute(state, stage, governing));
      cuts.put(key, known);
    }
    return Optional.ofNullable(known.get(participant));
  }

  /** The last event that could change ranks, totals, sections or the cut. */
  static long ranking(State state, String stage) {
    return state.find(StateKind.TABLE.key(stage)).map(TableMark::getRanking).orElse(State.NOT_YET);
  }

  /**
   * Forgets what was computed on events that are not in the log after all, because they were
   * refused or their transaction was aborted: others take their sequences.
   */
  public void forgetAfter(String competition, long lastSequence) {
    if (cuts.isEmpty()) {
      return;
    }
    cuts.keySet()
        .removeIf(key -> key.competition().equals(competition) && key.ranking() > lastSequence);
  }

  private static Map<String, Cut> cuts(StageTable table) {
    Map<String, Cut> cuts = new HashMap<>();
    for (Row row : table.rows()) {
      cuts.put(row.participant(), row.cut());
    }
    return cuts;
  }
}
