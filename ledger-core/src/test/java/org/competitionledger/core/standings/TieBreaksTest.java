package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.bestSingle;
import static org.competitionledger.core.scoring.Criteria.byPoints;
import static org.competitionledger.core.scoring.Criteria.byScores;
import static org.competitionledger.core.scoring.Criteria.countback;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.lastOccasion;
import static org.competitionledger.core.scoring.Criteria.over;
import static org.competitionledger.core.scoring.Criteria.reachedFirst;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;
import static org.competitionledger.core.standings.StandingsFixture.ranks;
import static org.competitionledger.core.standings.StandingsFixture.table;

import java.util.List;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.CountbackBy;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;
import org.junit.jupiter.api.Test;

/** The tie-breaks that go by occasions, and by who got there first. */
class TieBreaksTest {

  private final StageFixture stage =
      new StageFixture().entries("a", "b").closed(1).closed(2).closed(3);

  private static CriteriaSet.Builder rules(Criterion.Builder race, TieBreak... tieBreaks) {
    return set(race).setTieBreaks(List.of(tieBreaks));
  }

  /**
   * As in sailing: low points, the worst left out, who is not there gets two more than there are.
   */
  private static Criterion.Builder sailing() {
    return direct("race")
        .setBetter(Better.LOWER)
        .setOccasions(best(2))
        .setAbsent(new AbsentFigure(AbsentMethod.WORST_PLUS, null, 2));
  }

  private List<String> ranked(Criterion.Builder race, TieBreak... tieBreaks) {
    return ranks(table(stage, rules(race, tieBreaks)));
  }

  /** RRS A8.1: "listed in order of best to worst", and "no excluded scores shall be used". */
  @Test
  void countbackOverTheCountedScoresLeavesOutTheDroppedOnes() {
    stage.scores("a", "race", "9", "2", "2").scores("b", "race", "1", "3", "3");
    TieBreak counted = byScores("race", CountbackOver.COUNTED);
    assertThat(ranked(sailing(), counted)).containsExactly("1 b", "2 a");
    stage.scores("b", "race", "2", "2", "8");
    assertThat(ranked(sailing(), counted)).containsExactly("1 a", "1 b");
    assertThat(ranked(sailing(), byScores("race", CountbackOver.ALL)))
        .containsExactly("1 b", "2 a");
  }

  @Test
  void countbackByScoresTakesTheGreaterOnesWhereMoreIsBetter() {
    stage.scores("a", "race", "5", "5").scores("b", "race", "1", "9");
    assertThat(ranked(direct("race"), byScores("race", CountbackOver.ALL)))
        .containsExactly("1 b", "2 a");
  }

  @Test
  void countbackByScoresGoesDownToItsDepth() {
    stage.scores("a", "race", "5", "3", "1").scores("b", "race", "5", "2", "2");
    TieBreak best =
        new TieBreak(TieBreakMethod.COUNTBACK, "race", 1, CountbackOver.ALL, CountbackBy.SCORE);
    assertThat(ranked(direct("race"), best)).containsExactly("1 a", "1 b");
    assertThat(ranked(direct("race"), byScores("race", CountbackOver.ALL)))
        .containsExactly("1 a", "2 b");
  }

  @Test
  void countbackByPlacesMayLookAtTheCountedOccasionsOnly() {
    Criterion.Builder race =
        direct("race")
            .setBetter(Better.LOWER)
            .setTransform(table("5", "3", "3"))
            .setOccasions(best(1));
    stage.scores("a", "race", "2").scores("b", "race", "3", "2", "3");
    TieBreak all = countback("race", 9);
    TieBreak counted =
        new TieBreak(TieBreakMethod.COUNTBACK, "race", 9, CountbackOver.COUNTED, CountbackBy.PLACE);
    assertThat(ranked(race, all)).as("2 3 3 is longer than 2").containsExactly("1 b", "2 a");
    assertThat(ranked(race, counted))
        .as("of equal points the earlier counts: third in the first")
        .containsExactly("1 a", "2 b");
  }

  /** "Where one list ends the longer is better": nothing scored is no score of 0. */
  @Test
  void whoHasMoreScoresIsAheadAlsoWhereTheyAreWorthNothing() {
    stage.scores("a", "race", "5").scores("b", "race", "5", "0");
    assertThat(ranked(direct("race"), bestSingle("race"))).containsExactly("1 b", "2 a");
  }

  @Test
  void bestSingleGoesByTheBestScoreAlsoADroppedOne() {
    stage.scores("a", "race", "4", "6", "6").scores("b", "race", "6", "6", "5");
    assertThat(ranked(direct("race").setOccasions(best(2)), bestSingle("race")))
        .containsExactly("1 b", "2 a");
  }

