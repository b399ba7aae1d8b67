package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.byScores;
import static org.competitionledger.core.scoring.Criteria.countback;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.lastOccasion;
import static org.competitionledger.core.scoring.Criteria.over;
import static org.competitionledger.core.scoring.Criteria.ratio;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;
import static org.competitionledger.core.scoring.Criteria.windows;
import static org.competitionledger.core.scoring.StageFixture.decimal;
import static org.competitionledger.core.standings.StandingsFixture.points;
import static org.competitionledger.core.standings.StandingsFixture.ranks;
import static org.competitionledger.core.standings.StandingsFixture.row;
import static org.competitionledger.core.standings.StandingsFixture.state;
import static org.competitionledger.core.standings.StandingsFixture.total;

import java.time.Instant;
import java.util.List;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.Better;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.OccasionWindow;
import org.competitionledger.event.ScoreState;
import org.competitionledger.state.CriteriaState;
import org.competitionledger.state.ScoringState;
import org.junit.jupiter.api.Test;

/**
 * "A parent with occasions of its own is summed over its children within each occasion first, then
 * over occasions": {@code season} of {@code race} and {@code lap}.
 */
class PartsWithinOccasionsTest {

  private final StageFixture stage =
      new StageFixture().entries("a", "b").closed(1).closed(2).closed(3);

  private static Criterion.Builder race() {
    return direct("race")
        .setParent("season")
        .setBetter(Better.LOWER)
        .setTransform(table("8", "6", "4"));
  }

  private static Criterion.Builder lap() {
    return direct("lap").setParent("season");
  }

  private static CriteriaSet.Builder season(OccasionAggregation occasions) {
    return set(direct("season").setOccasions(occasions), race(), lap());
  }

  /** 8, 6 + 1 and 4 + 3: the best two are 8 and 7; of equal points the earlier counts. */
  @Test
  void addsUpWithinEachOccasionAndThenTakesTheBest() {
    stage.scores("a", "race", "1", "2", "3").score("a", "lap", 2, "1").score("a", "lap", 3, "3");
    Row row = row(stage, season(best(2)), "a");
    assertThat(points(row, "season")).isEqualTo("15");
    assertThat(points(row, "race")).as("of the occasions that count").isEqualTo("14");
    assertThat(points(row, "lap")).isEqualTo("1");
    assertThat(row.total().orElseThrow().text()).isEqualTo("15");
    assertThat(row.sum().gross().orElseThrow().text()).as("nothing dropped").isEqualTo("22");
    assertThat(state(row, "season")).isEqualTo(PointState.OK);
  }

  @Test
  void takesEachMethodAndWindows() {
    stage.scores("a", "race", "1", "2", "3").score("a", "lap", 2, "1").score("a", "lap", 3, "3");
    assertThat(total(stage, season(over(OccasionMethod.SUM)), "a")).isEqualTo("22");
    assertThat(total(stage, season(over(OccasionMethod.MAX)), "a")).isEqualTo("8");
    assertThat(total(stage, season(over(OccasionMethod.LAST)), "a")).isEqualTo("7");
    Row mean = row(stage, season(over(OccasionMethod.MEAN)), "a");
    assertThat(points(mean, "season")).isEqualTo("7.33");
    assertThat(points(mean, "race")).isEqualTo("6");
    assertThat(points(mean, "lap")).isEqualTo("1.33");
    assertThat(
            total(
                stage,
                season(windows(new OccasionWindow(1, 2, 1), new OccasionWindow(2, 3, 1))),
                "a"))
        .isEqualTo("15");
  }

  /** Half points in round 1, a factor of 1.5 on the lap, rounded to whole points each time. */
  @Test
  void weighsEachPartWithinTheOccasion() {
    stage.closed(1, "0.5").scores("a", "race", "1", "2").scores("a", "lap", "3", "1");
    CriteriaSet.Builder rules =
        set(
            direct("season").setOccasions(best(2)).setFactor(decimal("2")),
            race(),
            lap().setFactor(decimal("1.5")).setDigits(0));
    // 8 × 0.5 + round(3 × 0.5 × 1.5 = 2.25) = 6; 6 + round(1.5) = 8; 14 × 2
    Row row = row(stage, rules, "a");
    assertThat(points(row, "season")).isEqualTo("28");
    assertThat(points(row, "lap")).isEqualTo("4");
    assertThat(row.sum().gross().orElseThrow().text()).isEqualTo("28");
  }

