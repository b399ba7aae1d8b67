package org.competitionledger.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.competitionledger.core.scoring.Criteria.best;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.judged;
import static org.competitionledger.core.scoring.Criteria.over;
import static org.competitionledger.core.scoring.Criteria.scale;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.scoring.Criteria.table;
import static org.competitionledger.core.scoring.StageFixture.STAGE;
import static org.competitionledger.core.scoring.StageFixture.decimal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.results.GateVerdict;
import org.competitionledger.core.results.GateVerdict.Verdict;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Step.Use;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.OccasionMethod;
import org.competitionledger.event.PanelMethod;
import org.competitionledger.event.ScoreState;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private final StageFixture stage = new StageFixture().entries("a").closed(1);

  private Explanation explain(CriteriaSet.Builder set) {
    CompiledRules rules = CompiledRules.compile(stage.state(), STAGE, set.build());
    EntrySheet sheet =
        EntrySheet.read(stage.state(), stage.state().find(Keys.entry(STAGE, "a")).orElseThrow());
    Explanation explanation = EntryScoring.explain(rules, sheet, OccasionBests.NONE);
    assertThat(explanation.result())
        .as("the result is the one that nobody explains")
        .isEqualTo(EntryScoring.score(rules, sheet, OccasionBests.NONE));
    return explanation;
  }

  private static <T extends Step> List<T> steps(Explanation explanation, Class<T> type) {
    return explanation.steps().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void saysWhatBecameOfEveryScoreAndWhichEventMadeIt() {
    stage.marks("a", "q", "2", "5", "6", "9").voided("a", "q", "j5", "10");
    stage.absent("a", "q", 1, "j6").judged("a", "q", "j2", "5.5");
    Explanation explanation = explain(set(judged("q", PanelMethod.TRIMMED_MEAN, 1, 1)));
    List<Step.Score> scores = steps(explanation, Step.Score.class);
    assertThat(scores)
        .extracting(one -> one.of().evaluator(), Step.Score::use)
        .containsExactlyInAnyOrder(
            tuple("j1", Use.TRIMMED_LOW),
            tuple("j2", Use.COUNTS),
            tuple("j3", Use.COUNTS),
            tuple("j4", Use.TRIMMED_HIGH),
            tuple("j5", Use.VOIDED),
            tuple("j6", Use.ABSENT));
    Step.Score corrected =
        scores.stream().filter(one -> one.of().evaluator().equals("j2")).findFirst().orElseThrow();
    assertThat(corrected.latest()).isEqualTo(stage.sequence()).isGreaterThan(corrected.recorded());
    // (5.5 + 6) ÷ 2 = 5.75
    Step.Figure figure = steps(explanation, Step.Figure.class).get(0);
    assertThat(figure.sum()).isEqualByComparingTo("11.5");
    assertThat(figure.divisor()).isEqualTo(2);
    assertThat(figure.digits()).hasValue(2);
    assertThat(figure.figure()).isEqualByComparingTo("5.75");
  }

  @Test
  void namesDroppedOccasionsFactorAdjustmentsAndTotal() {
    stage.closed(2, "0.5").closed(3);
    stage.score("a", "race", 1, "1").score("a", "race", 2, "1").score("a", "race", 3, "2");
    stage.adjusted("a", "penalty", "-1.5");
    Explanation explanation =
        explain(
            set(
                direct("race")
                    .setTransform(table("10", "6"))
                    .setOccasions(best(2))
                    .setFactor(decimal("1.1"))
                    .setDigits(1)));
    assertThat(steps(explanation, Step.Transformed.class))
        .extracting(one -> one.result().orElseThrow().stripTrailingZeros().toPlainString())
        .containsExactly("10", "5", "6");
    Step.Aggregated aggregated = steps(explanation, Step.Aggregated.class).get(0);
    assertThat(aggregated.counted()).containsExactly(1, 3);
    assertThat(aggregated.dropped()).containsExactly(2);
    assertThat(aggregated.gross().orElseThrow()).isEqualByComparingTo("21");
    Step.Pointed pointed = steps(explanation, Step.Pointed.class).get(0);
    assertThat(pointed.sum().orElseThrow()).isEqualByComparingTo("16");
    assertThat(pointed.factor()).isEqualByComparingTo("1.1");
    assertThat(pointed.points()).contains(new BigDecimal("17.6"));
    assertThat(steps(explanation, Step.Adjusted.class))
        .containsExactly(new Step.Adjusted("penalty", stage.sequence(), decimal("-1.5")));
    assertThat(steps(explanation, Step.Total.class).get(0).total().orElseThrow())
        .isEqualByComparingTo("16.1");
  }

  @Test
  void ofEqualPointsTheEarlierOccasionCounts() {
    stage.closed(2).closed(3);
    stage.score("a", "q", 1, "4").score("a", "q", 2, "9").score("a", "q", 3, "9");
    Step.Aggregated best =
        steps(explain(set(direct("q").setOccasions(best(1)))), Step.Aggregated.class).get(0);
    assertThat(best.counted()).containsExactly(2);
    Step.Aggregated greatest =
        steps(
                explain(set(direct("q").setOccasions(over(OccasionMethod.MAX)))),
                Step.Aggregated.class)
            .get(0);
    assertThat(greatest.counted()).containsExactly(2);
    assertThat(greatest.dropped()).containsExactly(1, 3);
  }

  @Test
  void namesTheRulingOrTheComparisonBehindEachGate() {
    stage.score("a", "q", "7").ruled("a", "origin", org.competitionledger.event.Verdict.FAILED);
    long ruling = stage.sequence();
    Explanation explanation =
        explain(
            set(
                direct("q"),
                gate("origin"),
                gate("level", "q", org.competitionledger.event.Comparison.AT_LEAST, "6.5")));
    List<Step.Gated> gated = steps(explanation, Step.Gated.class);
    assertThat(gated.get(0).verdict()).isEqualTo(new GateVerdict("origin", Verdict.FAILED));
    assertThat(gated.get(0).sequence()).hasValue(ruling);
    assertThat(gated.get(1).verdict()).isEqualTo(new GateVerdict("level", Verdict.PASSED));
    assertThat(gated.get(1).limit()).isEqualTo(Optional.of(decimal("6.5")));
  }

  /** "Nothing published, nothing said": no round adds up to 0 of which nobody knows anything. */
  @Test
  void ofAScoreThatWasNotPublishedNoNumberIsTold() {
    stage.unpublished("a", "q", ScoreState.NOT_PUBLISHED).score("a", "r", "4");
    Explanation explanation =
        explain(set(direct("all"), direct("q").setParent("all"), direct("r").setParent("all")));
    assertThat(steps(explanation, Step.Transformed.class))
        .extracting(Step.Transformed::criterion, one -> one.result().isPresent())
        .containsExactlyInAnyOrder(tuple("q", false), tuple("r", true));
    assertThat(steps(explanation, Step.Aggregated.class))
        .extracting(
            Step.Aggregated::criterion, Step.Aggregated::state, one -> one.result().isPresent())
        .containsExactlyInAnyOrder(
            tuple("q", PointState.NOT_PUBLISHED, false), tuple("r", PointState.OK, true));
    assertThat(steps(explanation, Step.Pointed.class))
        .extracting(Step.Pointed::criterion, one -> one.sum().isPresent(), Step.Pointed::state)
        .containsExactlyInAnyOrder(
            tuple("q", false, PointState.NOT_PUBLISHED),
            tuple("r", true, PointState.OK),
            tuple("all", false, PointState.NOT_PUBLISHED));
    Step.Total total = steps(explanation, Step.Total.class).get(0);
    assertThat(total.points()).isEmpty();
    assertThat(total.published()).isFalse();
  }

  @Test
  void ofEqualScoresTheOneRecordedFirstIsTheLower() {
    stage.judged("a", "q", "j2", "5").judged("a", "q", "j1", "5").judged("a", "q", "j3", "5");
    assertThat(steps(explain(set(judged("q", PanelMethod.TRIMMED_MEAN, 1, 1))), Step.Score.class))
        .extracting(one -> one.of().evaluator(), Step.Score::use)
        .containsExactlyInAnyOrder(
            tuple("j2", Use.TRIMMED_LOW), tuple("j1", Use.COUNTS), tuple("j3", Use.TRIMMED_HIGH));
  }

  @Test
  void saysThatAFigureIsPendingWhileAnEvaluatorHasNotJudged() {
    stage.panel("p", List.of(), "j1", "j2").marks("a", "q", "4").occasion(1);
    Explanation explanation = explain(set(judged("q", PanelMethod.MEAN)));
    assertThat(steps(explanation, Step.Transformed.class))
        .extracting(Step.Transformed::state)
        .containsExactly(PointState.PENDING);
  }

  @Test
  void tellsEveryScoreBehindAFigureThatIsNotComparable() {
    stage.marks("a", "q", "4", "85");
    Explanation explanation =
        explain(set(judged("q", PanelMethod.MEAN).setScale(scale("0", "10"))));
    assertThat(steps(explanation, Step.Score.class))
        .extracting(one -> one.of().evaluator(), Step.Score::use)
        .containsExactlyInAnyOrder(tuple("j1", Use.COUNTS), tuple("j2", Use.NOT_COMPARABLE));
    assertThat(steps(explanation, Step.Figure.class)).isEmpty();
  }

  @Test
  void namesTheCriteriaThatAParentSums() {
    stage.score("a", "q", "1").score("a", "r", "4");
    Explanation explanation =
        explain(set(direct("all"), direct("q").setParent("all"), direct("r").setParent("all")));
    assertThat(steps(explanation, Step.Pointed.class))
        .extracting(Step.Pointed::criterion, Step.Pointed::children)
        .containsExactlyInAnyOrder(
            tuple("q", List.of()), tuple("r", List.of()), tuple("all", List.of("q", "r")));
  }
}
