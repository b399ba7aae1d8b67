package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.criterion;
import static org.competitionledger.core.decide.Says.judged;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.occasion;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.text;
import static org.competitionledger.core.decide.Says.voided;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;

import org.competitionledger.core.decide.Says;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.EntryDisqualified;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.StageClosed;
import org.competitionledger.state.ScoreEntry;
import org.junit.jupiter.api.Test;

class ScoreRulesTest {

  @Test
  void takesScoresAtTheEndsOfTheScale() {
    given(judgedCup(), score("heat", "ants", "speed", "0"), score("heat", "bees", "speed", "100"));
  }

  @Test
  void takesAnyScoreOnAScaleOpenAtThatEnd() {
    given(
        judgedCup(),
        Says.amended(set(2, "heat", criterion("speed").setScale(new Scale(number("0"), null)))),
        score("heat", "ants", "speed", "100000"));
  }

  @Test
  void takesScoresThatAreNoNumbers() {
    given(
        judgedCup(),
        state("ants", ScoreState.NOT_PUBLISHED, null),
        state("bees", ScoreState.ABSENT, AbsenceReason.DID_NOT_START));
  }

  @Test
  void asksForTheReasonOfAnAbsence() {
    given(judgedCup())
        .when(state("ants", ScoreState.ABSENT, null))
        .thenRefused(RefusalCode.FIELD_MISSING, "/data/absence");
  }

  @Test
  void takesScoresOfInformativeCriteria() {
    given(
        judgedCup(),
        Says.amended(set(2, "heat", criterion("weight").setKind(CriterionKind.INFORMATIVE))),
        score("heat", "ants", "weight", "5"));
  }

  @Test
  void asksWhoGaveAPanelScore() {
    given(judgedCup())
        .when(score("heat", "ants", "style", "5"))
        .thenRefused(RefusalCode.FIELD_MISSING, "/data/evaluator");
  }

  @Test
  void takesOneScoreFromEachEvaluator() {
    given(judgedCup())
        .by(evaluator("eva"))
        .and(score("heat", "ants", "grace", 1, "eva", "5"))
        .by(evaluator("gus"))
        .and(score("heat", "ants", "grace", 1, "gus", "6"))
        .when(score("heat", "ants", "grace", 1, "gus", "7"))
        .thenRefused(RefusalCode.SCORE_EXISTS);
  }

  @Test
  void takesOneScoreForEachScheduledOccasion() {
    given(
            judgedCup(),
            occasion("heat", 1),
            occasion("heat", 2),
            score("heat", "ants", "speed", 1, null, "5"),
            score("heat", "ants", "speed", 2, null, "6"))
        .when(score("heat", "ants", "speed", 3, null, "7"))
        .thenRefused(RefusalCode.UNKNOWN_OCCASION, "/data/occasion");
  }

  @Test
  void takesNoScoreForAnEntryThatIsListedApart() {
    given(judgedCup(), new EntryDisqualified("heat", "ants", text("Doping")))
        .when(score("heat", "ants", "speed", "5"))
        .thenRefused(RefusalCode.ENTRY_OUT, "/data/participant");
  }

  @Test
  void takesCorrectionsAndVoidsAfterTheStageClosed() {
    given(
        judgedCup(),
        score("heat", "ants", "speed", "5"),
        score("heat", "bees", "speed", "5"),
        new StageClosed("heat"),
        corrected("heat", "ants", "speed", null, "6"),
        voided("heat", "bees", "speed", null));
  }

  @Test
  void holdsCorrectionsToTheScale() {
    given(judgedCup(), score("heat", "ants", "speed", "5"))
        .when(corrected("heat", "ants", "speed", null, "500"))
        .thenRefused(RefusalCode.SCORE_OUT_OF_SCALE, "/data/value");
  }

  @Test
  void correctsWhatTheClosingOfItsOccasionMadeAbsent() {
    Specification cup =
        given(
            judgedCup(),
            new OccasionClosed("heat", 1, null, null),
            corrected("heat", "ants", "speed", null, "6"));

    ScoreEntry score = cup.state().find(Keys.score("heat", "ants", "speed", 1, null)).orElseThrow();
    assertThat(score.getValue()).isEqualByComparingTo("6");
    assertThat(score.getRecorded()).isEqualTo(cup.lastSequence());
  }

  @Test
  void takesANewScoreInPlaceOfAVoidedOne() {
    given(
        judgedCup(),
        score("heat", "ants", "speed", "5"),
        voided("heat", "ants", "speed", null),
        score("heat", "ants", "speed", "6"));
  }

  @Test
  void letsARecusedEvaluatorCorrectNothing() {
    given(judgedCup())
        .by(evaluator("eva"))
        .and(score("heat", "ants", "style", 1, "eva", "5"))
        .by(organizer())
        .and(new EvaluatorRecused("heat", "eva", null, null))
        .by(evaluator("eva"))
        .when(corrected("heat", "ants", "style", "eva", "6"))
        .thenRefused(RefusalCode.EVALUATOR_RECUSED);
  }

  @Test
  void scoresUnderTheVersionThatGovernsNow() {
    given(judgedCup(), Says.amended(set(2, "heat", judged("style"))))
        .when(score("heat", "ants", "speed", "5"))
        .thenRefused(RefusalCode.UNKNOWN_CRITERION, "/data/criterion");
  }

  private static ScoreRecorded state(String participant, ScoreState state, AbsenceReason absence) {
    return new ScoreRecorded(
        "heat", participant, "speed", 1, null, state, null, absence, null, null, null, null);
  }
}
