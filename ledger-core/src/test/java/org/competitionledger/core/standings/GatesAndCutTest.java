package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.cut;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.threshold;
import static org.competitionledger.core.scoring.StageFixture.decimal;
import static org.competitionledger.core.standings.StandingsFixture.cuts;
import static org.competitionledger.core.standings.StandingsFixture.ranks;
import static org.competitionledger.core.standings.StandingsFixture.row;
import static org.competitionledger.core.standings.StandingsFixture.table;

import java.util.List;
import java.util.OptionalInt;
import org.competitionledger.core.results.GateVerdict;
import org.competitionledger.core.results.GateVerdict.Verdict;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.Better;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.ExternalReference;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ScoreState;
import org.competitionledger.state.EntryStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesAndCutTest {

  private final StageFixture stage =
      new StageFixture()
          .entries("a", "b", "c", "d", "e")
          .score("a", "x", "90")
          .score("b", "x", "80")
          .score("c", "x", "70")
          .score("d", "x", "60")
          .score("e", "x", "50");

  private static CriteriaSet.Builder rules(CutRule... cut) {
    return set(direct("x"), gate("g")).setCutRules(List.of(cut));
  }

  private void failed(String participant) {
    stage.ruled(participant, "g", org.competitionledger.event.Verdict.FAILED);
  }

  @Test
  void entryThatFailedAGateTakesNoRankButShowsItsRankWithGatesIgnored() {
    failed("b");
    StageTable table = table(stage, rules());
    assertThat(ranks(table)).containsExactly("1 a", "2 c", "3 d", "4 e", "ineligible b");
    assertThat(table.row("b").orElseThrow().place().rankIgnoringGates())
        .isEqualTo(OptionalInt.of(2));
    assertThat(table.row("c").orElseThrow().place().rankIgnoringGates()).isEmpty();
  }

  @Test
  void gateNotYetRuledIsPendingAndRanked() {
    Row row = row(stage, rules(), "a");
    assertThat(row.gates()).containsExactly(new GateVerdict("g", Verdict.PENDING));
    assertThat(row.rank()).isEqualTo(OptionalInt.of(1));
    assertThat(row.complete()).isTrue();
  }

  @Test
  void latestRulingCounts() {
    failed("a");
    stage.ruled("a", "g", org.competitionledger.event.Verdict.PASSED);
    assertThat(row(stage, rules(), "a").gates())
        .containsExactly(new GateVerdict("g", Verdict.PASSED));
  }

  @Test
  void withdrawnAndDisqualifiedEntriesAreListedApartAndTakeNoRank() {
    stage.entry("a", EntryStatus.WITHDRAWN, 1).entry("c", EntryStatus.DISQUALIFIED, 1);
    failed("c");
    StageTable table = table(stage, rules());
    assertThat(ranks(table)).containsExactly("1 b", "2 d", "3 e", "out a", "out c");
    assertThat(table.row("a").orElseThrow().outcome()).contains(Outcome.WITHDRAWN);
  }

  @Test
  void advancedAndEliminatedEntriesKeepTheirRank() {
    stage.entry("a", EntryStatus.ADVANCED, 1).entry("e", EntryStatus.ELIMINATED, 1);
    StageTable table = table(stage, rules());
    assertThat(ranks(table)).containsExactly("1 a", "2 b", "3 c", "4 d", "5 e");
    assertThat(table.row("e").orElseThrow().outcome()).contains(Outcome.ELIMINATED);
    assertThat(table.row("b").orElseThrow().outcome()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST, 70, PASSED",
    "AT_LEAST, 70.000001, FAILED",
    "AT_MOST, 70, PASSED",
    "AT_MOST, 69.9, FAILED"
  })
  void computedGateComparesPointsWithItsThreshold(
      Comparison comparison, String threshold, Verdict verdict) {
    CriteriaSet.Builder rules = set(direct("x"), gate("g", "x", comparison, threshold));
    assertThat(row(stage, rules, "c").gates()).containsExactly(new GateVerdict("g", verdict));
  }

  @Test
  void computedGateComparesWithTheFractionOfAnOutsideValue() {
    // 95 % of 84 = 79.8
    CriteriaSet.Builder rules =
        set(
            direct("x"),
            gate("g")
                .setGate(
                    Gate.newBuilder()
                        .setMethod(GateMethod.COMPUTED)
                        .setCriterion("x")
                        .setThreshold(decimal("0.95"))
                        .setReference(
                            new ExternalReference(
                                new LocalisedText(null, "best published model"), decimal("84")))
                        .build()));
    assertThat(ranks(table(stage, rules)))
        .containsExactly("1 a", "2 b", "ineligible c", "ineligible d", "ineligible e");
  }

  @Test
  void computedGateIsPendingWhileItsPointsAre() {
    stage.entries("f").entries("h").unpublished("h", "x", ScoreState.NOT_PUBLISHED);
    CriteriaSet.Builder rules = set(direct("x"), gate("g", "x", Comparison.AT_LEAST, "10"));
    assertThat(row(stage, rules, "f").gates())
        .containsExactly(new GateVerdict("g", Verdict.PENDING));
    assertThat(row(stage, rules, "h").gates())
        .containsExactly(new GateVerdict("g", Verdict.PENDING));
  }

  @Test
  void topSoManyStayIn() {
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)))))
        .containsExactly("in a", "in b", "out c", "out d", "out e");
  }

  @Test
  void bottomSoManyAreOut() {
    assertThat(cuts(table(stage, rules(cut(CutKind.BOTTOM_K, 2, GateOrder.BEFORE_CUT)))))
        .containsExactly("in a", "in b", "in c", "out d", "out e");
  }

  @Test
  void cutDeeperThanTheTableTakesAllOrNone() {
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 9, GateOrder.BEFORE_CUT)))))
        .containsExactly("in a", "in b", "in c", "in d", "in e");
    assertThat(cuts(table(stage, rules(cut(CutKind.BOTTOM_K, 9, GateOrder.BEFORE_CUT)))))
        .containsExactly("out a", "out b", "out c", "out d", "out e");
  }

  @Test
  void thresholdKeepsThoseAtOrAboveIt() {
    assertThat(cuts(table(stage, rules(threshold("70", GateOrder.BEFORE_CUT)))))
        .containsExactly("in a", "in b", "in c", "out d", "out e");
  }

  @Test
  void tieAcrossTheLineIsFlaggedForAllTied() {
    stage.score("b", "x", "70").score("d", "x", "70");
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)))))
        .containsExactly("in a", "tie b", "tie c", "tie d", "out e");
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 4, GateOrder.BEFORE_CUT)))))
        .as("the line is not in the tie")
        .containsExactly("in a", "in b", "in c", "in d", "out e");
  }

  /** Five teams, four places: the difference between one and two eliminated. */
  @Test
  void gatesBeforeTheCutLeaveAllPlacesToTheOthers() {
    failed("b");
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 4, GateOrder.BEFORE_CUT)))))
        .containsExactly("in a", "in c", "in d", "in e", "- b");
  }

  @Test
  void gatesAfterTheCutLeaveThePlaceOfTheFailedEmpty() {
    failed("b");
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 4, GateOrder.AFTER_CUT)))))
        .containsExactly("in a", "in c", "in d", "out e", "in b");
  }

  @Test
  void tieAcrossTheLineCountsFailedEntriesIfGatesComeAfterTheCut() {
    failed("b");
    stage.score("c", "x", "80");
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 2, GateOrder.AFTER_CUT)))))
        .containsExactly("in a", "tie c", "out d", "out e", "tie b");
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)))))
        .containsExactly("in a", "in c", "out d", "out e", "- b");
  }

  @Test
  void placesAreNotKnownWhileATotalIsUnpublished() {
    stage.entries("f").unpublished("f", "x", ScoreState.NOT_PUBLISHED);
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)))))
        .containsExactly("- a", "- b", "- c", "- d", "- e", "- f");
    assertThat(cuts(table(stage, rules(threshold("70", GateOrder.BEFORE_CUT)))))
        .containsExactly("in a", "in b", "in c", "out d", "out e", "- f");
  }

  @Test
  void entriesThatAreOutAndStagesWithoutACutRuleHaveNoCut() {
    stage.entry("a", EntryStatus.WITHDRAWN, 1);
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 2, GateOrder.AFTER_CUT)))))
        .containsExactly("in b", "in c", "out d", "out e", "- a");
    CutRule elsewhere = new CutRule("other", CutKind.TOP_N, 1, null, GateOrder.BEFORE_CUT);
    assertThat(cuts(table(stage, rules(elsewhere))))
        .containsExactly("- b", "- c", "- d", "- e", "- a");
  }

  @Test
  void thresholdKeepsThoseAtOrBelowItWhereLessIsBetter() {
    CriteriaSet.Builder less =
        set(direct("x").setBetter(Better.LOWER))
            .setCutRules(List.of(threshold("70", GateOrder.BEFORE_CUT)));
    assertThat(cuts(table(stage, less))).containsExactly("in e", "in d", "in c", "out b", "out a");
  }

  @Test
  void placesAfterTheCutAreNotKnownWhileATotalOfWhoFailedIsUnpublished() {
    stage.entries("f").unpublished("f", "x", ScoreState.NOT_PUBLISHED);
    failed("f");
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 2, GateOrder.AFTER_CUT)))))
        .containsExactly("- a", "- b", "- c", "- d", "- e", "- f");
    assertThat(cuts(table(stage, rules(cut(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)))))
        .containsExactly("in a", "in b", "out c", "out d", "out e", "- f");
  }
}
