package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Cups.judgedCup;
import static org.competitionledger.core.decide.Says.amended;
import static org.competitionledger.core.decide.Says.corrected;
import static org.competitionledger.core.decide.Says.judged;
import static org.competitionledger.core.decide.Says.number;
import static org.competitionledger.core.decide.Says.revealed;
import static org.competitionledger.core.decide.Says.score;
import static org.competitionledger.core.decide.Says.sealed;
import static org.competitionledger.core.decide.Says.set;
import static org.competitionledger.core.decide.Says.voided;
import static org.competitionledger.core.decide.Specification.evaluator;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.decide.Specification.organizer;

import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.decide.Specification;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.seal.SealedScore;
import org.competitionledger.core.state.Keys;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.Scale;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.StageClosed;
import org.competitionledger.state.RevealState;
import org.competitionledger.state.ScoreEntry;
import org.junit.jupiter.api.Test;

/** §5.13. */
class SealedScoresTest {

  private static final ScoreSealed SEALED = sealed("heat", "ants", "style", "eva", "8.5");
  private static final ScoreRevealed REVEALED = revealed("heat", "ants", "style", "eva", "8.5");

  private static Specification byEva(Object... said) {
    return given(judgedCup()).by(evaluator("eva")).and(said);
  }

  private static ScoreEntry of(Specification told) {
    return told.state().find(Keys.score(SEALED)).orElseThrow();
  }

  @Test
  void bindsTheTextThatTheRulesShow() {
    assertThat(SEALED.getCommitment())
        .isEqualTo("f42307287e66041f062af8b7284944795ce85faa6402cc91b65c7537e6bbf3a5");
  }

  @Test
  void writesAFigureInOneWayOnly() {
    assertThat(SealedScore.figure(number("100.000000"), null)).isEqualTo("100");
    assertThat(SealedScore.figure(number("-0.250000"), null)).isEqualTo("-0.25");
    assertThat(SealedScore.figure(number("0.000000"), null)).isEqualTo("0");
    assertThat(SealedScore.figure(null, AbsenceReason.NOT_SEEN)).isEqualTo("NOT_SEEN");
  }

  @Test
  void isAScoreThatNobodyCanReadAndThenOneLikeAnyOther() {
    Specification sealed = byEva(SEALED);
    long at = sealed.lastSequence();
    assertThat(of(sealed).getState()).isEqualTo(ScoreState.SEALED);
    assertThat(of(sealed).getValue()).isNull();

    ScoreEntry revealed = of(sealed.and(REVEALED));
    assertThat(revealed.getState()).isEqualTo(ScoreState.NUMBER);
    assertThat(revealed.getValue()).isEqualByComparingTo("8.5");
    assertThat(revealed.getRecorded()).isEqualTo(at);
    assertThat(revealed.getLatest()).isEqualTo(at + 1);
  }

  @Test
  void isCorrectedAndVoidedOnceItIsRevealed() {
    byEva(SEALED, REVEALED)
        .and(corrected("heat", "ants", "style", "eva", "9"))
        .by(organizer())
        .and(voided("heat", "ants", "style", "eva"));
  }

  @Test
  void mayBeAnAbsence() {
    ScoreRevealed absent =
        ScoreRevealed.newBuilder(REVEALED)
            .setValue(null)
            .setAbsence(AbsenceReason.NOT_SEEN)
            .build();
    String commitment =
        SealedScore.of(Specification.COMPETITION, absent)
            .commitment(new byte[SealedScore.SALT_BYTES]);
    ScoreSealed sealed = ScoreSealed.newBuilder(SEALED).setCommitment(commitment).build();
    byEva(sealed).when(REVEALED).thenRefused(RefusalCode.REVEAL_MISMATCH);
    assertThat(of(byEva(sealed, absent)).getAbsence()).isEqualTo(AbsenceReason.NOT_SEEN);
  }

