package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.byPoints;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.informative;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.over;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;
import static org.competitionledger.core.scoring.Criteria.threshold;
import static org.competitionledger.core.scoring.Criteria.windows;
import static org.competitionledger.core.scoring.StageFixture.decimal;
import static org.competitionledger.core.standings.StandingsFixture.points;
import static org.competitionledger.core.standings.StandingsFixture.ranks;
import static org.competitionledger.core.standings.StandingsFixture.row;
import static org.competitionledger.core.standings.StandingsFixture.state;
import static org.competitionledger.core.standings.StandingsFixture.table;
import static org.competitionledger.core.standings.StandingsFixture.total;

import java.time.Instant;
import java.util.List;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.results.GateVerdict;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.OccasionWindow;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ScoreState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.ScoringState;
import org.junit.jupiter.api.Test;

/** "An entry without a figure is never better than one with a figure." */
class AbsenceNeverWinsTest {

  private final StageFixture stage = new StageFixture().entries("a", "b", "c").closed(1);

  private static Criterion.Builder less(String id) {
    return direct(id).setBetter(Better.LOWER);
  }

  private static Criterion.Builder less(String id, AbsentFigure absent) {
    return less(id).setAbsent(absent);
  }

  private static AbsentFigure figure(String value) {
    return new AbsentFigure(AbsentMethod.FIGURE, decimal(value), null);
  }

  private static AbsentFigure worstPlus(int plus) {
    return new AbsentFigure(AbsentMethod.WORST_PLUS, null, plus);
  }

  private static GateVerdict.Verdict verdict(Row row) {
    return row.gates().get(0).verdict();
  }

  @Test
  void whoHasNoFigureHasNoTotalAndComesAfterAllThatHaveOne() {
    stage.score("a", "time", "90").score("b", "time", "80").absent("c", "time", 1, null);
    CriteriaSet.Builder rules = set(less("time"));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 a", "3 c");
    assertThat(total(stage, rules, "c")).isEqualTo("-");
    assertThat(state(row(stage, rules, "c"), "time")).isEqualTo(PointState.ABSENT);
    assertThat(row(stage, rules, "c").sum().gross()).isEmpty();
    assertThat(row(stage, rules, "c").complete()).isTrue();
    assertThat(table(stage, rules).certifiedText("cup", 1, 7)).endsWith("ranked\t3\tc\t\t\n");
  }

  /** Where the best so many count, what would not be among them is not missing. */
  @Test
  void anOpenOccasionIsNotMissingWhereTheBestAreThere() {
    stage.occasion(2).score("a", "time", 1, "80");
    stage.score("b", "time", 1, "85").score("b", "time", 2, "86").absent("c", "time", 1, null);
    assertThat(ranks(table(stage, set(less("time").setOccasions(best(1))))))
        .startsWith("1 a", "2 b");
    assertThat(ranks(table(stage, set(less("time").setOccasions(best(2))))))
        .as("two count")
        .startsWith("1 b", "2 a");
  }

  @Test
  void absenceInOneRoundOfSeveralIsNoAdvantage() {
    stage.closed(2).score("a", "time", 1, "90").score("a", "time", 2, "90");
    stage.score("b", "time", 1, "95").absent("b", "time", 2, null);
    stage.absent("c", "time", 1, null).absent("c", "time", 2, null);
    CriteriaSet.Builder rules = set(less("time"));
    // b lacks one figure, c both.
    assertThat(ranks(table(stage, rules))).containsExactly("1 a", "2 b", "3 c");
    assertThat(points(row(stage, rules, "b"), "time")).isEqualTo("-");
  }

  @Test
  void whatIsDroppedMayBeAbsent() {
    stage.closed(2).closed(3);
    for (int round = 1; round <= 3; round++) {
      stage.score("a", "place", round, "2");
    }
    stage.score("b", "place", 1, "1").score("b", "place", 2, "1").absent("b", "place", 3, null);
    stage.score("c", "place", 1, "1");
    CriteriaSet.Builder rules = set(less("place").setOccasions(best(2)));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 a", "3 c");
    assertThat(total(stage, rules, "b")).isEqualTo("2");
    assertThat(row(stage, rules, "b").sum().gross()).as("all three make no sum").isEmpty();
    assertThat(total(stage, rules, "c")).isEqualTo("-");
  }

