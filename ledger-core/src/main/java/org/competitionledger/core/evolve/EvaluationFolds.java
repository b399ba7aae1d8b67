package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.evolve.Folding.Folds;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.RegisteredNames;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.AdjustmentApplied;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.EvaluatorRecused;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.GateRuled;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.ScoreVoided;
import org.competitionledger.event.TieResolved;
import org.competitionledger.state.AdjustmentState;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.EvaluatorState;
import org.competitionledger.state.FigureState;
import org.competitionledger.state.MarkState;
import org.competitionledger.state.PanelState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.RecusalState;
import org.competitionledger.state.RulingState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.StageState;
import org.competitionledger.state.StatisticState;
import org.competitionledger.state.TieState;

/** What the events of the evaluation do to the state. Scores are the hot path: three puts each. */
final class EvaluationFolds {

  private EvaluationFolds() {}

  static void register(Folds folds) {
    folds
        .on(PanelAnnounced.class, EvaluationFolds::panelAnnounced)
        .on(EvaluatorAppointed.class, EvaluationFolds::appointed)
        .on(EvaluatorRecused.class, EvaluationFolds::recused)
        .on(ScoreRecorded.class, EvaluationFolds::scoreRecorded)
        .on(ScoreCorrected.class, EvaluationFolds::scoreCorrected)
        .on(ScoreVoided.class, EvaluationFolds::scoreVoided)
        .on(ScoreStatisticPublished.class, EvaluationFolds::statisticPublished)
        .on(FigureReported.class, EvaluationFolds::figureReported)
        .on(GateRuled.class, EvaluationFolds::gateRuled)
        .on(AdjustmentApplied.class, EvaluationFolds::adjusted)
        .on(TieResolved.class, EvaluationFolds::tieResolved);
  }

  private static void panelAnnounced(PanelAnnounced announced, Folding at) {
    at.state()
        .put(
            Keys.panel(announced.getStage(), announced.getPanel()),
            new PanelState(
                announced.getStage(),
                announced.getPanel(),
                announced.getSize(),
                announced.getCriteria(),
                at.sequence()));
  }

  private static void appointed(EvaluatorAppointed appointed, Folding at) {
    StateKey<EvaluatorState> key = Keys.evaluator(appointed.getStage(), appointed.getEvaluator());
    Optional<EvaluatorState> known = at.state().find(key);
    List<String> panels = new ArrayList<>(known.map(EvaluatorState::getPanels).orElse(List.of()));
    panels.add(appointed.getPanel());
    long recused = known.map(EvaluatorState::getRecused).orElse(NOT_YET);
    at.state().put(key, new EvaluatorState(panels, recused));
    RegisteredNames.register(appointed.getEvaluator(), appointed.getName(), at.state());
    // A total that was complete may now wait for this evaluator's scores.
    at.tableChanged(appointed.getStage());
  }

  private static void recused(EvaluatorRecused recused, Folding at) {
    if (recused.getParticipant() == null) {
      StateKey<EvaluatorState> key = Keys.evaluator(recused.getStage(), recused.getEvaluator());
      List<String> panels = at.state().find(key).map(EvaluatorState::getPanels).orElse(List.of());
      at.state().put(key, new EvaluatorState(panels, at.sequence()));
    } else {
      at.state()
          .put(
              Keys.recusal(recused.getStage(), recused.getParticipant(), recused.getEvaluator()),
              new RecusalState(at.sequence()));
      Set<String> teams = new HashSet<>();
      at.state()
          .scan(
              StateKind.SCORE,
              recused.getStage() + '|' + recused.getParticipant() + '|',
              (key, score) -> teams.add(score.getTeam()));
      teams.forEach(team -> countsFor(team, recused.getStage(), recused.getParticipant(), at));
    }
    at.rankingChanged(recused.getStage());
  }

  private static void scoreRecorded(ScoreRecorded score, Folding at) {
    String team = team(score.getTeam(), score.getParticipant(), at);
    at.state()
        .put(
            Keys.score(score),
            new ScoreEntry(
                at.sequence(),
                at.sequence(),
                score.getState(),
                score.getValue(),
                score.getAbsence(),
                false,
                score.getSharedBy(),
                team));
    countsFor(team, score.getStage(), score.getParticipant(), at);
    firstScore(score.getStage(), at);
    if (team != null) {
      at.teamStages(score.getStage()).forEach(teams -> firstScore(teams, at));
    }
    at.rankingChanged(score.getStage());
  }

