package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.over;
import static org.competitionledger.core.scoring.Criteria.ratio;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;
import static org.competitionledger.core.scoring.Criteria.windows;
import static org.competitionledger.core.standings.StandingsFixture.points;
import static org.competitionledger.core.standings.StandingsFixture.row;
import static org.competitionledger.core.standings.StandingsFixture.state;
import static org.competitionledger.core.standings.StandingsFixture.total;

import org.competitionledger.core.results.PointState;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.OccasionWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps 3 and 4: from the figure of an occasion to points, and over occasions. */
class PointsOfOccasionsTest {

  private final StageFixture stage = new StageFixture().entries("a", "b");

  @ParameterizedTest
  @CsvSource({"1, 9", "2, 6", "3, 4", "4, 0", "0, 0", "-1, 0", "1.5, 0", "99999999999999, 0"})
  void positionIsLookedUpAndBeyondTheTableIsZero(String position, String points) {
    stage.score("a", "race", position);
    assertThat(total(stage, set(direct("race").setTransform(table("9", "6", "4"))), "a"))
        .isEqualTo(points);
  }

  @Test
  void ratioToTheBestFigureIsRoundedBeforeTheMultiplier() {
    // 50 × 20 ÷ 30 = 33.333… → 33.3; × 2 = 66.6
    stage.score("a", "q", "30").score("b", "q", "20").closed(1, "2");
    CriteriaSet.Builder rules = set(direct("q").setTransform(ratio("50", 1)));
    assertThat(total(stage, rules, "a")).isEqualTo("100");
    assertThat(total(stage, rules, "b")).isEqualTo("66.6");
  }

  @Test
  void ratioIsInvertedWhereLessIsBetter() {
    // price 80 is best; 100 gets 40 × 80 ÷ 100 = 32
    stage.score("a", "price", "100").score("b", "price", "80");
    CriteriaSet.Builder rules =
        set(direct("price").setBetter(Better.LOWER).setTransform(ratio("40", 2)));
    assertThat(total(stage, rules, "a")).isEqualTo("32");
    assertThat(total(stage, rules, "b")).isEqualTo("40");
  }

  @Test
  void ratioWithoutBestPointsUsesTheMaximum() {
    stage.score("a", "q", "3").score("b", "q", "4");
    CriteriaSet.Builder rules =
        set(direct("q").setMaximum(StageFixture.decimal("20")).setTransform(ratio(null, 2)));
    assertThat(total(stage, rules, "a")).isEqualTo("15");
  }

  @Test
  void ratioIsToTheBestOfEachOccasion() {
    stage.closed(1).closed(2);
    stage.score("a", "q", 1, "1").score("b", "q", 1, "2");
    stage.score("a", "q", 2, "8").score("b", "q", 2, "4");
    CriteriaSet.Builder rules = set(direct("q").setTransform(ratio("10", 2)));
    assertThat(total(stage, rules, "a")).isEqualTo("15");
    assertThat(total(stage, rules, "b")).isEqualTo("15");
  }

  @Test
  void ratioNeverDividesByZero() {
    stage.score("a", "q", "0").score("b", "q", "-3");
    CriteriaSet.Builder rules = set(direct("q").setTransform(ratio("10", 2)));
    assertThat(total(stage, rules, "a")).isEqualTo("10");
    assertThat(total(stage, rules, "b")).isEqualTo("0");
  }

  @Test
  void occasionMultiplierMultipliesItsPoints() {
    stage.closed(1, "0.5").score("a", "race", "1");
    assertThat(total(stage, set(direct("race").setTransform(table("25"))), "a")).isEqualTo("12.5");
  }

  @Test
  void absentOccasionGivesNoPoints() {
    stage.closed(1).absent("a", "race", 1, null);
    Row row = row(stage, set(direct("race").setTransform(table("25"))), "a");
    assertThat(points(row, "race")).isEqualTo("0");
    assertThat(state(row, "race")).isEqualTo(PointState.ABSENT);
  }

