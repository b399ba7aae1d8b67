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
import org.competitionledger.core.wording.Template;
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
        Template.fill(
            "{0:이} 마감된 뒤 {1}의 {2} 점수가 바뀌었다.",
            "The score of {1} for {2} was changed after {0} had closed.",
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
        Template.fill(
            "평가위원 {0:은} {2}에서 {1:을} 이미 채점한 뒤에 제척됐다.",
            "Evaluator {0} was recused only after scoring {1} in {2}.",
            at.nameOfEvaluator(event.getEvaluator()),
            at.nameOfParticipant(participant),
            at.nameOfStage(event.getStage())),
        score,
        at.sequence());
  }
}