  @Test
  void aStatedFigureTakesThePlace() {
    stage.score("a", "time", "90").score("b", "time", "80").absent("c", "time", 1, null);
    CriteriaSet.Builder rules = set(less("time", figure("85")));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 c", "3 a");
    assertThat(total(stage, rules, "c")).isEqualTo("85");
    assertThat(state(row(stage, rules, "c"), "time")).isEqualTo(PointState.ABSENT);
  }

  @Test
  void worstPlusCountsAllEntries() {
    stage.score("a", "place", "2").score("b", "place", "1").absent("c", "place", 1, null);
    CriteriaSet.Builder rules = set(less("place", worstPlus(1)));
    assertThat(total(stage, rules, "c")).isEqualTo("4");
    stage.entries("d");
    assertThat(total(stage, rules, "c")).as("one more entry").isEqualTo("5");
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 a", "3 c", "3 d");
  }

  @Test
  void aTableGivesNothingToWhoHasNoPosition() {
    stage.score("a", "place", "3").score("b", "place", "1").absent("c", "place", 1, null);
    CriteriaSet.Builder rules = set(less("place").setTransform(table("9", "6")));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 a", "2 c");
    assertThat(total(stage, rules, "c")).isEqualTo("0");
  }

  @Test
  void aNegativeFactorGivesNoAdvantageEither() {
    stage.score("a", "faults", "3").score("b", "faults", "1").absent("c", "faults", 1, null);
    CriteriaSet.Builder rules = set(less("faults").setFactor(decimal("-1")));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 a", "3 c");
    assertThat(total(stage, rules, "c")).isEqualTo("-");
  }

  @Test
  void whoIsPendingStandsBehindThoseWhoHaveTheFigure() {
    stage.occasion(2).score("a", "time", 1, "90").score("a", "time", 2, "90");
    stage.score("b", "time", 1, "80");
    stage.occasion(1);
    CriteriaSet.Builder rules = set(less("time"));
    assertThat(ranks(table(stage, rules))).containsExactly("1 a", "2 b", "3 c");
    assertThat(total(stage, rules, "b")).isEqualTo("80");
    assertThat(row(stage, rules, "b").complete()).isFalse();
    assertThat(total(stage, rules, "c")).as("nothing is known of it").isEqualTo("-");
  }

  @Test
  void whatIsNotComparableIsNoAdvantage() {
    stage.score("a", "time", "9").score("b", "time", "90").score("c", "time", "8");
    CriteriaSet.Builder rules = set(less("time").setScale(scale("0", "50")));
    assertThat(ranks(table(stage, rules))).containsExactly("1 c", "2 a", "3 b");
  }

  @Test
  void aThresholdIsNotReachedWithoutAFigure() {
    stage.occasion(2).score("a", "time", 1, "9").score("a", "time", 2, "9");
    stage.score("b", "time", 1, "9").absent("c", "time", 1, null).absent("c", "time", 2, null);
    CriteriaSet.Builder rules =
        set(less("time")).setCutRules(List.of(threshold("50", GateOrder.BEFORE_CUT)));
    assertThat(row(stage, rules, "a").cut()).isEqualTo(Cut.IN);
    assertThat(row(stage, rules, "b").cut()).as("pending").isEqualTo(Cut.OUT);
    assertThat(row(stage, rules, "c").cut()).isEqualTo(Cut.OUT);
  }

