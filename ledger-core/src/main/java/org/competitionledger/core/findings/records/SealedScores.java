package org.competitionledger.core.findings.records;

import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.seal.SealedScore;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CompetitionConcluded;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.SealState;
import org.competitionledger.state.StageState;

/**
 * Sealed score never revealed, or revealed after the outcome (§10.4): not revealed by the first
 * outcome of its stage or the conclusion, or only afterwards. A score that was voided, or whose
 * evaluator was recused, counts for nothing and need not be revealed.
 */
public final class SealedScores {

  private SealedScores() {}

  public static void register(Observers observers) {
    observers
        .onFirstOutcome((stage, at) -> awaiting(stage + '|', "sealed-score-awaits-its-reveal", at))
        .on(
            CompetitionConcluded.class,
            (event, at) -> awaiting("", "sealed-score-was-never-revealed", at))
        .on(ScoreSealed.class, SealedScores::sealed)
        .on(ScoreRevealed.class, SealedScores::revealed)
        .on(ScoreVoided.class, (event, at) -> settled(Keys.score(event), at))
        .on(EvaluatorRecused.class, SealedScores::recused);
  }

  private static void awaiting(String prefix, String how, Observed at) {
    at.state()
        .scan(
            StateKind.SEAL,
            prefix,
            (key, seal) -> {
              StateKey<ScoreEntry> score = StateKind.SCORE.key(key.id());
              if (SealedScore.countsWhenRevealed(score, at.state())) {
                raise(score, how, seal, at);
              }
            });
  }

  private static void raise(StateKey<ScoreEntry> score, String how, SealState seal, Observed at) {
    at.raise(
        FindingCode.SEALED_SCORE_NOT_REVEALED,
        score.id(),
        said(how, score, at),
        seal.getSequence(),
        at.sequence());
  }

  private static Term said(String how, StateKey<ScoreEntry> score, Observed at) {
    return Words.FINDINGS.say(
        how,
        at.nameOfStage(score.part(0)),
        at.nameOfParticipant(score.part(1)),
        at.nameOfCriterion(score.part(2)),
        at.nameOfEvaluator(score.part(4)));
  }

  /** Sealed after the outcome already. */
  private static void sealed(ScoreSealed event, Observed at) {
    long outcome = firstOutcome(event.getStage(), at);
    StateKey<ScoreEntry> score = Keys.score(event);
    if (outcome >= 0) {
      at.raise(
          FindingCode.SEALED_SCORE_NOT_REVEALED,
          score.id(),
          said("sealed-score-awaits-its-reveal", score, at),
          outcome,
          at.sequence());
    }
  }

  private static void revealed(ScoreRevealed event, Observed at) {
    StateKey<ScoreEntry> score = Keys.score(event);
    settled(score, at);
    long outcome = firstOutcome(event.getStage(), at);
    if (outcome >= 0) {
      at.state()
          .find(score)
          .ifPresent(
              known ->
                  at.raise(
                      FindingCode.SEALED_SCORE_REVEALED_LATE,
                      score.id(),
                      said("sealed-score-was-revealed-after", score, at),
                      known.getRecorded(),
                      outcome,
                      at.sequence()));
    }
  }

  private static long firstOutcome(String stage, Observed at) {
    return at.stage(stage).map(StageState::getFirstOutcome).orElse(State.NOT_YET);
  }

  private static void settled(StateKey<ScoreEntry> score, Observed at) {
    at.resolve(FindingCode.SEALED_SCORE_NOT_REVEALED, score.id());
  }

  private static void recused(EvaluatorRecused event, Observed at) {
    if (firstOutcome(event.getStage(), at) < 0) {
      return; // nothing was found yet
    }
    String only = event.getParticipant() == null ? "" : event.getParticipant() + '|';
    at.state()
        .scan(
            StateKind.SEAL,
            event.getStage() + '|' + only,
            (key, seal) -> {
              if (key.part(4).equals(event.getEvaluator())) {
                settled(StateKind.SCORE.key(key.id()), at);
              }
            });
  }
}