  @Test
  void addsUpPartsOfPartsWithinTheOccasionToo() {
    CriteriaSet.Builder rules =
        set(
            direct("season").setOccasions(best(1)),
            direct("drive").setParent("season").setFactor(decimal("2")),
            direct("pace").setParent("drive"),
            direct("line").setParent("drive"),
            lap());
    stage.scores("a", "pace", "1", "5").scores("a", "line", "4", "1").scores("a", "lap", "3", "0");
    Row row = row(stage, rules, "a");
    // (1 + 4) × 2 + 3 = 13; (5 + 1) × 2 = 12
    assertThat(points(row, "season")).isEqualTo("13");
    assertThat(points(row, "drive")).isEqualTo("10");
    assertThat(points(row, "line")).isEqualTo("4");
  }

  @Test
  void isPendingWhileAPartIs() {
    stage.occasion(3).scores("a", "race", "1", "2", "3").scores("a", "lap", "0", "0");
    Row row = row(stage, season(best(2)), "a");
    assertThat(state(row, "season")).isEqualTo(PointState.PENDING);
    assertThat(row.complete()).isFalse();
    assertThat(row.total().orElseThrow().text()).isEqualTo("14");
  }

  @Test
  void isUnpublishedWithAPart() {
    stage.scores("a", "race", "1").unpublished("a", "lap", ScoreState.NOT_PUBLISHED);
    Row row = row(stage, season(best(2)), "a");
    assertThat(row.section()).isEqualTo(Section.NOT_PUBLISHED);
    assertThat(points(row, "season")).isEqualTo("-");
    assertThat(points(row, "race")).as("published itself").isEqualTo("8");
  }

  @Test
  void whereLessIsBetterAnOccasionThatLacksAPartIsTheFirstToBeDropped() {
    CriteriaSet.Builder rules =
        set(
            direct("season").setOccasions(best(2)),
            direct("swim").setParent("season").setBetter(Better.LOWER),
            direct("run").setParent("season").setBetter(Better.LOWER));
    stage.scores("a", "swim", "1", "2", "3").scores("a", "run", "1", "2");
    assertThat(total(stage, rules, "a")).as("2 + 4; the third has no sum").isEqualTo("6");
    stage.scores("b", "swim", "1").scores("b", "run", "1", "1", "1");
    assertThat(total(stage, rules, "b")).as("one that counts lacks a part").isEqualTo("-");
    assertThat(ranks(StandingsFixture.table(stage, rules))).containsExactly("1 a", "2 b");
  }

  /** More is better by a negative factor: still nobody gains by what is not there. */
  @Test
  void aNegativeFactorMakesNobodyGainByAbsence() {
    CriteriaSet.Builder rules =
        set(
            direct("season").setOccasions(best(1)),
            direct("q").setParent("season"),
            direct("time").setParent("season").setBetter(Better.LOWER).setFactor(decimal("-1")));
    stage.scores("a", "q", "5", "9").scores("a", "time", "2");
    assertThat(total(stage, rules, "a")).as("5 - 2; the second has no time").isEqualTo("3");
  }

  @Test
  void ranksTheSumsOfAnOccasionForACountback() {
    stage.entries("c");
    stage.scores("a", "race", "1", "3", "3").scores("b", "race", "2", "2", "3");
    stage.scores("a", "lap", "0", "0", "3").scores("b", "lap", "1", "1", "1");
    stage.scores("c", "race", "3", "1");
    // a: 8 4 7 = 19; b: 7 7 5 = 19. Ranks: a 1 3 1, b 2 2 2.
    assertThat(
            ranks(
                StandingsFixture.table(
                    stage,
                    season(over(OccasionMethod.SUM))
                        .setTieBreaks(List.of(countback("season", 3))))))
        .containsExactly("1 a", "2 b", "3 c");
    // The best two: a 15, b 14. The best one: a 8, b 7, c 8.
    assertThat(
            ranks(
                StandingsFixture.table(
                    stage,
                    season(best(1))
                        .setTieBreaks(List.of(byScores("season", CountbackOver.COUNTED))))))
        .containsExactly("1 a", "1 c", "3 b");
    assertThat(
            ranks(
                StandingsFixture.table(
                    stage,
                    season(best(1)).setTieBreaks(List.of(byScores("season", CountbackOver.ALL))))))
        .as("8 7 4 before 8 4")
        .containsExactly("1 a", "2 c", "3 b");
  }