  @Test
  void aComputedGateIsPendingThenFailedWithoutAFigure() {
    stage.score("a", "time", "9").absent("c", "time", 1, null);
    CriteriaSet.Builder rules = set(less("time"), gate("fast", "time", Comparison.AT_MOST, "50"));
    assertThat(verdict(row(stage, rules, "a"))).isEqualTo(GateVerdict.Verdict.PASSED);
    assertThat(verdict(row(stage, rules, "c"))).isEqualTo(GateVerdict.Verdict.PENDING);
    stage.stageOpen();
    assertThat(verdict(row(stage, rules, "c"))).isEqualTo(GateVerdict.Verdict.PENDING);
    stage.stageClosed();
    assertThat(verdict(row(stage, rules, "c"))).isEqualTo(GateVerdict.Verdict.FAILED);
    assertThat(row(stage, rules, "c").section()).isEqualTo(Section.INELIGIBLE);
    assertThat(row(stage, rules, "c").place().rankIgnoringGates()).hasValue(2);
    assertThat(
            verdict(
                row(
                    stage,
                    set(less("time", figure("40")), gate("fast", "time", Comparison.AT_MOST, "50")),
                    "c")))
        .isEqualTo(GateVerdict.Verdict.PASSED);
  }

  @Test
  void aGateThatAsksForFewIsNotPassedByNone() {
    stage.score("a", "defects", "9").absent("c", "defects", 1, null).stageClosed();
    CriteriaSet.Builder rules =
        set(direct("defects"), gate("few", "defects", Comparison.AT_MOST, "10"));
    assertThat(verdict(row(stage, rules, "a"))).isEqualTo(GateVerdict.Verdict.PASSED);
    assertThat(verdict(row(stage, rules, "c"))).isEqualTo(GateVerdict.Verdict.FAILED);
  }

  @Test
  void aTieIsNotWonWithoutAFigure() {
    stage.score("a", "x", "5").score("b", "x", "5").score("c", "x", "5");
    stage.score("a", "time", "9").score("b", "time", "7").absent("c", "time", 1, null);
    CriteriaSet.Builder rules =
        set(direct("x"), informative("time").setBetter(Better.LOWER))
            .setTieBreaks(List.of(byPoints("time")));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 a", "3 c");
  }

  @Test
  void partsOfWhichLessIsBetterMakeATotalOfWhichLessIsBetter() {
    stage.score("a", "swim", "9").score("b", "swim", "7").absent("c", "swim", 1, null);
    stage.score("a", "run", "9").score("b", "run", "7").score("c", "run", "1");
    CriteriaSet.Builder rules =
        set(direct("all"), less("swim").setParent("all"), less("run").setParent("all"));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 a", "3 c");
    assertThat(state(row(stage, rules, "c"), "all")).isEqualTo(PointState.ABSENT);
    assertThat(points(row(stage, rules, "c"), "all")).isEqualTo("-");
  }

  /** Where everybody gets 0, nobody gains by it. */
  @Test
  void whatWeighsNothingTakesNoTotalAway() {
    stage.closed(2, "0").score("a", "time", 1, "9").score("b", "time", 1, "7");
    stage.score("c", "time", 1, "8").absent("c", "time", 2, null);
    assertThat(ranks(table(stage, set(less("time"))))).containsExactly("1 b", "2 c", "3 a");
    CriteriaSet.Builder trial = set(less("time"), less("trial").setFactor(decimal("0")));
    assertThat(ranks(table(stage, trial))).containsExactly("1 b", "2 c", "3 a");
    CriteriaSet.Builder parts =
        set(less("time"), direct("all").setFactor(decimal("0")), less("trial").setParent("all"));
    assertThat(ranks(table(stage, parts))).containsExactly("1 b", "2 c", "3 a");
  }

