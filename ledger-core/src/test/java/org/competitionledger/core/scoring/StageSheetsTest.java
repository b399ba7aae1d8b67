package org.competitionledger.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.competitionledger.core.decide.RandomCompetition;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One pass over a stage finds what a look at each of its entries finds. */
class StageSheetsTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(71, 80);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void areTheSheetsOfTheEntriesReadOneByOne(long seed) {
    MapState state = RandomCompetition.tell("cup", seed, 400).state();
    for (String stage : List.of("heat", "final")) {
      assertThat(inOnePass(state, stage))
          .containsExactlyInAnyOrderElementsOf(oneByOne(state, stage));
    }
    assertThat(inOnePass(state, "heat")).hasSizeGreaterThan(4);
  }

  /** Sorted by their bytes, the scores of {@code a-b} come before those of {@code a}. */
  @Test
  void areKeptApartWhereOneIdBeginsAnother() {
    StageFixture stage =
        new StageFixture()
            .entries("a", "a-b", "a0", "nobody")
            .score("a", "x", "1")
            .score("a-b", "x", "2")
            .score("a0", "x", "3");
    assertThat(inOnePass((MapState) stage.state(), StageFixture.STAGE))
        .containsExactlyInAnyOrderElementsOf(oneByOne((MapState) stage.state(), StageFixture.STAGE))
        .hasSize(4);
  }

  private static List<EntrySheet> inOnePass(MapState state, String stage) {
    List<EntrySheet> sheets = new ArrayList<>();
    StageSheets.forEach(state, stage, sheets::add);
    return sheets;
  }

  private static List<EntrySheet> oneByOne(MapState state, String stage) {
    List<EntrySheet> sheets = new ArrayList<>();
    state.scan(
        StateKind.ENTRY, stage + '|', (key, entry) -> sheets.add(EntrySheet.read(state, entry)));
    return sheets;
  }
}
