package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.evolve.FoldContext.Folds;
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
import org.competitionledger.event.Role;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreRevealed;
import org.competitionledger.event.ScoreSealed;
import org.competitionledger.event.ScoreState;
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
import org.competitionledger.state.RevealState;
import org.competitionledger.state.RulingState;
import org.competitionledger.state.ScoreEntry;
import org.competitionledger.state.SealState;
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
        .on(ScoreSealed.class, EvaluationFolds::scoreSealed)
        .on(ScoreRevealed.class, EvaluationFolds::scoreRevealed)
        .on(ScoreStatisticPublished.class, EvaluationFolds::statisticPublished)
        .on(FigureReported.class, EvaluationFolds::figureReported)
        .on(GateRuled.class, EvaluationFolds::gateRuled)
        .on(AdjustmentApplied.class, EvaluationFolds::adjusted)
        .on(TieResolved.class, EvaluationFolds::tieResolved);
  }

  private static void panelAnnounced(PanelAnnounced announced, FoldContext context) {
    context
        .state()
        .put(
            Keys.panel(announced.getStage(), announced.getPanel()),
            new PanelState(
                announced.getStage(),
                announced.getPanel(),
                announced.getSize(),
                announced.getCriteria(),
                context.sequence()));
  }

  private static void appointed(EvaluatorAppointed appointed, FoldContext context) {
    StateKey<EvaluatorState> key = Keys.evaluator(appointed.getStage(), appointed.getEvaluator());
    Optional<EvaluatorState> known = context.state().find(key);
    List<String> panels = new ArrayList<>(known.map(EvaluatorState::getPanels).orElse(List.of()));
    panels.add(appointed.getPanel());
    long recused = known.map(EvaluatorState::getRecused).orElse(NOT_YET);
    context.state().put(key, new EvaluatorState(panels, recused));
    if (context.isLive()) { // whom a reconstruction names is nobody who writes here
      context.grants(appointed.getEvaluator(), Role.EVALUATOR, null);
    }
    RegisteredNames.register(appointed.getEvaluator(), appointed.getName(), context.state());
    // A total that was complete may now wait for this evaluator's scores, and with it a gate.
    context.rankingChanged(appointed.getStage());
  }

  private static void recused(EvaluatorRecused recused, FoldContext context) {
    if (recused.getParticipant() == null) {
      StateKey<EvaluatorState> key = Keys.evaluator(recused.getStage(), recused.getEvaluator());
      List<String> panels =
          context.state().find(key).map(EvaluatorState::getPanels).orElse(List.of());
      context.state().put(key, new EvaluatorState(panels, context.sequence()));
    } else {
      context
          .state()
          .put(
              Keys.recusal(recused.getStage(), recused.getParticipant(), recused.getEvaluator()),
              new RecusalState(context.sequence()));
      Set<String> teams = new HashSet<>();
      context
          .state()
          .scan(
              StateKind.SCORE,
              recused.getStage() + '|' + recused.getParticipant() + '|',
              (key, score) -> teams.add(score.getTeam()));
      teams.forEach(team -> countsFor(team, recused.getStage(), recused.getParticipant(), context));
    }
    context.rankingChanged(recused.getStage());
  }

  private static void scoreRecorded(ScoreRecorded score, FoldContext context) {
    String team = team(score.getTeam(), score.getParticipant(), context);
    context
        .state()
        .put(
            Keys.score(score),
            new ScoreEntry(
                context.sequence(),
                context.sequence(),
                score.getState(),
                score.getValue(),
                score.getAbsence(),
                false,
                score.getSharedBy(),
                team));
    scored(score.getStage(), score.getParticipant(), team, context);
  }

  private static void scored(String stage, String participant, String team, FoldContext context) {
    countsFor(team, stage, participant, context);
    firstScore(stage, context);
    if (team != null) {
      context.teamStages(stage).forEach(teams -> firstScore(teams, context));
    }
    context.rankingChanged(stage);
  }

  /** There is a score from here on, which reads as not published (§5.13). */
  private static void scoreSealed(ScoreSealed sealed, FoldContext context) {
    StateKey<ScoreEntry> key = Keys.score(sealed);
    long sequence = context.sequence();
    String team = team(null, sealed.getParticipant(), context);
    context
        .state()
        .put(
            key,
            new ScoreEntry(sequence, sequence, ScoreState.SEALED, null, null, false, null, team));
    int version =
        GoverningRules.of(context.state(), sealed.getStage(), context.ledgerTime())
            .map(set -> set.getCriteria().getVersion())
            .orElse(0);
    context.state().put(Keys.seal(key), new SealState(sequence, version, sealed.getCommitment()));
    scored(sealed.getStage(), sealed.getParticipant(), team, context);
  }

  /** The score keeps its place, and its team; its latest event is the reveal, which is counted. */
  private static void scoreRevealed(ScoreRevealed revealed, FoldContext context) {
    StateKey<ScoreEntry> key = Keys.score(revealed);
    context
        .state()
        .find(key)
        .ifPresent(
            score ->
                countsFor(
                    score.getTeam(), revealed.getStage(), revealed.getParticipant(), context));
    context.change(
        key,
        score ->
            new ScoreEntry(
                score.getRecorded(),
                context.sequence(),
                revealed.getValue() == null ? ScoreState.ABSENT : ScoreState.NUMBER,
                revealed.getValue(),
                revealed.getAbsence(),
                false,
                null,
                score.getTeam()));
    String stage = revealed.getStage();
    int before = context.state().find(Keys.reveals(stage)).map(RevealState::getNumber).orElse(0);
    RevealState reveal = new RevealState(before + 1, context.sequence());
    context.state().put(Keys.reveal(stage, reveal.getNumber()), reveal);
    context.state().put(Keys.reveals(stage), reveal);
    context.rankingChanged(revealed.getStage());
  }

  /** No table changes: what is published of points, or said of them, makes none. */
  private static void statisticPublished(ScoreStatisticPublished published, FoldContext context) {
    context
        .state()
        .put(
            Keys.statistic(published.getStage(), context.sequence()),
            new StatisticState(context.sequence(), published));
  }

  private static void figureReported(FigureReported reported, FoldContext context) {
    context
        .state()
        .put(
            Keys.figure(reported.getStage(), context.sequence()),
            new FigureState(context.sequence(), reported));
  }

  /**
   * A score belongs to the team named in it, or else to the team that the participant was a member
   * of when it was recorded (§7.8).
   */
  private static String team(String named, String participant, FoldContext context) {
    boolean memberships =
        context.state().find(Keys.COMPETITION).map(CompetitionState::getMemberships).orElse(false);
    return named != null || !memberships
        ? named
        : context
            .state()
            .find(StateKind.PARTICIPANT.key(participant))
            .map(ParticipantState::getMemberOf)
            .orElse(null);
  }

  /** A team's points come from the members noted here: so the event is seen to touch the team. */
  private static void countsFor(
      String team, String stage, String participant, FoldContext context) {
    if (team != null) {
      context.state().put(Keys.member(stage, team, participant), new MarkState(context.sequence()));
    }
  }

  private static void firstScore(String stage, FoldContext context) {
    StateKey<StageState> key = StateKind.STAGE.key(stage);
    Optional<StageState> known = context.state().find(key);
    if (known.isPresent() && known.get().getFirstScore() == NOT_YET) {
      context
          .state()
          .put(key, StageState.newBuilder(known.get()).setFirstScore(context.sequence()).build());
    }
  }

  private static void scoreCorrected(ScoreCorrected corrected, FoldContext context) {
    StateKey<ScoreEntry> key = Keys.score(corrected);
    Optional<ScoreEntry> known = context.state().find(key);
    String stage = corrected.getStage();
    String participant = corrected.getParticipant();
    String before = known.map(ScoreEntry::getTeam).orElse(null);
    String team =
        known.isPresent() && corrected.getTeam() == null
            ? before
            : team(corrected.getTeam(), participant, context);
    context
        .state()
        .put(
            key,
            new ScoreEntry(
                known.map(ScoreEntry::getRecorded).orElse(context.sequence()),
                context.sequence(),
                corrected.getState(),
                corrected.getValue(),
                corrected.getAbsence(),
                false,
                corrected.getSharedBy(),
                team));
    countsFor(before, stage, participant, context);
    countsFor(team, stage, participant, context);
    context.rankingChanged(corrected.getStage());
  }

  private static void scoreVoided(ScoreVoided voided, FoldContext context) {
    StateKey<ScoreEntry> key = Keys.score(voided);
    context
        .state()
        .find(key)
        .ifPresent(
            score ->
                countsFor(score.getTeam(), voided.getStage(), voided.getParticipant(), context));
    context.change(
        key,
        score ->
            new ScoreEntry(
                score.getRecorded(),
                context.sequence(),
                score.getState(),
                score.getValue(),
                score.getAbsence(),
                true,
                score.getSharedBy(),
                score.getTeam()));
    context.rankingChanged(voided.getStage());
  }

  private static void gateRuled(GateRuled ruled, FoldContext context) {
    context
        .state()
        .put(
            Keys.ruling(ruled.getStage(), ruled.getParticipant(), ruled.getCriterion()),
            new RulingState(context.sequence(), ruled.getVerdict()));
    context.rankingChangedHere(ruled.getStage());
  }

  private static void adjusted(AdjustmentApplied applied, FoldContext context) {
    context
        .state()
        .put(
            Keys.adjustment(applied.getStage(), applied.getParticipant(), applied.getAdjustment()),
            new AdjustmentState(context.sequence(), applied.getValue()));
    context.rankingChangedHere(applied.getStage());
  }

  private static void tieResolved(TieResolved resolved, FoldContext context) {
    context
        .state()
        .put(
            Keys.tie(resolved.getStage(), context.sequence()),
            new TieState(context.sequence(), resolved.getOrder()));
    context.rankingChangedHere(resolved.getStage());
  }
}
