package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.byPoints;
import static org.competitionledger.core.scoring.Criteria.countback;
import static org.competitionledger.core.scoring.Criteria.decision;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.earliest;
import static org.competitionledger.core.scoring.Criteria.informative;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;
import static org.competitionledger.core.standings.StandingsFixture.ranks;
import static org.competitionledger.core.standings.StandingsFixture.table;

import java.util.List;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.TieBreak;
import org.competitionledger.state.EntryStatus;
import org.junit.jupiter.api.Test;

/** The order of a table: totals, tie-breaks, shared ranks. */
class RankingTest {

  private final StageFixture stage = new StageFixture().entries("a", "b", "c", "d");

  private static CriteriaSet.Builder x(TieBreak... tieBreaks) {
    return set(direct("x"), informative("note")).setTieBreaks(List.of(tieBreaks));
  }

  private StageFixture scores(String a, String b, String c, String d) {
    return stage.score("a", "x", a).score("b", "x", b).score("c", "x", c).score("d", "x", d);
  }

  @Test
  void tiedEntriesShareARankAndTheNextOnesAreSkipped() {
    scores("5", "7", "7", "9");
    StageTable table = table(stage, x());
    assertThat(ranks(table)).containsExactly("1 d", "2 b", "2 c", "4 a");
    assertThat(table.rows().stream().map(Row::tied)).containsExactly(false, true, true, false);
  }

  @Test
  void criterionBreaksATieByItsPoints() {
    scores("7", "7", "7", "9");
    stage.score("a", "note", "1").score("b", "note", "3");
    assertThat(ranks(table(stage, x(byPoints("note")))))
        .as("without points comes last")
        .containsExactly("1 d", "2 b", "3 a", "4 c");
  }

  @Test
  void criterionOfWhichLessIsBetterBreaksATieTheOtherWay() {
    scores("7", "7", "1", "9");
    stage.score("a", "time", "61.2").score("b", "time", "60.9");
    CriteriaSet.Builder rules =
        set(direct("x"), informative("time").setBetter(Better.LOWER))
            .setTieBreaks(List.of(byPoints("time")));
    assertThat(ranks(table(stage, rules))).containsExactly("1 d", "2 b", "3 a", "4 c");
  }

  @Test
  void countbackComparesFirstsThenSecondsDownToItsDepth() {
    StageFixture season = new StageFixture().entries("a", "b");
    season.closed(1).closed(2).closed(3);
    // a = 4 + 1 + 1 = 6 and b = 3 + 3 + 0 = 6, but a has a first
    season.score("a", "race", 1, "1").score("b", "race", 1, "2");
    season.score("a", "race", 2, "4").score("b", "race", 2, "2");
    season.score("a", "race", 3, "4").score("b", "race", 3, "9");
    CriteriaSet.Builder rules = set(direct("race").setTransform(table("4", "3", "2", "1")));
    assertThat(ranks(table(season, rules))).containsExactly("1 a", "1 b");
    assertThat(ranks(table(season, rules.setTieBreaks(List.of(countback("race", 6))))))
        .containsExactly("1 a", "2 b");
  }

  @Test
  void countbackGoesNoDeeperThanStated() {
    StageFixture season = new StageFixture().entries("a", "b").closed(1).closed(2);
    // 0 points both; best places 7 and 8
    season.score("a", "race", 1, "8").score("b", "race", 2, "7");
    CriteriaSet.Builder rules = set(direct("race").setTransform(table("4", "3")));
    assertThat(ranks(table(season, rules.setTieBreaks(List.of(countback("race", 6))))))
        .containsExactly("1 a", "1 b");
    assertThat(ranks(table(season, rules.setTieBreaks(List.of(countback("race", 7))))))
        .containsExactly("1 b", "2 a");
    assertThat(ranks(table(season, rules.setTieBreaks(List.of(countback("race", null))))))
        .containsExactly("1 b", "2 a");
  }

