package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.competitionledger.core.scoring.Criteria.countback;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.ratio;
import static org.competitionledger.core.scoring.Criteria.reachedFirst;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.standings.StandingsFixture.ranks;
import static org.competitionledger.core.standings.StandingsFixture.total;

import java.util.List;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.scoring.Criteria;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.ResultMethod;
import org.competitionledger.event.ScoreState;
import org.junit.jupiter.api.Test;

/** "Two results of one entry in an occasion; shares of one result." */
class ResultsTest {

  private final StageFixture stage = new StageFixture().entries("a", "b").closed(1);

  private static CriteriaSet.Builder race(ResultMethod results) {
    return set(table("race", results));
  }

  private static Criterion.Builder table(String id, ResultMethod results) {
    return direct(id)
        .setBetter(Better.LOWER)
        .setTransform(Criteria.table("8", "6", "4", "3"))
        .setResults(results);
  }

  @Test
  void onlyTheBestCountsWhereTheRuleSaysSo() {
    stage.result("a", "race", 1, "car-3", 1, "3").result("a", "race", 1, "car-7", 1, "2");
    assertThat(total(stage, race(ResultMethod.BEST), "a")).isEqualTo("6");
  }

  @Test
  void allAddUpWhereTheRuleSaysSo() {
    stage.result("a", "race", 1, "car-3", 1, "3").result("a", "race", 1, "car-7", 1, "2");
    assertThat(total(stage, race(ResultMethod.SUM), "a")).isEqualTo("10");
  }

  @Test
  void eachIsDividedAmongThoseWhoShareItBeforeTheBestIsChosen() {
    // 8 ÷ 2 = 4 is less than 6
    stage.result("a", "race", 1, "car-3", 2, "1").result("a", "race", 1, "car-7", 1, "2");
    assertThat(total(stage, race(ResultMethod.BEST), "a")).isEqualTo("6");
    assertThat(total(stage, race(ResultMethod.SUM), "a")).isEqualTo("10");
  }

  @Test
  void aShareIsRoundedToTheDigitsOfTheCriterion() {
    stage.result("a", "race", 1, "car-3", 3, "1").closed(2, "0.5");
    assertThat(total(stage, race(ResultMethod.BEST), "a")).isEqualTo("2.666667");
    assertThat(total(stage, set(table("race", ResultMethod.BEST).setDigits(2)), "a"))
        .isEqualTo("2.67");
  }

  @Test
  void aShareIsOfThePointsTimesTheMultiplier() {
    stage.closed(1, "0.5").result("a", "race", 1, "car-3", 2, "1");
    assertThat(total(stage, race(ResultMethod.SUM), "a")).isEqualTo("2");
  }

  @Test
  void theOneResultOfAnEntryMayBeShared() {
    stage.result("a", "race", 1, "car-3", 2, "1");
    assertThat(total(stage, race(null), "a")).isEqualTo("4");
  }

  @Test
  void theLeastIsTheBestWhereLessIsBetter() {
    Criterion.Builder time = direct("time").setBetter(Better.LOWER).setResults(ResultMethod.BEST);
    stage.result("a", "time", 1, "run-1", 1, "61.5").result("a", "time", 1, "run-2", 1, "60.25");
    stage.result("b", "time", 1, "run-1", 1, "61");
    assertThat(total(stage, set(time), "a")).isEqualTo("60.25");
    assertThat(ranks(Standings.compute(stage.state(), StageFixture.STAGE, set(time).build())))
        .containsExactly("1 a", "2 b");
  }

  @Test
  void absentResultsAreLeftOutWhereOthersHaveFigures() {
    stage.result("a", "race", 1, "car-3", 1, "1").absent("a", "race", 1, " car-7");
    assertThat(total(stage, race(ResultMethod.BEST), "a")).isEqualTo("8");
    stage.absent("b", "race", 1, " car-4").absent("b", "race", 1, " car-5");
    assertThat(state("b", race(ResultMethod.BEST))).isEqualTo(PointState.ABSENT);
  }

  @Test
  void oneThatIsNotPublishedHidesTheOccasion() {
    stage.result("a", "race", 1, "car-3", 1, "1").unpublished("a", "race", ScoreState.SEALED);
    assertThat(state("a", race(ResultMethod.BEST))).isEqualTo(PointState.NOT_PUBLISHED);
  }

  @Test
  void anOpenOccasionWithAResultIsNotPending() {
    stage.occasion(2).result("a", "race", 2, "car-3", 1, "1");
    assertThat(state("a", race(ResultMethod.BEST))).isEqualTo(PointState.OK);
    assertThat(state("b", race(ResultMethod.BEST))).isEqualTo(PointState.PENDING);
  }

