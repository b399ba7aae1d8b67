package org.competitionledger.core.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.state.CallState;
import org.competitionledger.state.GoalsState;
import org.competitionledger.state.OccasionState;
import org.competitionledger.state.StageState;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;

/**
 * Changes of schedule, calls, seats and goals: the plan as it stood against the plan as it stands,
 * what an event leaves absent being as it was. What was never recorded cannot change.
 */
final class PlanChanges {

  /** The number of the occasion that a stage has which scheduled none. */
  private static final int UNSCHEDULED = 1;

  private PlanChanges() {}

  static Optional<ChangeDraft> rescheduled(State before, StageRescheduled event) {
    return before
        .find(StateKind.STAGE.key(event.getStage()))
        .map(stage -> rescheduled(stage, event));
  }

  private static ChangeDraft rescheduled(StageState stage, StageRescheduled event) {
    StageRescheduled old =
        new StageRescheduled(
            event.getStage(),
            stage.getPreparation(),
            stage.getEvaluation(),
            stage.getPlannedEntries(),
            null);
    StageRescheduled fresh =
        new StageRescheduled(
            event.getStage(),
            or(event.getPreparation(), stage.getPreparation()),
            or(event.getEvaluation(), stage.getEvaluation()),
            or(event.getPlannedEntries(), stage.getPlannedEntries()),
            null);
    return plan(
        ChangeKind.STAGE_RESCHEDULED,
        old.getPreparation() == null && old.getEvaluation() == null
            ? ChangeTitle.scheduleKnown(stage.getName())
            : ChangeTitle.rescheduled(stage.getName()),
        event.getReason(),
        List.of(event.getStage()),
        PlanDirection.between(old, fresh),
        RecordDifference.between(old, fresh, Set.of("stage")));
  }

  /** An occasion's points count differently from what was planned: known only when it closes. */
  static Optional<ChangeDraft> reweighted(State before, OccasionClosed event) {
    BigDecimal planned =
        before
            .find(Keys.occasion(event.getStage(), event.getOccasion()))
            .map(OccasionState::getMultiplier)
            .orElse(BigDecimal.ONE);
    return reweighted(
        before,
        event.getStage(),
        event.getOccasion(),
        planned,
        or(event.getMultiplier(), planned),
        event.getReason());
  }

  /**
   * A multiplier that is stated when an occasion is scheduled is known beforehand, and no change:
   * but where the occasion has scores already. That can only be the single one of a stage that had
   * scheduled none, so that all its scores are that occasion's.
   */
  static Optional<ChangeDraft> weighted(State before, OccasionScheduled event) {
    boolean scored =
        before
            .find(StateKind.STAGE.key(event.getStage()))
            .filter(stage -> stage.getOccasions() == 0 && stage.getFirstScore() >= 0)
            .isPresent();
    return scored && event.getOccasion() == UNSCHEDULED
        ? reweighted(
            before,
            event.getStage(),
            event.getOccasion(),
            BigDecimal.ONE,
            or(event.getMultiplier(), BigDecimal.ONE),
            null)
        : Optional.empty();
  }

  private static Optional<ChangeDraft> reweighted(
      State before,
      String stageId,
      int occasion,
      BigDecimal planned,
      BigDecimal actual,
      LocalisedText reason) {
    if (actual.compareTo(planned) == 0) {
      return Optional.empty();
    }
    String pointer = "/occasions/" + occasion + "/multiplier";
    return before
        .find(StateKind.STAGE.key(stageId))
        .map(
            stage ->
                plan(
                    ChangeKind.OCCASION_REWEIGHTED,
                    ChangeTitle.reweighted(stage.getName(), occasion),
                    reason,
                    List.of(stageId),
                    List.of(new DirectionReason("multiplier-changed", pointer, Direction.MIXED)),
                    List.of(
                        new Difference(
                            pointer, ValueText.of(planned), ValueText.of(actual), List.of()))));
  }

  /** An additional call adds seats to a field that was set; the initial one is no change. */
  static Optional<ChangeDraft> callAdded(CallOpened event) {
    if (event.getKind() != CallKind.ADDITIONAL) {
      return Optional.empty();
    }
    CallChanged none = new CallChanged(event.getCall(), null, null, List.of(), null);
    CallChanged opened =
        new CallChanged(
            event.getCall(),
            event.getWindow().getEnd(),
            event.getSeats(),
            event.getClauses(),
            null);
    return Optional.of(
        plan(
            ChangeKind.CALL_ADDED,
            ChangeTitle.callAdded(event.getName()),
            null,
            List.of(event.getStage()),
            List.of(new DirectionReason("call-added", "", Direction.LOOSENED)),
            RecordDifference.between(none, opened, Set.of("call"))));
  }

  static Optional<ChangeDraft> callChanged(State before, CallChanged event) {
    return before.find(StateKind.CALL.key(event.getCall())).map(call -> callChanged(call, event));
  }

  private static ChangeDraft callChanged(CallState call, CallChanged event) {
    CallChanged old =
        new CallChanged(
            event.getCall(), call.getWindow().getEnd(), call.getSeats(), call.getClauses(), null);
    CallChanged fresh =
        new CallChanged(
            event.getCall(),
            or(event.getCloses(), old.getCloses()),
            or(event.getSeats(), old.getSeats()),
            or(event.getClauses(), old.getClauses()),
            null);
    return plan(
        ChangeKind.CALL_CHANGED,
        ChangeTitle.callChanged(call.getName()),
        event.getReason(),
        List.of(call.getStage()),
        PlanDirection.between(old, fresh),
        RecordDifference.between(old, fresh, Set.of("call")));
  }

  /** Goals govern the whole competition: every stage planned so far. */
  static ChangeDraft goals(State before, PolicyGoalsDeclared event) {
    List<String> stages = new ArrayList<>();
    before.scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage.getStage()));
    Optional<GoalsState> declared = before.find(StateKind.GOALS.key(""));
    PolicyGoalsDeclared old =
        declared
            .map(goals -> new PolicyGoalsDeclared(goals.getGoals(), goals.getOrdered()))
            .orElseGet(() -> new PolicyGoalsDeclared(List.of(), event.getOrdered()));
    List<Difference> differences = RecordDifference.between(old, event, Set.of());
    return plan(
        ChangeKind.GOALS_DECLARED,
        ChangeTitle.goals(event.getOrdered()),
        null,
        stages,
        declared.isEmpty()
            ? List.of(new DirectionReason("first-goals", "/goals", Direction.INITIAL))
            : goalReasons(differences, event.getOrdered()),
        differences);
  }

  /** Goals added, dropped, ranked anew shift what counts; their wording alone does not. */
  private static List<DirectionReason> goalReasons(List<Difference> differences, boolean ordered) {
    return differences.stream()
        .filter(difference -> !difference.getPointer().contains("/text/"))
        .filter(difference -> ordered || !difference.getPointer().equals("/goals"))
        .map(d -> new DirectionReason("goals-changed", d.getPointer(), Direction.MIXED))
        .toList();
  }

  private static ChangeDraft plan(
      ChangeKind kind,
      LocalisedText title,
      LocalisedText rationale,
      List<String> stages,
      List<DirectionReason> reasons,
      List<Difference> differences) {
    return new ChangeDraft(
        kind,
        null,
        null,
        new ChangeDraft.Words(title, rationale, null),
        new ChangeDraft.Reach(false, null, stages),
        reasons,
        differences);
  }

  private static <T> T or(T stated, T asItWas) {
    return stated == null ? asItWas : stated;
  }
}
