package org.competitionledger.core.findings.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingStore;
import org.competitionledger.core.findings.Observed;
import org.competitionledger.core.findings.Observers;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.StageState;

/**
 * What was done to scores too late. Score corrected after publication (§10.4): corrected or voided
 * after the stage closed, which froze its table. Evaluator scored an entry they should be recused
 * from (§10.4): recused once they had scored it; the score counts no more, but the others may know
 * it.
 */
public final class ScoresAfterwards {

  private ScoresAfterwards() {}

  public static void register(Observers observers) {
    observers
        .on(
            ScoreCorrected.class,
            (event, at) ->
                changed(
                    event.getStage(),
                    event.getParticipant(),
                    event.getCriterion(),
                    Keys.score(event),
                    at))
        .on(
            ScoreVoided.class,
            (event, at) ->
                changed(
                    event.getStage(),
                    event.getParticipant(),
                    event.getCriterion(),
                    Keys.score(event),
                    at))
        .on(EvaluatorRecused.class, ScoresAfterwards::recused);
  }

  private static void changed(
      String stage, String participant, String criterion, StateKey<ScoreEntry> key, Observed at) {
    long closed = at.stage(stage).map(StageState::getClosed).orElse(FindingStore.NONE);
    if (closed < 0) {
      return;
    }
    at.raise(
        FindingCode.SCORE_CORRECTED_AFTER_PUBLICATION,
        key.id(),
        Words.FINDINGS.say(
            "score-of-for-was-changed",
            at.nameOfStage(stage),
            at.nameOfParticipant(participant),
            at.nameOfCriterion(criterion)),
        at.state().find(key).map(ScoreEntry::getRecorded).orElse(FindingStore.NONE),
        closed,
        at.sequence());
  }

  private static void recused(EvaluatorRecused event, Observed at) {
    Map<String, Long> scored = new LinkedHashMap<>();
    String only = event.getParticipant() == null ? "" : event.getParticipant() + '|';
    at.state()
        .scan(
            StateKind.SCORE,
            event.getStage() + '|' + only,
            (key, score) -> {
              if (key.part(4).equals(event.getEvaluator()) && !score.getVoided()) {
                scored.putIfAbsent(key.part(1), score.getRecorded());
              }
            });
    scored.forEach((participant, score) -> recused(event, participant, score, at));
  }

  private static void recused(EvaluatorRecused event, String participant, long score, Observed at) {
    at.raise(
        FindingCode.RECUSED_EVALUATOR_SCORED,
        event.getStage() + '|' + event.getEvaluator() + '|' + participant,
        Words.FINDINGS.say(
            "evaluator-was-recused-only-after",
            at.nameOfEvaluator(event.getEvaluator()),
            at.nameOfParticipant(participant),
            at.nameOfStage(event.getStage())),
        score,
        at.sequence());
  }
}