  @Test
  void everyResultIsComparedWithTheBestOfAll() {
    // b's second result, 20, is the best of all: 10 is worth half of it
    CriteriaSet.Builder rules =
        set(direct("q").setTransform(ratio("100", 1)).setResults(ResultMethod.BEST));
    stage.result("a", "q", 1, "x", 1, "10");
    stage.result("b", "q", 1, "x", 1, "5").result("b", "q", 1, "y", 1, "20");
    assertThat(total(stage, rules, "a")).isEqualTo("50");
    assertThat(total(stage, rules, "b")).isEqualTo("100");
  }

  @Test
  void aCountbackCountsTheResultsThatCount() {
    stage.closed(2);
    stage.result("a", "race", 1, "x", 1, "1").result("a", "race", 1, "y", 1, "2");
    stage.score("b", "race", 1, "1").score("b", "race", 2, "2");
    stage.score("a", "race", 2, "2");
    CriteriaSet.Builder best = race(ResultMethod.BEST).setTieBreaks(List.of(countback("race", 4)));
    assertThat(ranks(Standings.compute(stage.state(), StageFixture.STAGE, best.build())))
        .containsExactly("1 a", "1 b");
  }

  @Test
  void anEarlierOneCountsOnceTheRuleIsGone() {
    stage.result("a", "race", 1, "car-7", 1, "3").result("a", "race", 1, "car-3", 1, "2");
    assertThat(total(stage, race(null), "a")).isEqualTo("4");
  }

  @Test
  void everyStepIsExplained() {
    stage.result("a", "race", 1, "car-3", 3, "1").result("a", "race", 1, "car-7", 1, "2");
    List<Step> steps =
        Standings.explain(stage.state(), StageFixture.STAGE, "a", race(ResultMethod.BEST).build())
            .orElseThrow()
            .steps();
    assertThat(steps).filteredOn(Step.Shared.class::isInstance).hasSize(1);
    assertThat(steps)
        .filteredOn(Step.Score.class::isInstance)
        .extracting(step -> ((Step.Score) step).of().resultLine())
        .containsExactly("car-3", "car-7");
    assertThat(steps)
        .filteredOn(Step.Transformed.class::isInstance)
        .extracting(step -> ((Step.Transformed) step).result().orElseThrow().intValue())
        .as("each is told, before it is divided")
        .containsExactly(8, 6);
    assertThat(steps)
        .filteredOn(Step.Joined.class::isInstance)
        .singleElement()
        .satisfies(
            step ->
                assertThat(((Step.Joined) step).parts())
                    .extracting(Step.Part::of, Step.Part::counts)
                    .containsExactly(tuple("car-3", false), tuple("car-7", true)));
  }

  private PointState state(String participant, CriteriaSet.Builder rules) {
    return StandingsFixture.state(StandingsFixture.row(stage, rules, participant), "race");
  }

  private List<Step.Joined> joined(CriteriaSet.Builder rules) {
    return Standings.explain(stage.state(), StageFixture.STAGE, "a", rules.build())
        .orElseThrow()
        .steps()
        .stream()
        .filter(Step.Joined.class::isInstance)
        .map(Step.Joined.class::cast)
        .toList();
  }

  @Test
  void ofEqualResultsTheFirstCounts() {
    stage.result("a", "race", 1, "car-3", 1, "2").result("a", "race", 1, "car-7", 1, "2");
    Criterion.Builder time = direct("race").setBetter(Better.LOWER).setResults(ResultMethod.BEST);
    for (CriteriaSet.Builder rules : List.of(race(ResultMethod.BEST), set(time))) {
      assertThat(joined(rules).get(0).parts())
          .extracting(Step.Part::of, Step.Part::counts)
          .containsExactly(tuple("car-3", true), tuple("car-7", false));
      assertThat(joined(rules).get(0).join()).isEqualTo(Step.Join.BEST);
    }
    assertThat(joined(race(ResultMethod.SUM)).get(0).join()).isEqualTo(Step.Join.SUM);
  }

  @Test
  void nothingIsJoinedWhereThereIsOneResult() {
    stage.result("a", "race", 1, "car-3", 2, "1");
    assertThat(joined(race(ResultMethod.BEST))).isEmpty();
  }

  @Test
  void whoReachedATotalFirstIsNotAskedOfResultsThatDoNotCount() {
    CriteriaSet.Builder best = race(ResultMethod.BEST).setTieBreaks(List.of(reachedFirst()));
    stage.result("a", "race", 1, "car-3", 1, "1").score("b", "race", "1");
    stage.result("a", "race", 1, "car-7", 1, "2");
    assertThat(ranks(StandingsFixture.table(stage, best))).containsExactly("1 a", "2 b");
    stage.result("a", "race", 1, "car-3", 1, "1");
    assertThat(ranks(StandingsFixture.table(stage, best)))
        .as("the one that counts was recorded anew")
        .containsExactly("1 b", "2 a");
  }
}
