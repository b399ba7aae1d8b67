package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.bestSingle;
import static org.competitionledger.core.scoring.Criteria.byPoints;
import static org.competitionledger.core.scoring.Criteria.byScores;
import static org.competitionledger.core.scoring.Criteria.countback;
import static org.competitionledger.core.scoring.Criteria.cut;
import static org.competitionledger.core.scoring.Criteria.decision;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.earliest;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.informative;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.lastOccasion;
import static org.competitionledger.core.scoring.Criteria.ratio;
import static org.competitionledger.core.scoring.Criteria.reachedFirst;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.EntryStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table kept up to date entry by entry is the table computed whole. */
class LiveTableTest {

  private static final int PARTICIPANTS = 25;

  static Stream<Arguments> rulesAndSeeds() {
    List<CriteriaSet.Builder> rules =
        List.of(
            set(direct("x"), gate("g"))
                .setCutRules(List.of(cut(CutKind.TOP_N, 7, GateOrder.BEFORE_CUT))),
            set(direct("x"), gate("g"))
                .setTieBreaks(List.of(earliest()))
                .setCutRules(List.of(cut(CutKind.BOTTOM_K, 4, GateOrder.AFTER_CUT))),
            set(
                    direct("x").setTransform(table("9", "6", "4")).setOccasions(best(2)),
                    judged("q", PanelMethod.TRIMMED_MEAN, 1, 1),
                    informative("i"),
                    gate("g", "q", Comparison.AT_LEAST, "2"))
                .setTieBreaks(List.of(countback("x", 2), byPoints("i")))
                .setCutRules(List.of(cut(CutKind.TOP_N, 5, GateOrder.AFTER_CUT))),
            set(direct("x").setTransform(ratio("10", 1)), gate("g"))
                .setCutRules(List.of(cut(CutKind.TOP_N, 3, GateOrder.BEFORE_CUT))),
            set(direct("x"), gate("g")).setTieBreaks(List.of(countback("x", null))),
            set(direct("x"), gate("g")).setTieBreaks(List.of(decision(), earliest())),
            set(
                    direct("s").setOccasions(best(2)),
                    direct("x").setParent("s").setTransform(table("3", "2", "1")),
                    direct("i").setParent("s"),
                    gate("g"))
                .setTieBreaks(List.of(byScores("s", CountbackOver.COUNTED), lastOccasion("i")))
                .setCutRules(List.of(cut(CutKind.TOP_N, 5, GateOrder.AFTER_CUT))),
            set(
                    direct("s").setOccasions(best(2)),
                    direct("x").setParent("s"),
                    informative("i"),
                    gate("g"))
                .setTieBreaks(List.of(countback("s", 2), bestSingle("x"))),
            set(direct("x"), gate("g")).setTieBreaks(List.of(reachedFirst())),
            set(
                    direct("x").setBetter(Better.LOWER).setOccasions(best(2)),
                    informative("i").setBetter(Better.LOWER),
                    gate("g", "x", Comparison.AT_MOST, "5"))
                .setTieBreaks(List.of(byPoints("i")))
                .setCutRules(List.of(cut(CutKind.TOP_N, 5, GateOrder.AFTER_CUT))),
            set(
                    direct("x")
                        .setBetter(Better.LOWER)
                        .setAbsent(new AbsentFigure(AbsentMethod.WORST_PLUS, null, 1)),
                    gate("g"))
                .setCutRules(List.of(cut(CutKind.TOP_N, 5, GateOrder.BEFORE_CUT))));
    return rules.stream()
        .flatMap(one -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(one.build(), seed)));
  }

  @ParameterizedTest
  @MethodSource("rulesAndSeeds")
  void agreesWithTheTableComputedWhole(CriteriaSet criteria, long seed) {
    Random random = new Random(seed);
    StageFixture stage = new StageFixture().closed(1).closed(2).occasion(3);
    stage.tieResolved("p3", "p1", "p2", "p5", "p4").tieResolved("p9", "p8");
    LiveTable live =
        new LiveTable(CompiledRules.compile(stage.state(), StageFixture.STAGE, criteria));
    TableSnapshot kept = live.snapshot();
    StageTable keptTable = kept.all();
    for (int change = 0; change < 250; change++) {
      String participant = "p" + random.nextInt(PARTICIPANTS);
      change(stage, random, participant, seed);
      live.update(
          EntrySheet.read(
              stage.state(),
              stage.state().find(Keys.entry(StageFixture.STAGE, participant)).orElseThrow()));
      if (change % 10 == 0) {
        StageTable expected = Standings.compute(stage.state(), StageFixture.STAGE, criteria);
        TableSnapshot snapshot = live.snapshot();
        assertThat(snapshot.all()).as("seed %s, change %s", seed, change).isEqualTo(expected);
        assertPagesAndRows(snapshot, expected, random);
      }
      if (change == 100) {
        kept = live.snapshot();
        keptTable = Standings.compute(stage.state(), StageFixture.STAGE, criteria);
      }
    }
    assertThat(kept.all()).as("a snapshot stays as it was").isEqualTo(keptTable);
  }

  private static void assertPagesAndRows(
      TableSnapshot snapshot, StageTable expected, Random random) {
    int size = expected.rows().size();
    assertThat(snapshot.size()).isEqualTo(size);
    int from = random.nextInt(size + 2);
    int limit = random.nextInt(12);
    assertThat(snapshot.page(from, limit))
        .isEqualTo(expected.rows().subList(Math.min(from, size), Math.min(from + limit, size)));
    String participant = "p" + random.nextInt(PARTICIPANTS + 1);
    Optional<Row> row = expected.row(participant);
    assertThat(snapshot.row(participant)).isEqualTo(row);
  }

  private static void change(StageFixture stage, Random random, String participant, long seed) {
    if (stage.state().find(Keys.entry(StageFixture.STAGE, participant)).isEmpty()) {
      stage.entry(participant, EntryStatus.IN, random.nextInt(5));
    }
    switch (random.nextInt(12)) {
      case 0 -> stage.ruled(participant, "g", Verdict.FAILED);
      case 1 -> stage.ruled(participant, "g", Verdict.PASSED);
      case 2 -> stage.adjusted(participant, "a", Integer.toString(random.nextInt(3)));
      case 3 -> stage.score(participant, "i", Integer.toString(random.nextInt(3)));
      case 4 -> {
        EntryStatus status = EntryStatus.values()[random.nextInt(EntryStatus.values().length)];
        stage.entry(participant, status, random.nextInt(5));
      }
      case 5 -> hide(stage, random, participant, seed);
      case 6, 7 ->
          stage.judged(
              participant, "q", "j" + random.nextInt(5), Integer.toString(random.nextInt(5)));
      default ->
          stage.score(
              participant, "x", 1 + random.nextInt(3), Integer.toString(1 + random.nextInt(4)));
    }
  }

  /** Under seed 2 totals are hidden now and then, under seed 3 only totals of those who failed. */
  private static void hide(StageFixture stage, Random random, String participant, long seed) {
    if (seed == 1 || random.nextInt(3) > 0) {
      stage.score(participant, "x", "2");
      return;
    }
    if (seed == 3) {
      stage.ruled(participant, "g", Verdict.FAILED);
    }
    stage.unpublished(participant, "x", ScoreState.NOT_PUBLISHED);
  }
}
