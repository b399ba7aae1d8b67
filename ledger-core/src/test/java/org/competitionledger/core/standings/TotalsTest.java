package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.informative;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.StageFixture.decimal;
import static org.competitionledger.core.standings.StandingsFixture.points;
import static org.competitionledger.core.standings.StandingsFixture.ranks;
import static org.competitionledger.core.standings.StandingsFixture.row;
import static org.competitionledger.core.standings.StandingsFixture.state;
import static org.competitionledger.core.standings.StandingsFixture.table;
import static org.competitionledger.core.standings.StandingsFixture.total;

import java.util.OptionalInt;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.ScoreEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Step 5, parents, totals, and scores that are not there, not published or not comparable. */
class TotalsTest {

  private final StageFixture stage = new StageFixture().entries("a", "b");

  @Test
  void pointsAreMultipliedByTheFactorAndRounded() {
    // 33.335 × 0.3 = 10.0005 → 10.001 at three digits
    stage.score("a", "q", "33.335");
    CriteriaSet.Builder rules = set(direct("q").setFactor(decimal("0.3")).setDigits(3));
    assertThat(total(stage, rules, "a")).isEqualTo("10.001");
  }

  @Test
  void pointsKeepSixDigitsWhereNoneAreStated() {
    // 0.000001 × 0.5 = 0.0000005 → 0.000001
    stage.score("a", "q", "0.000001");
    assertThat(total(stage, set(direct("q").setFactor(decimal("0.5"))), "a")).isEqualTo("0.000001");
  }

  @Test
  void totalIsTheSumOfTopLevelCriteriaAndAdjustments() {
    stage.score("a", "x", "10").score("a", "y", "5.5");
    stage.adjusted("a", "fall", "-1").adjusted("a", "bonus", "0.25");
    assertThat(total(stage, set(direct("x"), direct("y")), "a")).isEqualTo("14.75");
  }

  @Test
  void parentsPointsAreItsChildrensSumAndOnlyLeavesAreScored() {
    stage.score("a", "nia", "9.2").score("a", "common", "14.4").score("a", "individual", "10");
    stage.score("a", "benchmark", "99").score("a", "expert", "31.6");
    CriteriaSet.Builder rules =
        set(
            direct("benchmark"),
            direct("nia").setParent("benchmark"),
            direct("common").setParent("benchmark"),
            direct("individual").setParent("benchmark"),
            direct("expert"));
    Row row = row(stage, rules, "a");
    assertThat(points(row, "benchmark")).isEqualTo("33.6");
    assertThat(row.total().orElseThrow().value().toPlainString()).isEqualTo("65.2");
  }

  @Test
  void parentsMayHaveParentsInAnyOrder() {
    stage.score("a", "leaf", "4").score("a", "other", "1");
    CriteriaSet.Builder rules =
        set(
            direct("leaf").setParent("middle"),
            direct("middle").setParent("top"),
            direct("other").setParent("top"),
            direct("top"));
    Row row = row(stage, rules, "a");
    assertThat(points(row, "middle")).isEqualTo("4");
    assertThat(points(row, "top")).isEqualTo("5");
    assertThat(row.total().orElseThrow().text()).isEqualTo("5");
  }

  @Test
  void parentsOwnFactorWeighsItsChildrensSum() {
    stage.score("a", "x", "4").score("a", "y", "2");
    CriteriaSet.Builder rules =
        set(
            direct("top").setFactor(decimal("0.5")),
            direct("x").setParent("top"),
            direct("y").setParent("top"));
    assertThat(total(stage, rules, "a")).isEqualTo("3");
  }

