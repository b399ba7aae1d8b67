package org.competitionledger.core.acceptance;

import static org.competitionledger.core.acceptance.Facts.STAGE;
import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;
import static org.competitionledger.core.state.State.NOT_YET;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.competitionledger.core.acceptance.EventRules.Rules;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.EvaluationClosed;
import org.competitionledger.event.EvaluationOpened;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.event.StageScheduled;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.state.OccasionState;
import org.competitionledger.state.StageState;

/** What refuses the events of stages and their occasions: a stage's life has one order. */
final class StageRules {

  private static final String OCCASION = "/data/occasion";

  private StageRules() {}

  static void register(Rules rules) {
    rules
        .on(StageScheduled.class, StageRules::scheduled)
        .on(StageRescheduled.class, StageRules::rescheduled)
        .on(
            StageOpened.class,
            (opened, facts) -> facts.inStage(opened.getStage(), StageRules::opens))
        .on(EvaluationOpened.class, StageRules::evaluationOpened)
        .on(EvaluationClosed.class, StageRules::evaluationClosed)
        .on(StageClosed.class, StageRules::closed)
        .on(OccasionScheduled.class, StageRules::occasionScheduled)
        .on(OccasionClosed.class, StageRules::occasionClosed);
  }

  /** A stage's identifier and each number is used once (§5.6). */
  private static Optional<Refusal> scheduled(StageScheduled scheduled, Facts facts) {
    return when(
            facts.stage(scheduled.getStage()).isPresent(),
            STAGE,
            RefusalCode.STAGE_EXISTS,
            scheduled.getStage())
        .or(() -> orderFree(scheduled.getOrder(), facts))
        .or(() -> forwards(scheduled.getPreparation(), "/data/preparation"))
        .or(() -> forwards(scheduled.getEvaluation(), "/data/evaluation"));
  }

  private static Optional<Refusal> orderFree(int order, Facts facts) {
    AtomicBoolean taken = new AtomicBoolean();
    facts
        .state()
        .scan(
            StateKind.STAGE,
            "",
            (key, stage) -> taken.compareAndSet(false, stage.getOrder() == order));
    return when(taken.get(), "/data/order", RefusalCode.STAGE_ORDER_TAKEN, Integer.toString(order));
  }

  /** A window does not end before it starts. */
  static Optional<Refusal> forwards(TimeWindow window, String pointer) {
    return when(
        window != null
            && window.getStart() != null
            && window.getEnd() != null
            && window.getStart().getEarliest().isAfter(window.getEnd().getLatest()),
        pointer,
        RefusalCode.WINDOW_REVERSED);
  }

  /** A rescheduling changes something of a stage that is not over. */
  private static Optional<Refusal> rescheduled(StageRescheduled rescheduled, Facts facts) {
    boolean changes =
        rescheduled.getPreparation() != null
            || rescheduled.getEvaluation() != null
            || rescheduled.getPlannedEntries() != null;
    return when(!changes, "/data", RefusalCode.CHANGE_EMPTY)
        .or(() -> facts.inStage(rescheduled.getStage(), StageRules::notClosed))
        .or(() -> forwards(rescheduled.getPreparation(), "/data/preparation"))
        .or(() -> forwards(rescheduled.getEvaluation(), "/data/evaluation"));
  }

  /** A stage opens once. */
  private static Optional<Refusal> opens(StageState stage) {
    return when(
        stage.getOpened() != NOT_YET, STAGE, RefusalCode.STAGE_ALREADY_OPEN, stage.getStage());
  }

  /** The evaluation opens once, within the stage. */
  private static Optional<Refusal> evaluationOpened(EvaluationOpened opened, Facts facts) {
    return facts.inStage(
        opened.getStage(),
        stage ->
            running(stage)
                .or(
                    () ->
                        when(
                            stage.getEvaluationOpened() != NOT_YET,
                            STAGE,
                            RefusalCode.EVALUATION_ALREADY_OPEN,
                            stage.getStage())));
  }

  /** The evaluation closes once, after it opened and before the stage closes. */
  private static Optional<Refusal> evaluationClosed(EvaluationClosed closed, Facts facts) {
    return facts.inStage(
        closed.getStage(),
        stage ->
            running(stage)
                .or(
                    () ->
                        when(
                            stage.getEvaluationOpened() == NOT_YET
                                || stage.getEvaluationClosed() != NOT_YET,
                            STAGE,
                            RefusalCode.EVALUATION_NOT_OPEN,
                            stage.getStage())));
  }

  /** A stage closes once, after it opened. */
  private static Optional<Refusal> closed(StageClosed closed, Facts facts) {
    return facts.inStage(closed.getStage(), StageRules::running);
  }

  /** A stage that is open, and not closed yet. */
  static Optional<Refusal> running(StageState stage) {
    return isOpen(stage).or(() -> notClosed(stage));
  }

  static Optional<Refusal> isOpen(StageState stage) {
    return when(stage.getOpened() == NOT_YET, STAGE, RefusalCode.STAGE_NOT_OPEN, stage.getStage());
  }

  static Optional<Refusal> notClosed(StageState stage) {
    return when(stage.getClosed() != NOT_YET, STAGE, RefusalCode.STAGE_CLOSED, stage.getStage());
  }

  /** An occasion's number is used once in a stage that is not over. */
  private static Optional<Refusal> occasionScheduled(OccasionScheduled scheduled, Facts facts) {
    String stage = scheduled.getStage();
    int number = scheduled.getOccasion();
    return facts
        .inStage(stage, StageRules::notClosed)
        .or(() -> TeamRules.notOfTeams(stage, facts))
        .or(
            () ->
                when(
                    facts.state().find(Keys.occasion(stage, number)).isPresent(),
                    OCCASION,
                    RefusalCode.OCCASION_EXISTS,
                    Integer.toString(number),
                    stage));
  }

  /**
   * An occasion closes once, in a stage that opened. Also after the stage closed: what is pending
   * there must become ABSENT before the table can be certified.
   */
  private static Optional<Refusal> occasionClosed(OccasionClosed closed, Facts facts) {
    return facts.inStage(
        closed.getStage(),
        stage ->
            isOpen(stage)
                .or(() -> TeamRules.notOfTeams(closed.getStage(), facts))
                .or(() -> occasionOpen(stage, closed.getOccasion(), facts)));
  }

  /**
   * A stage without any has one, numbered 1 (§1.1); a score is given while its occasion is open.
   */
  static Optional<Refusal> occasionOpen(StageState stage, int number, Facts facts) {
    Optional<OccasionState> occasion = facts.state().find(Keys.occasion(stage.getStage(), number));
    if (occasion.isPresent()) {
      return occasion.get().getClosed() == NOT_YET
          ? none()
          : refuse(
              OCCASION, RefusalCode.OCCASION_CLOSED, Integer.toString(number), stage.getStage());
    }
    return stage.getOccasions() == 0 && number == 1
        ? none()
        : refuse(
            OCCASION, RefusalCode.UNKNOWN_OCCASION, Integer.toString(number), stage.getStage());
  }
}
