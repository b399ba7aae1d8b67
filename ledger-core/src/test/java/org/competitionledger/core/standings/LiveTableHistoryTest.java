package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.RandomCompetition;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.CriteriaSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over a whole competition, with rule changes and closings: a table that is made anew only when its
 * rules change, and otherwise takes the sheets that changed, is the table computed whole.
 */
class LiveTableHistoryTest {

  private static final int COMMANDS = 400;

  static LongStream seeds() {
    return LongStream.rangeClosed(31, 42);
  }

  private static RandomCompetition competition(long seed) {
    return seed % 3 == 0
        ? RandomCompetition.tellSealed("cup", seed, seed, COMMANDS)
        : RandomCompetition.tell("cup", seed, COMMANDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isAfterEveryEventTheTableComputedWhole(long seed) {
    MapState state = new MapState();
    Map<String, Kept> kept = new HashMap<>();
    int updates = 0;
    for (EncodedEvent event : competition(seed).log()) {
      Evolve.evolve(state, event.event());
      for (String stage : List.of("heat", "final", "league")) {
        updates +=
            RandomCompetition.governing(state, stage)
                .map(governing -> refresh(state, stage, governing, kept))
                .orElse(0);
      }
    }
    assertThat(updates).as("sheets taken without the table being made anew").isGreaterThan(50);
  }

  private record Kept(CompiledRules rules, LiveTable table, Map<String, EntrySheet> sheets) {}

  private static int refresh(
      MapState state, String stage, CriteriaSet governing, Map<String, Kept> kept) {
    CompiledRules rules = CompiledRules.compile(state, stage, governing);
    Kept known = kept.get(stage);
    boolean anew = known == null || !known.rules().equals(rules);
    Kept now = anew ? new Kept(rules, new LiveTable(rules), new HashMap<>()) : known;
    kept.put(stage, now);
    int updates = 0;
    List<EntrySheet> sheets = new ArrayList<>();
    Standings.forEachSheet(state, rules, sheets::add);
    Standings.rivals(state, rules).forEach(now.table()::updateRival);
    for (EntrySheet sheet : sheets) {
      if (!sheet.equals(now.sheets().put(sheet.participant(), sheet))) {
        now.table().update(sheet);
        updates += anew ? 0 : 1;
      }
    }
    assertThat(now.table().snapshot().all()).isEqualTo(Standings.compute(state, stage, governing));
    return updates;
  }
}