  /** RRS A8.2: "in order of their scores in the last race", "the next-to-last race and so on". */
  @Test
  void lastOccasionGoesBackAsFarAsNeeded() {
    stage.scores("a", "race", "1", "3", "2").scores("b", "race", "3", "1", "2");
    assertThat(ranked(sailing(), lastOccasion("race"))).containsExactly("1 b", "2 a");
    assertThat(ranked(direct("race"), lastOccasion("race"))).containsExactly("1 a", "2 b");
  }

  @Test
  void lastOccasionIsForTheOneWhoHasAFigureThere() {
    stage.scores("a", "race", "5", "0").scores("b", "race", "2", "3").absent("b", "race", 3, null);
    stage.score("a", "race", 3, "0");
    assertThat(ranked(direct("race"), lastOccasion("race")))
        .as("0 points are more than none")
        .containsExactly("1 a", "2 b");
  }

  @Test
  void lastOccasionCountsWhatAbsentCountsAs() {
    // Two entries: who is absent gets 4.
    stage.scores("a", "race", "1", "1", "5").scores("b", "race", "1", "1");
    assertThat(ranked(sailing(), lastOccasion("race"))).containsExactly("1 b", "2 a");
    assertThat(ranked(sailing(), byScores("race", CountbackOver.ALL)))
        .as("1 1 4 before 1 1 5")
        .containsExactly("1 b", "2 a");
  }

  @Test
  void anOccasionWhosePointsAreTimesNothingPartsNobody() {
    stage.closed(3, "0");
    stage.scores("a", "race", "3", "2", "7").scores("b", "race", "2", "3");
    assertThat(ranked(direct("race"), lastOccasion("race"))).containsExactly("1 b", "2 a");
  }

  @Test
  void reachedFirstGoesByTheLatestRecordThatCounts() {
    stage.score("a", "race", 1, "5").score("b", "race", 1, "2").score("b", "race", 2, "3");
    assertThat(ranked(direct("race"), reachedFirst())).containsExactly("1 a", "2 b");
    stage.score("a", "race", 3, "0");
    assertThat(ranked(direct("race"), reachedFirst()))
        .as("a score of 0 leaves the total where it was")
        .containsExactly("1 a", "2 b");
    stage.adjusted("a", "bonus", "1").adjusted("a", "penalty", "-1");
    assertThat(ranked(direct("race"), reachedFirst()))
        .as("the total moved away and came back")
        .containsExactly("1 b", "2 a");
    stage.voided("b", "race", 3, "9");
    assertThat(ranked(direct("race"), reachedFirst())).containsExactly("1 a", "2 b");
  }

  @Test
  void reachedFirstLooksAtNoDroppedOccasion() {
    stage.score("a", "race", 1, "5").score("b", "race", 1, "5").score("a", "race", 2, "4");
    assertThat(ranked(direct("race").setOccasions(best(1)), reachedFirst()))
        .containsExactly("1 a", "2 b");
    assertThat(
            ranks(
                table(
                    stage,
                    set(
                            direct("race").setOccasions(best(1)),
                            direct("bonus").setFactor(StageFixture.decimal("0")))
                        .setTieBreaks(List.of(reachedFirst())))))
        .containsExactly("1 a", "2 b");
  }

  @Test
  void countbackLooksAtPlacesDownToItsDepthAndAtNothingElse() {
    Criterion.Builder race = direct("race").setBetter(Better.LOWER).setTransform(table("5", "3"));
    stage.scores("a", "race", "2", "3").scores("b", "race", "2");
    assertThat(ranked(race, countback("race", 2)))
        .as("third is beyond")
        .containsExactly("1 a", "1 b");
    assertThat(ranked(race, countback("race", 3))).containsExactly("1 a", "2 b");
    stage.scores("b", "race", "2", "0", "1.5");
    assertThat(ranked(race, countback("race", 2)))
        .as("no places at all")
        .containsExactly("1 a", "1 b");
  }

  @Test
  void aFigureThatCouldBeNoPlaceIsWorthNothing() {
    stage.scores("a", "race", "1000000000000").scores("b", "race", "2");
    assertThat(
            ranked(
                direct("race").setBetter(Better.LOWER).setTransform(table("5", "3")),
                countback("race", 2)))
        .containsExactly("1 b", "2 a");
  }

  @Test
  void aTieBreakByACriterionThatIsGonePartsNobody() {
    stage.scores("a", "race", "5").scores("b", "race", "5");
    assertThat(ranked(direct("race"), byPoints("gone"))).containsExactly("1 a", "1 b");
  }

  /** Under a mean a round of 0 takes points away. */
  @Test
  void reachedFirstCountsARoundOfNoughtWhereAMeanCounts() {
    stage.score("a", "race", 1, "5").score("b", "race", 1, "5");
    stage.score("b", "race", 2, "0").score("a", "race", 2, "0");
    assertThat(ranked(direct("race").setOccasions(over(OccasionMethod.MEAN)), reachedFirst()))
        .containsExactly("1 b", "2 a");
    assertThat(ranked(direct("race"), reachedFirst())).containsExactly("1 a", "2 b");
  }
}