  @Test
  void countbackCountsDroppedOccasionsToo() {
    StageFixture season = new StageFixture().entries("a", "b").closed(1).closed(2);
    // best 1 counts: 4 each; b's dropped second place decides
    season.score("a", "race", 1, "1").score("b", "race", 1, "2");
    season.score("a", "race", 2, "3").score("b", "race", 2, "1");
    CriteriaSet.Builder rules =
        set(direct("race").setTransform(table("4", "3", "2")).setOccasions(best(1)))
            .setTieBreaks(List.of(countback("race", 3)));
    assertThat(ranks(table(season, rules))).containsExactly("1 b", "2 a");
  }

  @Test
  void countbackOverScoresThatAreNoPositionsGoesByRanksInEachOccasion() {
    StageFixture season = new StageFixture().entries("a", "b", "c").closed(1).closed(2);
    // totals: a 9 + 5 = 14, b 8 + 6 = 14, c 9 + 1 = 10
    // occasion 1: a and c share the first place, b is third; occasion 2: b, a, c
    season.score("a", "q", 1, "9").score("b", "q", 1, "8").score("c", "q", 1, "9");
    season.score("a", "q", 2, "5").score("b", "q", 2, "6").score("c", "q", 2, "1");
    CriteriaSet.Builder rules = set(direct("q")).setTieBreaks(List.of(countback("q", 2)));
    assertThat(ranks(table(season, rules)))
        .as("one first each; a has a second, b none")
        .containsExactly("1 a", "2 b", "3 c");
  }

  @Test
  void earlierApplicationGoesFirst() {
    StageFixture two =
        new StageFixture()
            .entry("a", EntryStatus.IN, 200)
            .entry("b", EntryStatus.IN, 100)
            .entry("c", EntryStatus.IN, 200);
    two.score("a", "x", "7").score("b", "x", "7").score("c", "x", "7");
    assertThat(ranks(table(two, x(earliest())))).containsExactly("1 b", "2 a", "2 c");
  }

  @Test
  void recordedDecisionOrdersTheTied() {
    scores("7", "7", "7", "9").tieResolved("c", "a", "b");
    assertThat(ranks(table(stage, x()))).containsExactly("1 d", "2 a", "2 b", "2 c");
    assertThat(ranks(table(stage, x(decision())))).containsExactly("1 d", "2 c", "3 a", "4 b");
  }

  @Test
  void latestDecisionCounts() {
    scores("7", "7", "1", "9").tieResolved("a", "b").tieResolved("b", "a");
    assertThat(ranks(table(stage, x(decision())))).containsExactly("1 d", "2 b", "3 a", "4 c");
  }

  @Test
  void decisionThatLeavesOutATiedEntryDecidesNothing() {
    scores("7", "7", "7", "9").tieResolved("b", "a");
    assertThat(ranks(table(stage, x(decision())))).containsExactly("1 d", "2 a", "2 b", "2 c");
  }

  @Test
  void decisionsOrderTheTiedWhereverTheyWereListed() {
    scores("7", "9", "7", "9").tieResolved("c", "a").tieResolved("d", "b");
    assertThat(ranks(table(stage, x(decision())))).containsExactly("1 d", "2 b", "3 c", "4 a");
  }

  @Test
  void tieBreaksApplyInTheirOrder() {
    scores("7", "7", "7", "9");
    stage.score("a", "note", "3").score("b", "note", "3").score("c", "note", "5");
    stage.tieResolved("b", "a");
    assertThat(ranks(table(stage, x(byPoints("note"), decision()))))
        .containsExactly("1 d", "2 c", "3 b", "4 a");
    assertThat(ranks(table(stage, x(byPoints("note"), decision(), earliest()))))
        .containsExactly("1 d", "2 c", "3 b", "4 a");
  }

  @Test
  void equalNumbersWrittenDifferentlyAreTied() {
    stage.score("a", "x", "7").score("b", "x", "7.000000");
    stage.score("c", "x", "6").score("d", "x", "5");
    assertThat(ranks(table(stage, x()))).containsExactly("1 a", "1 b", "3 c", "4 d");
  }
}