  @Test
  void isRevealedWithOneFigure() {
    byEva(SEALED)
        .when(ScoreRevealed.newBuilder(REVEALED).setAbsence(AbsenceReason.OTHER).build())
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/absence");
    byEva(SEALED)
        .when(ScoreRevealed.newBuilder(REVEALED).setValue(null).build())
        .thenRefused(RefusalCode.FIELD_MISSING, "/data/value");
  }

  @Test
  void opensWithNothingButWhatWasSealed() {
    refusesInstead(ScoreRevealed.newBuilder(REVEALED).setValue(number("8.6")).build());
    refusesInstead(ScoreRevealed.newBuilder(REVEALED).setValue(number("11")).build());
    refusesInstead(ScoreRevealed.newBuilder(REVEALED).setSalt("1".repeat(64)).build());
  }

  /** And says nothing of what was sealed, nor whether that would be on the scale. */
  private static void refusesInstead(ScoreRevealed other) {
    Decision.Refused refused = byEva(SEALED).when(other).refused();
    assertThat(refused.refusal().code()).isEqualTo(RefusalCode.REVEAL_MISMATCH);
    assertThat(refused.refusal().arguments())
        .containsExactly(Long.toString(refused.lastSequence()));
  }

  @Test
  void fitsNoOtherScoreThanItsOwn() {
    ScoreSealed onBees = ScoreSealed.newBuilder(SEALED).setParticipant("bees").build();
    byEva(onBees)
        .when(revealed("heat", "bees", "style", "eva", "8.5"))
        .thenRefused(RefusalCode.REVEAL_MISMATCH);
    ScoreSealed copied =
        ScoreSealed.newBuilder(sealed("heat", "ants", "grace", "eva", "8.5"))
            .setEvaluator("gus")
            .build();
    byEva()
        .by(evaluator("gus"))
        .and(copied)
        .when(revealed("heat", "ants", "grace", "gus", "8.5"))
        .thenRefused(RefusalCode.REVEAL_MISMATCH);
  }

  @Test
  void isItsEvaluatorsToSealAndToReveal() {
    given(judgedCup()).by(organizer()).when(SEALED).thenRefused(RefusalCode.ROLE_NOT_ALLOWED);
    byEva(SEALED).by(evaluator("gus")).when(REVEALED).thenRefused(RefusalCode.EVALUATOR_NOT_ITSELF);
    byEva(SEALED)
        .by(evaluator("gus"))
        .when(revealed("heat", "ants", "style", "gus", "8.5"))
        .thenRefused(RefusalCode.SCORE_NOT_SEALED);
  }

  /** Who has the salt can say nothing else than what was sealed: only the moment is theirs. */
  @Test
  void mayBeRevealedByTheOrganizerWhoHoldsItsSecret() {
    Specification sealed = byEva(SEALED).by(organizer());
    sealed
        .when(ScoreRevealed.newBuilder(REVEALED).setValue(number("8.6")).build())
        .thenRefused(RefusalCode.REVEAL_MISMATCH);
    assertThat(of(sealed.and(REVEALED)).getValue()).isEqualByComparingTo("8.5");
    byEva(SEALED, new EvaluatorRecused("heat", "eva", "ants", null))
        .by(organizer())
        .when(REVEALED)
        .thenRefused(RefusalCode.EVALUATOR_RECUSED);
  }

  @Test
  void areNumberedInTheOrderOfTheirReveals() {
    Specification told = byEva(SEALED, sealed("heat", "bees", "style", "eva", "7"));
    assertThat(told.state().find(Keys.reveals("heat"))).isEmpty();
    long last = told.lastSequence();
    told.and(revealed("heat", "bees", "style", "eva", "7"), REVEALED);

    assertThat(told.state().find(Keys.reveal("heat", 1)).orElseThrow().getSequence())
        .isEqualTo(last + 1);
    RevealState latest = told.state().find(Keys.reveals("heat")).orElseThrow();
    assertThat(latest).isEqualTo(new RevealState(2, last + 2));
    assertThat(told.state().find(Keys.reveal("heat", 2))).contains(latest);
    assertThat(told.state().find(Keys.reveal("heat", 3))).isEmpty();
  }

