package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.set;

import java.util.List;
import java.util.Random;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.standings.Move.Crossing;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.EntryStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableComparisonTest {

  private static final int ALL = Integer.MAX_VALUE;

  private final StageFixture stage =
      new StageFixture()
          .entries("a", "b", "c")
          .score("a", "skill", "9")
          .score("b", "skill", "7")
          .score("c", "skill", "5");

  private static CriteriaSet.Builder topTwo() {
    return set(direct("skill"), gate("safe"))
        .setCutRules(
            List.of(
                CutRule.newBuilder()
                    .setStage(StageFixture.STAGE)
                    .setKind(CutKind.TOP_N)
                    .setCount(2)
                    .setGates(GateOrder.BEFORE_CUT)
                    .build()));
  }

  private TableSnapshot snapshot() {
    CompiledRules rules =
        CompiledRules.compile(stage.state(), StageFixture.STAGE, topTwo().build());
    return Standings.snapshots(stage.state(), List.of(rules)).get(0);
  }

  private static List<String> told(TableComparison comparison) {
    return comparison.moves().stream()
        .map(
            move ->
                move.participant()
                    + " "
                    + rank(move.rankBefore())
                    + ">"
                    + rank(move.rankAfter())
                    + move.crossed().map(crossing -> " " + crossing.text()).orElse(""))
        .toList();
  }

  private static String rank(java.util.OptionalInt rank) {
    return rank.isPresent() ? Integer.toString(rank.getAsInt()) : "-";
  }

  @Test
  void aTableDoesNotDifferFromItself() {
    assertThat(TableComparison.between(snapshot(), snapshot(), ALL))
        .isEqualTo(new TableComparison(List.of(), 0, 0));
  }

  @Test
  void pointsThatMoveNobodyAreNoMove() {
    TableSnapshot before = snapshot();
    stage.score("a", "skill", "9.5");
    assertThat(TableComparison.between(before, snapshot(), ALL).moved()).isZero();
  }

  @Test
  void whoOvertakesAtTheLineCrossesIt() {
    TableSnapshot before = snapshot();
    stage.score("c", "skill", "8");
    TableComparison comparison = TableComparison.between(before, snapshot(), ALL);
    assertThat(told(comparison)).containsExactly("c 3>2 in", "b 2>3 out");
    assertThat(comparison.crossed()).isEqualTo(2);
  }

  @Test
  void whoFailsAGateIsOutAndSomebodyTakesThePlace() {
    TableSnapshot before = snapshot();
    stage.ruled("a", "safe", Verdict.FAILED);
    assertThat(told(TableComparison.between(before, snapshot(), ALL)))
        .containsExactly("b 2>1", "c 3>2 in", "a 1>- out");
  }

  @Test
  void aTieAcrossTheLineIsOnNeitherSide() {
    TableSnapshot before = snapshot();
    stage.score("c", "skill", "7");
    TableComparison comparison = TableComparison.between(before, snapshot(), ALL);
    assertThat(told(comparison)).containsExactly("b 2>2", "c 3>2");
  }

  @Test
  void comingAndWithdrawingAreMovesButCrossNothing() {
    TableSnapshot before = snapshot();
    stage.entry("a", EntryStatus.WITHDRAWN, 1_000_000);
    stage.entries("d").score("d", "skill", "1");
    TableComparison comparison = TableComparison.between(before, snapshot(), ALL);
    assertThat(told(comparison)).containsExactly("b 2>1", "c 3>2 in", "d ->3", "a 1>-");

    assertThat(told(TableComparison.between(snapshot(), TableSnapshot.EMPTY, ALL)))
        .containsExactly("b 1>-", "c 2>-", "d 3>-", "a ->-");
  }

  @Test
  void countsMovesThatItDoesNotList() {
    TableSnapshot before = snapshot();
    stage.ruled("a", "safe", Verdict.FAILED);
    TableComparison comparison = TableComparison.between(before, snapshot(), 1);
    assertThat(told(comparison)).containsExactly("b 2>1");
    assertThat(comparison.moved()).isEqualTo(3);
    assertThat(comparison.crossed()).isEqualTo(2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void backIsTheReverseOfForth(long seed) {
    Random random = new Random(seed);
    StageFixture many = new StageFixture();
    for (int entry = 0; entry < 40; entry++) {
      many.entries("e" + entry).score("e" + entry, "skill", StageFixture.random(random, 0, 9, 0));
    }
    CompiledRules rules = CompiledRules.compile(many.state(), StageFixture.STAGE, topTwo().build());
    TableSnapshot before = Standings.snapshots(many.state(), List.of(rules)).get(0);
    for (int change = 0; change < 10; change++) {
      many.score("e" + random.nextInt(40), "skill", StageFixture.random(random, 0, 9, 0));
      many.ruled("e" + random.nextInt(40), "safe", Verdict.FAILED);
    }
    TableSnapshot after = Standings.snapshots(many.state(), List.of(rules)).get(0);

    TableComparison forth = TableComparison.between(before, after, ALL);
    TableComparison back = TableComparison.between(after, before, ALL);

    assertThat(forth.moved()).isPositive();
    assertThat(back.moves())
        .containsExactlyInAnyOrderElementsOf(
            forth.moves().stream()
                .map(move -> new Move(move.participant(), move.to(), move.from()))
                .toList());
    assertThat(back.moves().stream().flatMap(move -> move.crossed().stream()).sorted())
        .containsExactlyElementsOf(
            forth.moves().stream()
                .flatMap(move -> move.crossed().stream())
                .map(crossing -> crossing == Crossing.IN ? Crossing.OUT : Crossing.IN)
                .sorted()
                .toList());
  }

  @Test
  void snapshotsOfSeveralRulesAreTheTablesOfEach() {
    CompiledRules gated =
        CompiledRules.compile(stage.state(), StageFixture.STAGE, topTwo().build());
    CompiledRules plain =
        CompiledRules.compile(stage.state(), StageFixture.STAGE, set(direct("skill")).build());
    stage.ruled("b", "safe", Verdict.FAILED);
    List<TableSnapshot> both = Standings.snapshots(stage.state(), List.of(gated, plain));
    assertThat(both.get(0).all())
        .isEqualTo(Standings.compute(stage.state(), StageFixture.STAGE, topTwo().build()));
    assertThat(both.get(1).all())
        .isEqualTo(
            Standings.compute(stage.state(), StageFixture.STAGE, set(direct("skill")).build()));
  }

  @Test
  void countsThoseWhoAreGoneBeyondItsLimitToo() {
    TableComparison gone = TableComparison.between(snapshot(), TableSnapshot.EMPTY, 1);
    assertThat(told(gone)).containsExactly("a 1>-");
    assertThat(gone.moved()).isEqualTo(3);
    assertThat(gone.crossed()).as("nobody is out by that").isZero();
  }
}
