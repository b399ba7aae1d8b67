package org.competitionledger.core.evolve;

import static org.competitionledger.core.state.State.NOT_YET;

import java.util.List;
import org.competitionledger.core.evolve.FoldContext.Folds;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.event.StageScheduled;
import org.competitionledger.state.CompetitionState;
import org.competitionledger.state.OccasionState;
import org.competitionledger.state.StageState;

/** What the events of stages and their occasions do to the state. */
final class StageFolds {

  private StageFolds() {}

  static void register(Folds folds) {
    folds
        .on(StageScheduled.class, StageFolds::scheduled)
        .on(StageRescheduled.class, StageFolds::rescheduled)
        .on(StageOpened.class, StageFolds::opened)
        .on(EvaluationOpened.class, StageFolds::evaluationOpened)
        .on(EvaluationClosed.class, StageFolds::evaluationClosed)
        .on(StageClosed.class, StageFolds::closed)
        .on(OccasionScheduled.class, StageFolds::occasionScheduled)
        .on(OccasionClosed.class, StageFolds::occasionClosed);
  }

  private static void scheduled(StageScheduled scheduled, FoldContext context) {
    StageState stage =
        StageState.newBuilder()
            .setStage(scheduled.getStage())
            .setName(scheduled.getName())
            .setOrder(scheduled.getOrder())
            .setPreparation(scheduled.getPreparation())
            .setEvaluation(scheduled.getEvaluation())
            .setPlannedEntries(scheduled.getPlannedEntries())
            .setScheduled(context.sequence())
            .setOpened(NOT_YET)
            .setEvaluationOpened(NOT_YET)
            .setEvaluationClosed(NOT_YET)
            .setClosed(NOT_YET)
            .setFirstSubmission(NOT_YET)
            .setFirstScore(NOT_YET)
            .setFirstOutcome(NOT_YET)
            .setNoAward(NOT_YET)
            .setCertified(NOT_YET)
            .setCertifiedVersion(0)
            .setCertifiedAsOf(NOT_YET)
            .setCertifiedDigest(null)
            .setOccasions(0)
            .setTeamStages(List.of())
            .build();
    context.state().put(StateKind.STAGE.key(scheduled.getStage()), stage);
    context.rankingChanged(scheduled.getStage());
  }

  private static void rescheduled(StageRescheduled rescheduled, FoldContext context) {
    context.change(
        StateKind.STAGE.key(rescheduled.getStage()),
        stage -> {
          StageState.Builder changed = StageState.newBuilder(stage);
          if (rescheduled.getPreparation() != null) {
            changed.setPreparation(rescheduled.getPreparation());
          }
          if (rescheduled.getEvaluation() != null) {
            changed.setEvaluation(rescheduled.getEvaluation());
          }
          if (rescheduled.getPlannedEntries() != null) {
            changed.setPlannedEntries(rescheduled.getPlannedEntries());
          }
          return changed.build();
        });
  }

  private static void opened(StageOpened opened, FoldContext context) {
    context.change(
        StateKind.STAGE.key(opened.getStage()),
        stage -> StageState.newBuilder(stage).setOpened(context.sequence()).build());
    context.change(
        Keys.COMPETITION,
        competition ->
            CompetitionState.newBuilder(competition).setLastOpenedStage(opened.getStage()).build());
    context.tableChanged(opened.getStage());
  }

  private static void evaluationOpened(EvaluationOpened opened, FoldContext context) {
    context.change(
        StateKind.STAGE.key(opened.getStage()),
        stage -> StageState.newBuilder(stage).setEvaluationOpened(context.sequence()).build());
  }

  private static void evaluationClosed(EvaluationClosed closed, FoldContext context) {
    context.closes();
    context.change(
        StateKind.STAGE.key(closed.getStage()),
        stage -> StageState.newBuilder(stage).setEvaluationClosed(context.sequence()).build());
  }

  /** Closing freezes the table: what is certified is a table as of then or later. */
  private static void closed(StageClosed closed, FoldContext context) {
    context.closes();
    context.change(
        StateKind.STAGE.key(closed.getStage()),
        stage -> StageState.newBuilder(stage).setClosed(context.sequence()).build());
    context.rankingChanged(closed.getStage());
  }

  private static void occasionScheduled(OccasionScheduled scheduled, FoldContext context) {
    context
        .state()
        .put(
            Keys.occasion(scheduled.getStage(), scheduled.getOccasion()),
            new OccasionState(scheduled.getOccasion(), scheduled.getMultiplier(), NOT_YET));
    context.change(
        StateKind.STAGE.key(scheduled.getStage()),
        stage -> StageState.newBuilder(stage).setOccasions(stage.getOccasions() + 1).build());
    context.rankingChanged(scheduled.getStage());
  }

  /** The single occasion of a stage that scheduled none comes into the state when it closes. */
  private static void occasionClosed(OccasionClosed closed, FoldContext context) {
    context.closes();
    StateKey<OccasionState> key = Keys.occasion(closed.getStage(), closed.getOccasion());
    OccasionState occasion =
        context
            .state()
            .find(key)
            .orElseGet(() -> new OccasionState(closed.getOccasion(), null, NOT_YET));
    context
        .state()
        .put(
            key,
            new OccasionState(
                occasion.getOccasion(),
                closed.getMultiplier() == null ? occasion.getMultiplier() : closed.getMultiplier(),
                context.sequence()));
    context.rankingChanged(closed.getStage());
  }
}