  @Test
  void pendingBecomesAbsentWhenTheOccasionCloses() {
    stage.occasion(1);
    Row open = row(stage, set(direct("q")), "a");
    assertThat(state(open, "q")).isEqualTo(PointState.PENDING);
    assertThat(open.complete()).isFalse();
    stage.closed(1);
    Row closed = row(stage, set(direct("q")), "a");
    assertThat(state(closed, "q")).isEqualTo(PointState.ABSENT);
    assertThat(closed.complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"SUM, 11", "MEAN, 2.75", "MAX, 6", "LAST, 3"})
  void pointsOfOccasionsMakeOneSum(OccasionMethod method, String expected) {
    // 2 + 6 + absent + 3; the mean counts the absent one as 0: 11 ÷ 4
    stage.closed(1).closed(2).closed(3).closed(4);
    stage.score("a", "q", 1, "2").score("a", "q", 2, "6").score("a", "q", 4, "3");
    assertThat(total(stage, set(direct("q").setOccasions(over(method))), "a")).isEqualTo(expected);
  }

  @Test
  void lastIsZeroIfTheLatestOccasionIsAbsent() {
    stage.closed(1).closed(2).score("a", "q", 1, "2");
    assertThat(total(stage, set(direct("q").setOccasions(over(OccasionMethod.LAST))), "a"))
        .isEqualTo("0");
  }

  @Test
  void provisionalMeanIsOverWhatHasTakenPlace() {
    stage.closed(1).closed(2).occasion(3).score("a", "q", 1, "2").score("a", "q", 2, "6");
    Row row = row(stage, set(direct("q").setOccasions(over(OccasionMethod.MEAN))), "a");
    assertThat(points(row, "q")).isEqualTo("4");
    assertThat(state(row, "q")).isEqualTo(PointState.PENDING);
  }

  @Test
  void bestOfSeveralCountAndGrossKeepsThemAll() {
    stage.closed(1).closed(2).closed(3).closed(4);
    stage.score("a", "q", 1, "4").score("a", "q", 2, "1").score("a", "q", 3, "4");
    stage.score("a", "q", 4, "2");
    Row row = row(stage, set(direct("q").setOccasions(best(2))), "a");
    assertThat(points(row, "q")).isEqualTo("8");
    assertThat(row.sum().gross().orElseThrow().value().toPlainString()).isEqualTo("11");
  }

  @Test
  void bestOfMoreThanThereAreIsAll() {
    stage.closed(1).score("a", "q", 1, "4");
    assertThat(total(stage, set(direct("q").setOccasions(best(5))), "a")).isEqualTo("4");
  }

  @Test
  void bestWhereLessIsBetterAreTheLeast() {
    stage.closed(1).closed(2).closed(3);
    stage.score("a", "t", 1, "61").score("a", "t", 2, "58").score("a", "t", 3, "60");
    CriteriaSet.Builder rules = set(direct("t").setBetter(Better.LOWER).setOccasions(best(2)));
    assertThat(total(stage, rules, "a")).isEqualTo("118");
  }

  @Test
  void windowsChooseEachTheirOwnBest() {
    // best 1 of occasions 1–2: 5; best 1 of 3–4: 3; occasion 5 is in no window
    for (int number = 1; number <= 5; number++) {
      stage.closed(number);
    }
    stage.score("a", "q", 1, "5").score("a", "q", 2, "4").score("a", "q", 3, "1");
    stage.score("a", "q", 4, "3").score("a", "q", 5, "9");
    CriteriaSet.Builder rules =
        set(
            direct("q")
                .setOccasions(windows(new OccasionWindow(1, 2, 1), new OccasionWindow(3, 4, 1))));
    Row row = row(stage, rules, "a");
    assertThat(points(row, "q")).isEqualTo("8");
    assertThat(row.sum().gross().orElseThrow().value().toPlainString()).isEqualTo("22");
  }

  @Test
  void scoreOnAnOccasionThatWasNeverScheduledCounts() {
    stage.closed(2).score("a", "q", 1, "5").score("a", "q", 2, "4").score("a", "q", 3, "1");
    assertThat(total(stage, set(direct("q")), "a")).isEqualTo("10");
  }
}