  /** No table changes: what is published of points, or said of them, makes none. */
  private static void statisticPublished(ScoreStatisticPublished published, Folding at) {
    at.state()
        .put(
            Keys.statistic(published.getStage(), at.sequence()),
            new StatisticState(at.sequence(), published));
  }

  private static void figureReported(FigureReported reported, Folding at) {
    at.state()
        .put(
            Keys.figure(reported.getStage(), at.sequence()),
            new FigureState(at.sequence(), reported));
  }

  /**
   * "A score belongs to the team named in it, or else to the team that the participant was a member
   * of when it was recorded."
   */
  private static String team(String named, String participant, Folding at) {
    boolean memberships =
        at.state().find(Keys.COMPETITION).map(CompetitionState::getMemberships).orElse(false);
    return named != null || !memberships
        ? named
        : at.state()
            .find(StateKind.PARTICIPANT.key(participant))
            .map(ParticipantState::getMemberOf)
            .orElse(null);
  }

  /** A team's points come from the members noted here: so the event is seen to touch the team. */
  private static void countsFor(String team, String stage, String participant, Folding at) {
    if (team != null) {
      at.state().put(Keys.member(stage, team, participant), new MarkState(at.sequence()));
    }
  }

  private static void firstScore(String stage, Folding at) {
    StateKey<StageState> key = StateKind.STAGE.key(stage);
    Optional<StageState> known = at.state().find(key);
    if (known.isPresent() && known.get().getFirstScore() == NOT_YET) {
      at.state().put(key, StageState.newBuilder(known.get()).setFirstScore(at.sequence()).build());
    }
  }

  private static void scoreCorrected(ScoreCorrected corrected, Folding at) {
    StateKey<ScoreEntry> key = Keys.score(corrected);
    Optional<ScoreEntry> known = at.state().find(key);
    String stage = corrected.getStage();
    String participant = corrected.getParticipant();
    String before = known.map(ScoreEntry::getTeam).orElse(null);
    String team =
        known.isPresent() && corrected.getTeam() == null
            ? before
            : team(corrected.getTeam(), participant, at);
    at.state()
        .put(
            key,
            new ScoreEntry(
                known.map(ScoreEntry::getRecorded).orElse(at.sequence()),
                at.sequence(),
                corrected.getState(),
                corrected.getValue(),
                corrected.getAbsence(),
                false,
                corrected.getSharedBy(),
                team));
    countsFor(before, stage, participant, at);
    countsFor(team, stage, participant, at);
    at.rankingChanged(corrected.getStage());
  }

  private static void scoreVoided(ScoreVoided voided, Folding at) {
    StateKey<ScoreEntry> key = Keys.score(voided);
    at.state()
        .find(key)
        .ifPresent(
            score -> countsFor(score.getTeam(), voided.getStage(), voided.getParticipant(), at));
    at.change(
        key,
        score ->
            new ScoreEntry(
                score.getRecorded(),
                at.sequence(),
                score.getState(),
                score.getValue(),
                score.getAbsence(),
                true,
                score.getSharedBy(),
                score.getTeam()));
    at.rankingChanged(voided.getStage());
  }

  private static void gateRuled(GateRuled ruled, Folding at) {
    at.state()
        .put(
            Keys.ruling(ruled.getStage(), ruled.getParticipant(), ruled.getCriterion()),
            new RulingState(at.sequence(), ruled.getVerdict()));
    at.rankingChangedHere(ruled.getStage());
  }

  private static void adjusted(AdjustmentApplied applied, Folding at) {
    at.state()
        .put(
            Keys.adjustment(applied.getStage(), applied.getParticipant(), applied.getAdjustment()),
            new AdjustmentState(at.sequence(), applied.getValue()));
    at.rankingChangedHere(applied.getStage());
  }

  private static void tieResolved(TieResolved resolved, Folding at) {
    at.state()
        .put(
            Keys.tie(resolved.getStage(), at.sequence()),
            new TieState(at.sequence(), resolved.getOrder()));
    at.rankingChangedHere(resolved.getStage());
  }
}