  @Test
  void whatIsNotPublishedStaysInItsSection() {
    stage.score("a", "time", "9").unpublished("b", "time", ScoreState.NOT_PUBLISHED);
    stage.absent("c", "time", 1, null);
    assertThat(table(stage, set(less("time"))).rows())
        .extracting(Row::participant, Row::section)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("a", Section.RANKED),
            org.assertj.core.api.Assertions.tuple("c", Section.RANKED),
            org.assertj.core.api.Assertions.tuple("b", Section.NOT_PUBLISHED));
  }

  /** "A set is scored, for ever, by the version under which it was recorded." */
  @Test
  void aSetThatVersionTwoRecordedIsScoredAsItWas() {
    stage.score("a", "time", "90").absent("c", "time", 1, null);
    CriteriaSet rules = set(less("time")).build();
    stage.state().put(Keys.criteria(1), new CriteriaState(0L, Instant.EPOCH, rules));
    StageTable old = Standings.compute(stage.state(), StageFixture.STAGE, rules);
    assertThat(ranks(old)).containsExactly("1 b", "1 c", "3 a");
    assertThat(old.row("c").orElseThrow().total().orElseThrow().text()).isEqualTo("0");

    CriteriaSet edited = set(less("time").setDigits(1)).build();
    assertThat(ranks(Standings.compute(stage.state(), StageFixture.STAGE, edited)))
        .as("what was edited differs by the edit alone")
        .containsExactly("1 b", "1 c", "3 a");
    CriteriaSet other = CriteriaSet.newBuilder(edited).setVersion(2).build();
    assertThat(ranks(Standings.compute(stage.state(), StageFixture.STAGE, other)))
        .as("what was never recorded is scored by the current version")
        .containsExactly("1 a", "2 b", "2 c");

    stage.state().put(Keys.scoring(1), new ScoringState(LedgerVersion.CURRENT));
    assertThat(ranks(Standings.compute(stage.state(), StageFixture.STAGE, rules)))
        .containsExactly("1 a", "2 b", "2 c");
  }

  @Test
  void aSetThatVersionThreeRecordedIsScoredByTheRuleAlready() {
    stage.score("a", "time", "90").absent("c", "time", 1, null).stageClosed();
    CriteriaSet rules = set(less("time"), gate("fast", "time", Comparison.AT_MOST, "95")).build();
    stage.state().put(Keys.criteria(1), new CriteriaState(0L, Instant.EPOCH, rules));
    stage.state().put(Keys.scoring(1), new ScoringState(LedgerVersion.ABSENCE_NEVER_WINS - 1));
    StageTable before = Standings.compute(stage.state(), StageFixture.STAGE, rules);
    assertThat(ranks(before)).containsExactly("1 b", "1 c", "3 a");
    assertThat(verdict(before.row("c").orElseThrow()))
        .as("0 is less than 95")
        .isEqualTo(GateVerdict.Verdict.PASSED);

    stage.state().put(Keys.scoring(1), new ScoringState(LedgerVersion.ABSENCE_NEVER_WINS));
    StageTable since = Standings.compute(stage.state(), StageFixture.STAGE, rules);
    assertThat(ranks(since)).containsExactly("1 a", "ineligible b", "ineligible c");
    assertThat(verdict(since.row("c").orElseThrow())).isEqualTo(GateVerdict.Verdict.FAILED);
  }

  @Test
  void partsOfPartsHaveTheOrderOfTheirFiguresToo() {
    stage.score("a", "swim", "9").score("b", "swim", "7").score("c", "swim", "8");
    CriteriaSet.Builder rules =
        set(
            direct("all"),
            direct("water").setParent("all"),
            less("swim").setParent("water"),
            informative("pulse"));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 c", "3 a");
  }

  /** The one who has swum has 9 so far, and so may yet have more than 11. */
  @Test
  void aTieIsNotWonByAFigureThatIsStillToCome() {
    stage.entries("d").occasion(2);
    for (String entry : List.of("a", "b", "c", "d")) {
      stage.score(entry, "x", "5");
    }
    stage.scores("a", "swim", "9").scores("b", "swim", "5", "6");
    stage.scores("c", "swim", "7", "5").scores("d", "swim", "8");
    CriteriaSet.Builder rules =
        set(
                direct("x").setOccasions(over(OccasionMethod.MAX)),
                informative("swim").setBetter(Better.LOWER))
            .setTieBreaks(List.of(byPoints("swim")));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 c", "3 d", "4 a");
  }

  @Test
  void aTieIsBrokenByTheSumOfShownPartsTheLesserFirst() {
    stage.score("a", "x", "5").score("b", "x", "5").score("c", "x", "5");
    stage.score("a", "swim", "9").score("b", "swim", "7").score("c", "swim", "9");
    stage.score("a", "run", "4").score("b", "run", "4").score("c", "run", "3");
    CriteriaSet.Builder rules =
        set(
                direct("x"),
                informative("all"),
                informative("swim").setParent("all").setBetter(Better.LOWER),
                informative("run").setParent("all").setBetter(Better.LOWER))
            .setTieBreaks(List.of(byPoints("all")));
    assertThat(ranks(table(stage, rules))).containsExactly("1 b", "2 c", "3 a");
  }

  /** Of the best one in each half of the season. */
  @Test
  void inEachWindowAsMuchIsMissingAsItHasPlacesLeft() {
    stage.occasion(2).occasion(3).occasion(4);
    stage.scores("a", "time", "5").scores("b", "time", "6", "7", "6");
    stage.absent("c", "time", 1, null);
    CriteriaSet.Builder rules =
        set(
            less("time")
                .setOccasions(windows(new OccasionWindow(1, 2, 1), new OccasionWindow(3, 4, 1))));
    assertThat(ranks(table(stage, rules)))
        .as("a has none of the second half, c none at all")
        .containsExactly("1 b", "2 a", "3 c");
    stage.score("a", "time", 3, "6");
    assertThat(ranks(table(stage, rules))).startsWith("1 a", "2 b");
  }

  @Test
  void whatNotAllHaveJudgedIsHalfMissingWhereItCounts() {
    stage.panel("p", List.of(), "j1", "j2").occasion(2);
    for (String judge : List.of("j1", "j2")) {
      stage.judged("a", "faults", judge, "5").judged("b", "faults", judge, "6");
      stage.judged("c", "faults", judge, "9");
    }
    CriteriaSet.Builder rules =
        set(judged("faults", PanelMethod.MEAN).setBetter(Better.LOWER).setOccasions(best(1)));
    stage.judged("a", "faults", 2, "j1", "8");
    assertThat(ranks(table(stage, rules)))
        .as("8 does not count")
        .containsExactly("1 a", "2 b", "3 c");
    stage.judged("a", "faults", 2, "j1", "1");
    assertThat(ranks(table(stage, rules)))
        .as("1 does, and may yet become more")
        .containsExactly("1 b", "2 c", "3 a");
  }

  @Test
  void allThatTookPlaceMakesNoSumWhereAnyCriterionLacksAFigure() {
    stage.closed(2).scores("a", "time", "9").absent("a", "time", 2, null);
    stage.score("a", "faults", 1, "3").score("a", "faults", 2, "2");
    stage.occasion(3);
    Criterion.Builder time = less("time").setOccasions(best(1));
    Criterion.Builder faults = less("faults");
    for (CriteriaSet.Builder rules : List.of(set(time, faults), set(faults, time))) {
      assertThat(total(stage, rules, "a")).isEqualTo("14");
      assertThat(row(stage, rules, "a").sum().gross()).isEmpty();
    }
  }

  @Test
  void whereMoreIsBetterWhatIsStillToComeHoldsNobodyBack() {
    stage.occasion(2).score("a", "race", "9").scores("b", "race", "3", "4");
    assertThat(ranks(table(stage, set(direct("race"))))).containsExactly("1 a", "2 b", "3 c");
  }

  @Test
  void aGateOfASetThatVersionTwoRecordedTakesNoneForNought() {
    stage.absent("c", "defects", 1, null).stageClosed();
    CriteriaSet rules =
        set(direct("defects"), gate("few", "defects", Comparison.AT_MOST, "10")).build();
    stage.state().put(Keys.criteria(1), new CriteriaState(0L, Instant.EPOCH, rules));
    assertThat(
            verdict(
                Standings.compute(stage.state(), StageFixture.STAGE, rules).row("c").orElseThrow()))
        .isEqualTo(GateVerdict.Verdict.PASSED);
  }
}
