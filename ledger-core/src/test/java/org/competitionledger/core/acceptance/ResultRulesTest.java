package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.entered;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.gate;
import static org.competitionledger.core.decide.Says.judged;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.published;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Specification.given;

import java.util.List;
import org.competitionledger.core.decide.Cups;
import org.competitionledger.core.decide.Says;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.ResultMethod;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.state.ScoreEntry;
import org.junit.jupiter.api.Test;

/** Several results of an entry in an occasion, and shares of one. */
class ResultRulesTest {

  private static List<Object> cup() {
    return Cups.plus(
        entered(),
        published(
            set(
                1,
                "heat",
                criterion("speed").setResults(ResultMethod.BEST),
                criterion("weight"),
                judged("style"))),
        Says.panel("heat", "jury"),
        Says.appointed("heat", "jury", "eva"));
  }

  private static ScoreRecorded.Builder score(String criterion, String line) {
    return ScoreRecorded.newBuilder()
        .setStage("heat")
        .setParticipant("ants")
        .setCriterion(criterion)
        .setValue(number("50"))
        .setResultLine(line);
  }

  @Test
  void takesSeveralResultsEachOnce() {
    given(cup(), score("speed", "x").build(), score("speed", "y").build())
        .when(score("speed", "x").build())
        .thenRefused(RefusalCode.SCORE_EXISTS, "/data/criterion");
  }

  @Test
  void takesOneWithoutALineBesideThem() {
    given(cup(), score("speed", "x").build(), score("speed", null).build());
  }

  @Test
  void takesNoLineWhereThereIsOneResult() {
    given(cup())
        .when(score("weight", "x").build())
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/resultLine");
  }

  @Test
  void takesNoLineShareOrTeamFromAnEvaluator() {
    Specification cup = given(cup()).by(Specification.evaluator("eva"));
    cup.when(score("style", "x").setEvaluator("eva").build())
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/resultLine");
    cup.when(score("style", null).setEvaluator("eva").setSharedBy(2).build())
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/sharedBy");
    cup.when(score("style", null).setEvaluator("eva").setTeam("bees").build())
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/team");
  }

  @Test
  void takesAShareOfAnyDirectScoreAmongTwoOrMore() {
    given(cup(), score("weight", null).setSharedBy(2).build());
    given(cup())
        .when(score("weight", null).setSharedBy(1).build())
        .thenRefused(RefusalCode.NUMBER_OUT_OF_RANGE, "/data/sharedBy");
  }

  @Test
  void correctsAndVoidsTheResultOfALine() {
    Specification cup =
        given(
            cup(),
            score("speed", "x").setSharedBy(2).build(),
            score("speed", "y").build(),
            corrected("x").setSharedBy(3).build(),
            voided("y", null));
    ScoreEntry x = cup.state().find(Keys.score("heat", "ants", "speed", 1, " x")).orElseThrow();
    assertThat(x.getSharedBy()).isEqualTo(3);
    assertThat(x.getRecorded()).isLessThan(x.getLatest());
    assertThat(
            cup.state()
                .find(Keys.score("heat", "ants", "speed", 1, " y"))
                .orElseThrow()
                .getVoided())
        .isTrue();
    cup.when(voided("z", null)).thenRefused(RefusalCode.UNKNOWN_SCORE, "/data/criterion");
    cup.when(voided("x", "eva")).thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/resultLine");
    cup.when(corrected("z").build()).thenRefused(RefusalCode.UNKNOWN_SCORE, "/data/criterion");
  }

  private static ScoreCorrected.Builder corrected(String line) {
    return ScoreCorrected.newBuilder()
        .setStage("heat")
        .setParticipant("ants")
        .setCriterion("speed")
        .setState(ScoreState.NUMBER)
        .setValue(number("60"))
        .setReason(text("Misread"))
        .setResultLine(line);
  }

  private static ScoreVoided voided(String line, String evaluator) {
    return new ScoreVoided("heat", "ants", "speed", 1, evaluator, text("Void"), line);
  }

  @Test
  void takesResultsOfDirectLeavesOnly() {
    refused(judged("style").setResults(ResultMethod.SUM));
    refused(gate("safe").setResults(ResultMethod.SUM));
    refused(criterion("art").setResults(ResultMethod.SUM), criterion("style").setParent("art"));
  }

  private static void refused(Criterion.Builder... criteria) {
    given(entered())
        .when(published(set(1, "heat", criteria)))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/criteria/criteria/0/results");
  }
}
