package org.competitionledger.core.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.ranges.Figures.range;
import static org.competitionledger.core.ranges.Figures.text;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.over;
import static org.competitionledger.core.scoring.Criteria.ratio;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;
import static org.competitionledger.core.scoring.Criteria.windows;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.util.function.Consumer;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.event.AbsentFigure;
import org.competitionledger.event.AbsentMethod;
import org.competitionledger.event.Better;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.OccasionWindow;
import org.competitionledger.event.PanelAggregation;
import org.competitionledger.event.PanelMethod;
import org.junit.jupiter.api.Test;

/** What rules alone leave open of points that were not published, whatever the scores were. */
class LeftByRulesTest {

  private static String left(Criterion.Builder criterion) {
    return left(criterion, stage -> stage.closed(1));
  }

  private static String left(Criterion.Builder criterion, Consumer<StageFixture> occasions) {
    Figures figures = new Figures(set(criterion)).entries("ants").hidden("ants", "x");
    figures.stage().with(occasions);
    return text(range(figures.ranges(), "ants", "x"));
  }

  private static Criterion.Builder judgedBetween(String min, String max, PanelMethod method) {
    return judged("x", method).setScale(scale(min, max));
  }

  @Test
  void aTableGivesWhatStandsInItOrNothing() {
    Criterion.Builder place = direct("x").setBetter(Better.LOWER);
    assertThat(left(place.setTransform(table("9", "6", "4")))).isEqualTo("0! .. 9!");
    assertThat(left(place.setTransform(table("3", "-2")))).isEqualTo("-2! .. 3!");
  }

  @Test
  void whoIsComparedWithTheBestHasAtMostTheBestPoints() {
    Criterion.Builder speed = direct("x").setScale(scale("0", "50"));
    assertThat(left(speed.setTransform(ratio("100", 2)))).isEqualTo("0! .. 100!");
    assertThat(left(speed.setTransform(ratio(null, 2)))).isEqualTo("0! .. 1!");
    assertThat(left(speed.setMaximum(decimal("30")))).isEqualTo("0! .. 30!");
    assertThat(left(direct("x").setScale(scale("-1", "50")).setTransform(ratio("100", 2))))
        .as("of a figure below 0 a ratio may be anything")
        .isEqualTo(" .. ");
    assertThat(left(direct("x").setTransform(ratio("100", 2)))).isEqualTo(" .. ");
  }

  /** Nobody knows how many evaluators there were. */
  @Test
  void aSumOfScoresIsBoundedOnlyOnTheSideOfNought() {
    assertThat(left(judgedBetween("4", "10", PanelMethod.SUM))).isEqualTo("4! .. ");
    assertThat(left(judgedBetween("0", "10", PanelMethod.SUM))).isEqualTo("0! .. ");
    assertThat(left(judgedBetween("-10", "-4", PanelMethod.SUM))).isEqualTo(" .. -4!");
    assertThat(left(judgedBetween("-10", "0", PanelMethod.SUM))).isEqualTo(" .. 0!");
    assertThat(left(judgedBetween("-5", "5", PanelMethod.SUM))).isEqualTo(" .. ");
    assertThat(left(judgedBetween(null, null, PanelMethod.SUM))).isEqualTo(" .. ");
  }

  @Test
  void aMeanMayBeRoundedBeyondTheScale() {
    assertThat(
            left(
                judgedBetween("0.4", "9.5", PanelMethod.MEAN)
                    .setPanel(new PanelAggregation(PanelMethod.MEAN, 0, 0, 0))))
        .isEqualTo("0! .. 10!");
    assertThat(left(judgedBetween("0.4", null, PanelMethod.MEAN))).isEqualTo("0.4! .. ");
  }

  /**
   * "A declared maximum bounds points from above; where one is declared, they don't go below 0."
   */
  @Test
  void aDeclaredMaximumBoundsWhatAScaleDoesNot() {
    assertThat(left(direct("x").setMaximum(decimal("20")))).isEqualTo("0! .. 20!");
    assertThat(left(judgedBetween("4", "10", PanelMethod.MEAN).setMaximum(decimal("8"))))
        .isEqualTo("4! .. 8!");
    assertThat(left(judgedBetween("-4", "10", PanelMethod.MEAN).setMaximum(decimal("12"))))
        .isEqualTo("-4! .. 10!");
  }

  @Test
  void factorDigitsAndMultiplierApply() {
    assertThat(left(direct("x").setScale(scale("0", "10")).setFactor(decimal("0.33")).setDigits(1)))
        .isEqualTo("0! .. 3.3!");
    assertThat(left(direct("x").setScale(scale("0", "10")).setFactor(decimal("-2"))))
        .isEqualTo("-20! .. 0!");
    assertThat(left(direct("x").setScale(scale("0", null)).setFactor(decimal("-2"))))
        .isEqualTo(" .. 0!");
    assertThat(left(direct("x").setFactor(decimal("0")))).as("times 0").isEqualTo("0! .. 0!");
    assertThat(left(judgedBetween("4", "10", PanelMethod.MEAN), stage -> stage.closed(1, "0.5")))
        .isEqualTo("2! .. 5!");
  }

  private static String ofTwo(OccasionAggregation over) {
    return left(
        judgedBetween("4", "10", PanelMethod.MEAN).setOccasions(over),
        stage -> stage.closed(1).closed(2, "2"));
  }

  /** The second counts twice; each may be absent, and then gives 0 points. */
  @Test
  void overSeveralOccasionsAnyMayBeAbsent() {
    assertThat(ofTwo(over(OccasionMethod.SUM))).isEqualTo("0! .. 30!");
    assertThat(ofTwo(over(OccasionMethod.MAX))).isEqualTo("0! .. 20!");
    assertThat(ofTwo(over(OccasionMethod.LAST))).isEqualTo("0! .. 20!");
    assertThat(ofTwo(over(OccasionMethod.MEAN))).isEqualTo("0! .. 20!");
    assertThat(ofTwo(best(1))).isEqualTo("0! .. 20!");
    assertThat(ofTwo(OccasionAggregation.newBuilder().setMethod(OccasionMethod.BEST_N).build()))
        .as("no number is stated: at most two")
        .isEqualTo("0! .. 40!");
    assertThat(ofTwo(windows(new OccasionWindow(1, 1, 1), new OccasionWindow(1, 2, 1))))
        .isEqualTo("0! .. 40!");
  }

  @Test
  void overSeveralOccasionsOneOpenEndLeavesItOpen() {
    Consumer<StageFixture> two = stage -> stage.closed(1).closed(2);
    assertThat(left(direct("x").setScale(scale("0", null)), two)).isEqualTo("0! .. ");
    assertThat(left(direct("x").setScale(scale(null, "10")), two)).isEqualTo(" .. 20!");
    assertThat(
            left(
                direct("x").setScale(scale(null, "10")).setOccasions(over(OccasionMethod.MAX)),
                two))
        .isEqualTo(" .. 10!");
  }

  @Test
  void whatAbsentCountsAsMayBeAnythingOverSeveralOccasions() {
    Criterion.Builder time =
        direct("x")
            .setBetter(Better.LOWER)
            .setScale(scale("0", "10"))
            .setAbsent(new AbsentFigure(AbsentMethod.WORST_PLUS, null, 1));
    assertThat(left(time, stage -> stage.closed(1).closed(2))).isEqualTo(" .. ");
  }
}