  @Test
  void ranksSumsOfWhatIsComparedWithTheBest() {
    CriteriaSet.Builder rules =
        set(
                direct("season").setOccasions(best(1)),
                direct("q").setParent("season").setTransform(ratio("10", 1)))
            .setTieBreaks(List.of(countback("season", 1)));
    stage.scores("a", "q", "5", "1").scores("b", "q", "10", "4");
    assertThat(ranks(StandingsFixture.table(stage, rules))).containsExactly("1 b", "2 a");
    assertThat(total(stage, rules, "a")).isEqualTo("5");
  }

  /** What such a set meant when it was recorded it means for ever. */
  @Test
  void madeNothingOfThemUpToVersionThree() {
    stage.scores("a", "race", "1", "2", "3");
    CriteriaSet.Builder rules = season(best(2));
    stage.state().put(Keys.criteria(1), new CriteriaState(1L, Instant.EPOCH, rules.build()));
    stage.state().put(Keys.scoring(1), new ScoringState(LedgerVersion.OCCASIONS_OF_PARENTS - 1));
    assertThat(total(stage, rules, "a")).isEqualTo("18");
    stage.state().put(Keys.scoring(1), new ScoringState(LedgerVersion.OCCASIONS_OF_PARENTS));
    assertThat(total(stage, rules, "a")).isEqualTo("14");
  }

  @Test
  void whereMoreIsBetterAnOccasionStillOpenHoldsNobodyBack() {
    stage.occasion(3).scores("a", "race", "1", "1").scores("b", "race", "2", "2", "3");
    assertThat(ranks(StandingsFixture.table(stage, season(over(OccasionMethod.MAX)))))
        .containsExactly("1 a", "2 b");
  }

  @Test
  void itsFactorTakesNoAbsenceAwayUnlessItIsNought() {
    stage.scores("a", "swim", "1", "2", "3").scores("a", "run", "1", "2");
    Criterion.Builder season = direct("season").setOccasions(over(OccasionMethod.SUM));
    CriteriaSet.Builder rules =
        set(
            season.setFactor(decimal("2")),
            direct("swim").setParent("season").setBetter(Better.LOWER),
            direct("run").setParent("season").setBetter(Better.LOWER));
    assertThat(total(stage, rules, "a")).as("the third run is missing").isEqualTo("-");
    CriteriaSet.Builder trial =
        set(
            season.setFactor(decimal("0")),
            direct("swim").setParent("season").setBetter(Better.LOWER),
            direct("run").setParent("season").setBetter(Better.LOWER));
    assertThat(total(stage, trial, "a")).isEqualTo("0");
  }

  @Test
  void aPartKeepsItsOwnMeanWhileAnotherIsUnpublished() {
    stage.scores("a", "race", "1", "2", "3").unpublished("a", "lap", ScoreState.NOT_PUBLISHED);
    Row row = row(stage, season(over(OccasionMethod.MEAN)), "a");
    assertThat(points(row, "race")).as("(8 + 6 + 4) ÷ 3").isEqualTo("6");
    assertThat(points(row, "season")).isEqualTo("-");
  }

  /** As they are listed: a negative factor of a part is in them already. */
  @Test
  void theLastOccasionOfAPartGoesByItsPointsThere() {
    stage.scores("a", "faults", "3", "1").scores("b", "faults", "1", "3");
    Criterion.Builder faults = direct("faults").setBetter(Better.LOWER).setFactor(decimal("-1"));
    assertThat(
            ranks(
                StandingsFixture.table(
                    stage, set(faults).setTieBreaks(List.of(lastOccasion("faults"))))))
        .containsExactly("1 a", "2 b");
    assertThat(
            ranks(
                StandingsFixture.table(
                    stage,
                    set(
                            direct("season").setOccasions(over(OccasionMethod.SUM)),
                            faults.setParent("season"))
                        .setTieBreaks(List.of(lastOccasion("faults"))))))
        .containsExactly("1 a", "2 b");
  }
}
