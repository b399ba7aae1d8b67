package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.standings.StandingsFixture.points;
import static org.competitionledger.core.standings.StandingsFixture.row;
import static org.competitionledger.core.standings.StandingsFixture.state;
import static org.competitionledger.core.standings.StandingsFixture.total;

import java.util.List;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps 1 and 2: which scores count, and what evaluators' scores make. */
class EffectiveScoresTest {

  private static final CriteriaSet.Builder MEAN = set(judged("q", PanelMethod.MEAN));

  private final StageFixture stage = new StageFixture().entries("a");

  @Test
  void latestCorrectionCounts() {
    stage.score("a", "q", "3").score("a", "q", "8").score("a", "q", "5");
    assertThat(total(stage, set(direct("q")), "a")).isEqualTo("5");
  }

  @Test
  void voidedScoresDoNotCount() {
    stage.marks("a", "q", "4", "6").voided("a", "q", "j3", "10");
    assertThat(total(stage, MEAN, "a")).isEqualTo("5");
  }

  @Test
  void voidedDirectScoreIsPendingAgain() {
    stage.voided("a", "q", null, "10");
    Row row = row(stage, set(direct("q")), "a");
    assertThat(state(row, "q")).isEqualTo(PointState.PENDING);
    assertThat(points(row, "q")).isEqualTo("-");
  }

  @Test
  void scoresOfEvaluatorsRecusedForTheEntryDoNotCountForIt() {
    stage.entries("b").marks("a", "q", "4", "6", "11").marks("b", "q", "4", "6", "11");
    stage.recused("j3", "a");
    assertThat(total(stage, MEAN, "a")).isEqualTo("5");
    assertThat(total(stage, MEAN, "b")).isEqualTo("7");
  }

  @Test
  void scoresOfEvaluatorsRecusedForTheStageDoNotCountForAny() {
    stage.panel("p", List.of(), "j1", "j2", "j3").marks("a", "q", "4", "6", "11");
    stage.recused("j3");
    Row row = row(stage, MEAN, "a");
    assertThat(points(row, "q")).isEqualTo("5");
    assertThat(state(row, "q")).isEqualTo(PointState.OK);
  }

  @ParameterizedTest
  @CsvSource({"SUM, 25.5", "MEAN, 6.38", "MEDIAN, 6.75"})
  void evaluatorsScoresMakeOneFigure(PanelMethod method, String expected) {
    // 3 + 6 + 7.5 + 9 = 25.5; ÷ 4 = 6.375 → 6.38; middle two (6 + 7.5) ÷ 2 = 6.75
    stage.marks("a", "q", "9", "3", "7.5", "6");
    assertThat(total(stage, set(judged("q", method)), "a")).isEqualTo(expected);
  }

  @Test
  void medianOfAnOddCountIsTheMiddleOne() {
    stage.marks("a", "q", "9", "3", "7.5");
    assertThat(total(stage, set(judged("q", PanelMethod.MEDIAN)), "a")).isEqualTo("7.5");
  }

  @Test
  void roundingIsHalfUpAwayFromZero() {
    stage.marks("a", "q", "0.01", "0").entries("b").marks("b", "q", "-0.01", "0");
    assertThat(total(stage, MEAN, "a")).isEqualTo("0.01");
    assertThat(total(stage, MEAN, "b")).isEqualTo("-0.01");
  }

  @Test
  void trimmingTakesSingleScoresOfEqualOnes() {
    // 5 5 5 8 9 9 without two lowest and one highest: 5 8 9 = 22 ÷ 3 = 7.33
    stage.marks("a", "q", "5", "9", "5", "9", "8", "5");
    assertThat(total(stage, set(judged("q", PanelMethod.TRIMMED_MEAN, 2, 1)), "a"))
        .isEqualTo("7.33");
  }

  @Test
  void absentScoresAreLeftOutBeforeTrimming() {
    // 5 8 9 are left; without lowest and highest: 8
    stage.marks("a", "q", "5", "9", "8").absent("a", "q", 1, "j4").absent("a", "q", 1, "j5");
    assertThat(total(stage, set(judged("q", PanelMethod.TRIMMED_MEAN, 1, 1)), "a")).isEqualTo("8");
  }

  @Test
  void occasionIsAbsentIfTrimmingLeavesNone() {
    stage.marks("a", "q", "5", "9");
    Row row = row(stage, set(judged("q", PanelMethod.TRIMMED_MEAN, 1, 1)), "a");
    assertThat(state(row, "q")).isEqualTo(PointState.ABSENT);
    assertThat(points(row, "q")).isEqualTo("0");
  }

  @Test
  void occasionIsAbsentIfAllScoresAre() {
    stage.absent("a", "q", 1, "j1").absent("a", "q", 1, "j2");
    Row row = row(stage, MEAN, "a");
    assertThat(state(row, "q")).isEqualTo(PointState.ABSENT);
    assertThat(row.complete()).isTrue();
  }

  @Test
  void meanRoundsToItsOwnDigitsBeforeAnythingElse() {
    // 10 ÷ 3 = 3.3 at one digit; × 3 = 9.9, not 10
    CriteriaSet.Builder oneDigit =
        set(
            judged("q", PanelMethod.MEAN)
                .setPanel(new PanelAggregation(PanelMethod.MEAN, 0, 0, 1))
                .setFactor(StageFixture.decimal("3")));
    stage.marks("a", "q", "3", "3", "4");
    assertThat(total(stage, oneDigit, "a")).isEqualTo("9.9");
  }

  @Test
  void figureIsPendingUntilEveryEvaluatorOfThePanelJudged() {
    stage.panel("p", List.of("q"), "j1", "j2", "j3").panel("other", List.of("x"), "k1");
    stage.marks("a", "q", "4", "6");
    Row row = row(stage, MEAN, "a");
    assertThat(state(row, "q")).isEqualTo(PointState.PENDING);
    assertThat(points(row, "q")).isEqualTo("5");
    assertThat(row.complete()).isFalse();
    stage.judged("a", "q", "j3", "11");
    assertThat(state(row(stage, MEAN, "a"), "q")).isEqualTo(PointState.OK);
  }

  @Test
  void nothingIsAwaitedOfAnEvaluatorRecusedForTheEntry() {
    stage.panel("p", List.of(), "j1", "j2", "j3").marks("a", "q", "4", "6");
    stage.recused("j3", "a");
    assertThat(row(stage, MEAN, "a").complete()).isTrue();
  }

  @Test
  void singleIsSatisfiedByOneEvaluatorOfThePanel() {
    stage.panel("p", List.of(), "j1", "j2").judged("a", "q", "j2", "6");
    Row row = row(stage, set(judged("q", PanelMethod.SINGLE)), "a");
    assertThat(points(row, "q")).isEqualTo("6");
    assertThat(row.complete()).isTrue();
  }

  @Test
  void singleTakesTheScoreRecordedFirst() {
    stage.judged("a", "q", "j2", "6").judged("a", "q", "j1", "9");
    assertThat(total(stage, set(judged("q", PanelMethod.SINGLE)), "a")).isEqualTo("6");
  }

  @Test
  void evaluatorsIdMayHoldABar() {
    stage.judged("a", "q", "x|y", "6").judged("a", "q", "x|z", "8");
    assertThat(total(stage, MEAN, "a")).isEqualTo("7");
  }
}