  @Test
  void isRefusedWhereAScoreWouldBe() {
    byEva()
        .when(sealed("nowhere", "ants", "style", "eva", "5"))
        .thenRefused(RefusalCode.UNKNOWN_STAGE);
    byEva()
        .when(sealed("heat", "cats", "style", "eva", "5"))
        .thenRefused(RefusalCode.UNKNOWN_ENTRY);
    byEva()
        .when(sealed("heat", "ants", "speed", "eva", "5"))
        .thenRefused(RefusalCode.FIELD_UNEXPECTED, "/data/evaluator");
    byEva(score("heat", "ants", "style", 1, "eva", "5"))
        .when(SEALED)
        .thenRefused(RefusalCode.SCORE_EXISTS);
    byEva(new EvaluatorRecused("heat", "eva", "ants", null))
        .when(SEALED)
        .thenRefused(RefusalCode.EVALUATOR_RECUSED);
    given(judgedCup(), new StageClosed("heat"))
        .by(evaluator("eva"))
        .when(SEALED)
        .thenRefused(RefusalCode.STAGE_CLOSED);
  }

  @Test
  void isNeitherRecordedNorCorrectedNorSealedAgain() {
    byEva(SEALED)
        .when(score("heat", "ants", "style", 1, "eva", "9"))
        .thenRefused(RefusalCode.SCORE_SEALED);
    byEva(SEALED).when(SEALED).thenRefused(RefusalCode.SCORE_SEALED);
    byEva(SEALED)
        .by(organizer())
        .when(corrected("heat", "ants", "style", "eva", "9"))
        .thenRefused(RefusalCode.SCORE_SEALED);
  }

  @Test
  void isRevealedOnce() {
    byEva(SEALED, REVEALED).when(REVEALED).thenRefused(RefusalCode.SCORE_NOT_SEALED);
  }

  @Test
  void isNotRevealedOnceItIsVoidedButMayBeSealedAnew() {
    Specification voided =
        byEva(SEALED)
            .by(organizer())
            .and(voided("heat", "ants", "style", "eva"))
            .by(evaluator("eva"));
    voided.when(REVEALED).thenRefused(RefusalCode.SCORE_NOT_SEALED);
    voided.and(
        sealed("heat", "ants", "style", "eva", "9"), revealed("heat", "ants", "style", "eva", "9"));
  }

  @Test
  void isRevealedAfterTheStageClosedAndNotAfterTheConclusion() {
    byEva(SEALED).by(organizer()).and(new StageClosed("heat")).by(evaluator("eva")).and(REVEALED);
    byEva(SEALED)
        .by(organizer())
        .and(new CompetitionConcluded())
        .by(evaluator("eva"))
        .when(REVEALED)
        .thenRefused(RefusalCode.COMPETITION_CONCLUDED);
  }

  @Test
  void isNotRevealedByWhoWasRecused() {
    byEva(SEALED, new EvaluatorRecused("heat", "eva", "ants", null))
        .when(REVEALED)
        .thenRefused(RefusalCode.EVALUATOR_RECUSED);
  }

  @Test
  void staysSealedIfItIsOutsideTheScaleThatGovernedThen() {
    Specification sealed = byEva(sealed("heat", "ants", "style", "eva", "101"));
    sealed
        .when(revealed("heat", "ants", "style", "eva", "101"))
        .thenRefused(RefusalCode.SCORE_OUT_OF_SCALE, "/data/value");
    assertThat(of(sealed).getState()).isEqualTo(ScoreState.SEALED);
  }

  @Test
  void isHeldToNoScaleThatCameAfterIt() {
    byEva(SEALED)
        .by(organizer())
        .and(amended(set(2, "heat", judged("style").setScale(new Scale(number("0"), number("5"))))))
        .by(evaluator("eva"))
        .and(REVEALED);
  }
}