  @Test
  void parentsThatFormACycleAreNoRules() {
    CriteriaSet.Builder rules = set(direct("x").setParent("y"), direct("y").setParent("x"));
    assertThatThrownBy(() -> table(stage, rules)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void informativeCriterionIsShownAndCountsForNothing() {
    stage.score("a", "top", "0").score("a", "x", "4").score("a", "seen", "100");
    CriteriaSet.Builder rules =
        set(
            direct("top"),
            direct("x").setParent("top"),
            informative("seen").setParent("top"),
            informative("alone"));
    Row row = row(stage, rules, "a");
    assertThat(points(row, "seen")).isEqualTo("100");
    assertThat(row.total().orElseThrow().text()).isEqualTo("4");
    assertThat(row.complete()).as("an informative score may be missing").isTrue();
    assertThat(state(row, "alone")).isEqualTo(PointState.PENDING);
  }

  @Test
  void scoresOfARemovedCriterionAreIgnored() {
    stage.score("a", "x", "4").score("a", "removed", "100");
    assertThat(total(stage, set(direct("x")), "a")).isEqualTo("4");
  }

  @Test
  void totalsAreShownWithTheStatedDigits() {
    stage.score("a", "x", "90.2");
    Amount total = row(stage, set(direct("x")).setDigits(2), "a").total().orElseThrow();
    assertThat(total.text()).isEqualTo("90.20");
    assertThat(total.value().toPlainString()).isEqualTo("90.2");
  }

  @Test
  void pendingScoreGivesAProvisionalTotal() {
    stage.score("a", "x", "4").score("b", "x", "3").score("b", "y", "3");
    StageTable table = table(stage, set(direct("x"), direct("y")));
    Row row = table.row("a").orElseThrow();
    assertThat(row.total().orElseThrow().text()).isEqualTo("4");
    assertThat(row.complete()).isFalse();
    assertThat(row.pending()).isTrue();
    assertThat(table.row("b").orElseThrow().complete()).isTrue();
    assertThat(table.hasPending()).isTrue();
    assertThat(ranks(table)).containsExactly("1 b", "2 a");
  }

  @Test
  void pendingScoreOfAnEntryThatIsOutHoldsNothingUp() {
    stage.score("a", "x", "4");
    stage.entry("b", EntryStatus.WITHDRAWN, 1);
    assertThat(table(stage, set(direct("x"))).hasPending()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = ScoreState.class,
      names = {"NOT_PUBLISHED", "SEALED"})
  void unpublishedScoreMakesCellParentAndTotalUnpublished(ScoreState unpublished) {
    stage.score("a", "x", "4").unpublished("a", "y", unpublished).score("a", "z", "7");
    CriteriaSet.Builder rules =
        set(direct("top"), direct("x").setParent("top"), direct("y").setParent("top"), direct("z"));
    Row row = row(stage, rules, "a");
    assertThat(state(row, "y")).isEqualTo(PointState.NOT_PUBLISHED);
    assertThat(state(row, "top")).isEqualTo(PointState.NOT_PUBLISHED);
    assertThat(points(row, "top")).isEqualTo("-");
    assertThat(points(row, "z")).isEqualTo("7");
    assertThat(row.total()).isEmpty();
    assertThat(row.section()).isEqualTo(Section.NOT_PUBLISHED);
    assertThat(row.rank()).isEmpty();
  }

  @Test
  void oneUnpublishedScoreOfAPanelHidesTheFigure() {
    stage.marks("a", "q", "4", "6");
    stage.with(
        more ->
            more.state()
                .put(
                    Keys.score("s", "a", "q", 1, "j3"),
                    new ScoreEntry(9L, 9L, ScoreState.SEALED, null, null, false, null, null)));
    assertThat(row(stage, set(judged("q", PanelMethod.MEAN)), "a").total()).isEmpty();
  }

  @Test
  void othersShowTheirRankAmongThePublishedWhileAnEntryIsUnpublished() {
    stage.entries("c").score("a", "x", "4").score("c", "x", "9");
    stage.unpublished("b", "x", ScoreState.NOT_PUBLISHED);
    StageTable table = table(stage, set(direct("x")));
    assertThat(ranks(table)).containsExactly("ranked c", "ranked a", "not-published b");
    assertThat(table.row("c").orElseThrow().place().rankAmongPublished())
        .isEqualTo(OptionalInt.of(1));
    assertThat(table.row("a").orElseThrow().place().rankAmongPublished())
        .isEqualTo(OptionalInt.of(2));
  }

  @Test
  void unpublishedEntryThatFailedAGateHidesNobodysRank() {
    stage.score("a", "x", "4").unpublished("b", "x", ScoreState.NOT_PUBLISHED);
    stage.ruled("b", "g", Verdict.FAILED);
    StageTable table = table(stage, set(direct("x"), gate("g")));
    assertThat(ranks(table)).containsExactly("1 a", "ineligible b");
    assertThat(table.row("a").orElseThrow().place().rankAmongPublished()).isEmpty();
    assertThat(table.row("b").orElseThrow().place().rankIgnoringGates()).isEmpty();
  }

  @Test
  void scoreOutsideALaterScaleIsNotComparableAndNeverRescaled() {
    stage.score("a", "x", "85").score("a", "y", "3");
    CriteriaSet.Builder rules = set(direct("x").setScale(scale("0", "10")), direct("y"));
    Row row = row(stage, rules, "a");
    assertThat(state(row, "x")).isEqualTo(PointState.NOT_COMPARABLE);
    assertThat(points(row, "x")).isEqualTo("-");
    assertThat(row.total().orElseThrow().text()).isEqualTo("3");
    assertThat(row.complete()).isFalse();
    assertThat(row.section()).isEqualTo(Section.RANKED);
  }

  @Test
  void endsOfAScaleAreWithinItAndMayBeOpen() {
    stage.score("a", "x", "10").score("a", "y", "-1000").score("b", "x", "0");
    CriteriaSet.Builder rules =
        set(direct("x").setScale(scale("0", "10")), direct("y").setScale(scale(null, "10")));
    assertThat(total(stage, rules, "a")).isEqualTo("-990");
    assertThat(state(row(stage, rules, "b"), "x")).isEqualTo(PointState.OK);
  }

  @Test
  void lesserTotalIsBetterWhereEveryCriterionIsAPlainFigureOfWhichLessIsBetter() {
    stage.score("a", "strokes", "72").score("b", "strokes", "70");
    assertThat(ranks(table(stage, set(direct("strokes").setBetter(Better.LOWER)))))
        .containsExactly("1 b", "2 a");
  }

  @Test
  void negativeFactorTurnsFewerIsBetterRound() {
    stage.score("a", "faults", "3").score("b", "faults", "1");
    CriteriaSet.Builder rules =
        set(direct("faults").setBetter(Better.LOWER).setFactor(decimal("-1")));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 a");
  }

  @Test
  void stageWithoutEntriesHasAnEmptyTable() {
    StageTable table = table(new StageFixture(), set(direct("x")));
    assertThat(table.rows()).isEmpty();
    assertThat(table.hasPending()).isFalse();
  }

  @Test
  void parentOfWhichNothingIsKnownShowsNoPoints() {
    CriteriaSet.Builder rules =
        set(direct("top"), direct("x").setParent("top"), direct("y").setParent("top"));
    Row row = row(stage, rules, "a");
    assertThat(points(row, "top")).isEqualTo("-");
    assertThat(state(row, "top")).isEqualTo(PointState.PENDING);
  }

  @Test
  void whatIsOnlyShownDoesNotSayWhichTotalsAreBetter() {
    stage.score("a", "strokes", "72").score("b", "strokes", "70");
    CriteriaSet.Builder rules =
        set(direct("strokes").setBetter(Better.LOWER), informative("distance"), gate("g"));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 a");
  }

  @Test
  void unpublishedEntryThatFailedAGateHidesTheRanksWithGatesIgnored() {
    stage.entries("c").score("a", "x", "4").score("c", "x", "3");
    stage.unpublished("b", "x", ScoreState.NOT_PUBLISHED);
    stage.ruled("b", "g", Verdict.FAILED).ruled("c", "g", Verdict.FAILED);
    CriteriaSet.Builder rules = set(direct("x"), gate("g"));
    assertThat(row(stage, rules, "c").place().rankIgnoringGates()).isEmpty();
    stage.entry("b", EntryStatus.WITHDRAWN, 1);
    assertThat(row(stage, rules, "c").place().rankIgnoringGates()).hasValue(2);
  }
}
