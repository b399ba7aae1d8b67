package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.STAGE;
import static org.competitionledger.core.rules.RuleFixture.at;
import static org.competitionledger.core.rules.RuleFixture.call;
import static org.competitionledger.core.rules.RuleFixture.decimal;
import static org.competitionledger.core.rules.RuleFixture.event;
import static org.competitionledger.core.rules.RuleFixture.putStage;
import static org.competitionledger.core.rules.RuleFixture.state;
import static org.competitionledger.core.rules.RuleFixture.text;
import static org.competitionledger.core.rules.RuleFixture.window;

import java.util.List;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.CallKind;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.Clause;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.PolicyGoal;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.state.CallState;
import org.competitionledger.state.GoalsState;
import org.competitionledger.state.OccasionState;
import org.competitionledger.view.ChangeKind;
import org.competitionledger.view.Difference;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;
import org.competitionledger.view.RuleChange;
import org.competitionledger.view.StageTiming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of schedule, calls, seats and goals. */
class PlanChangesTest {

  private MapState before;

  @BeforeEach
  void aCupWithAFinal() {
    before = state(RecordKind.LIVE, "Asia/Seoul");
    putStage(before, stage -> stage);
  }

  @Test
  void lessTimeTightensMoreTimeLoosens() {
    putStage(
        before,
        stage ->
            stage
                .setPreparation(window("2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z"))
                .setEvaluation(window("2026-08-01T00:00:00Z", null))
                .setPlannedEntries(4));
    assertPlan(
        preparation("2026-01-01T00:00:00Z", "2026-05-01T00:00:00Z"),
        "window-shortened",
        Direction.TIGHTENED);
    assertPlan(
        preparation("2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z"),
        "window-extended",
        Direction.LOOSENED);
    assertPlan(
        evaluation("2026-07-01T00:00:00Z"), "evaluation-brought-forward", Direction.TIGHTENED);
    assertPlan(evaluation("2026-09-01T00:00:00Z"), "evaluation-put-back", Direction.LOOSENED);
    assertPlan(planned(3), "planned-entries-reduced", Direction.TIGHTENED);
    assertPlan(planned(5), "planned-entries-added", Direction.LOOSENED);
  }

  @Test
  void aWindowThatOnlyMovesOrIsFirstFixedMovesNothing() {
    RuleChange first = change(preparation("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"));
    assertThat(first.getDirection()).isEqualTo(Direction.NEUTRAL);
    assertThat(first.getTitle().getEn()).isEqualTo("Schedule of “Final” made known");
    putStage(before, s -> s.setPreparation(window("2026-01-01T00:00:00Z", "2026-01-11T00:00:00Z")));
    RuleChange moved = change(preparation("2026-02-01T00:00:00Z", "2026-02-11T00:00:00Z"));
    assertThat(moved.getDirection()).isEqualTo(Direction.NEUTRAL);
    assertThat(pointers(moved)).containsExactly("/preparation/start", "/preparation/end");
    assertThat(moved.getDifferences().get(0).getNewValue()).isEqualTo("\"2026-02-01T00:00:00Z\"");
    assertThat(moved.getNoticeDays()).isNull();
  }

  @Test
  void deadlineSeatsAndClausesOfACallMoveIt() {
    before.put(StateKind.CALL.key("first"), call("first", 3, -1));
    assertPlan(closes("2026-02-01T00:00:00Z"), "deadline-brought-forward", Direction.TIGHTENED);
    assertPlan(closes("2026-03-01T00:00:00Z"), "deadline-extended", Direction.LOOSENED);
    assertPlan(seats(2), "seats-added", Direction.LOOSENED);
    assertPlan(
        clauses(new Clause("none", ClauseKind.NO_AWARD, text("may be nobody"))),
        "clause-added",
        Direction.TIGHTENED);
    assertPlan(
        clauses(new Clause("sole", ClauseKind.SOLE_APPLICANT, text("one is enough"))),
        "clause-added",
        Direction.NEUTRAL);
  }

  @Test
  void aClauseRemovedLoosensARewordedOneIsMixed() {
    Clause bar = new Clause("bar", ClauseKind.PERFORMANCE, text("95 %"));
    before.put(
        StateKind.CALL.key("first"),
        CallState.newBuilder(call("first", 3, -1)).setClauses(List.of(bar)).setSeats(3).build());
    assertPlan(clauses(), "clause-removed", Direction.LOOSENED);
    assertPlan(
        clauses(new Clause("bar", ClauseKind.PERFORMANCE, text("99 %"))),
        "clause-reworded",
        Direction.MIXED);
    assertPlan(
        clauses(new Clause("bar", ClauseKind.OTHER, text("95 %"))),
        "clause-replaced",
        Direction.MIXED);
    assertPlan(seats(1), "seats-reduced", Direction.TIGHTENED);
  }

  @Test
  void anAdditionalCallLoosensTheInitialOneIsNoChange() {
    RuleChange added = change(opened(CallKind.ADDITIONAL));
    assertThat(added.getKind()).isEqualTo(ChangeKind.CALL_ADDED);
    assertThat(added.getDirection()).isEqualTo(Direction.LOOSENED);
    assertThat(pointers(added)).containsExactly("/closes", "/seats");
    assertThat(RuleHistory.changeOf(before, event(opened(CallKind.INITIAL)))).isEmpty();
  }

  @Test
  void anOccasionThatCountsDifferentlyFromPlannedIsMixed() {
    OccasionClosed half = new OccasionClosed(STAGE, 12, decimal("0.5"), text("rain"));
    RuleChange change = change(half);
    assertThat(change.getKind()).isEqualTo(ChangeKind.OCCASION_REWEIGHTED);
    assertThat(change.getDirection()).isEqualTo(Direction.MIXED);
    assertThat(change.getDifferences())
        .containsExactly(new Difference("/occasions/12/multiplier", "1", "0.5", List.of()));
    before.put(Keys.occasion(STAGE, 12), new OccasionState(12, decimal("0.5"), -1L));
    assertThat(RuleHistory.changeOf(before, event(half))).isEmpty();
    assertThat(RuleHistory.changeOf(before, event(new OccasionClosed(STAGE, 12, null, null))))
        .isEmpty();
  }

  /** "A multiplier known beforehand is no change of rules." */
  @Test
  void aMultiplierIsAChangeOnlyIfItIsStatedAfterTheOccasionsScores() {
    OccasionScheduled half = new OccasionScheduled(STAGE, 1, null, decimal("0.5"), null);
    assertThat(RuleHistory.changeOf(before, event(half))).isEmpty();

    putStage(before, stage -> stage.setFirstScore(3));
    RuleChange change = change(half);
    assertThat(change.getKind()).isEqualTo(ChangeKind.OCCASION_REWEIGHTED);
    assertThat(change.getDifferences())
        .containsExactly(new Difference("/occasions/1/multiplier", "1", "0.5", List.of()));
    assertThat(
            RuleHistory.changeOf(before, event(new OccasionScheduled(STAGE, 1, null, null, null))))
        .isEmpty();

    putStage(before, stage -> stage.setFirstScore(3).setOccasions(1));
    assertThat(
            RuleHistory.changeOf(
                before, event(new OccasionScheduled(STAGE, 2, null, decimal("0.5"), null))))
        .as("a later one, not yet scored")
        .isEmpty();
  }

  @Test
  void goalsAreInitialThenMixedUnlessOnlyTheirWordsChange() {
    PolicyGoal own = new PolicyGoal("own", text("own models"));
    PolicyGoal strong = new PolicyGoal("strong", text("strong models"));
    PolicyGoalsDeclared first = new PolicyGoalsDeclared(List.of(own, strong), false);
    RuleChange initial = change(first);
    assertThat(initial.getDirection()).isEqualTo(Direction.INITIAL);
    assertThat(initial.getTiming()).extracting(StageTiming::getStage).containsExactly(STAGE);

    before.put(StateKind.GOALS.key(""), new GoalsState(3L, first.getGoals(), false));
    assertPlan(new PolicyGoalsDeclared(List.of(own), false), "goals-changed", Direction.MIXED);
    assertThat(change(new PolicyGoalsDeclared(List.of(strong, own), false)).getDirection())
        .isEqualTo(Direction.NEUTRAL);
    assertThat(change(new PolicyGoalsDeclared(List.of(own, strong), true)).getDirection())
        .isEqualTo(Direction.MIXED);
    PolicyGoal reworded = new PolicyGoal("own", text("sovereign models"));
    assertThat(change(new PolicyGoalsDeclared(List.of(reworded, strong), false)).getDirection())
        .isEqualTo(Direction.NEUTRAL);
  }

  private RuleChange change(Object payload) {
    return RuleHistory.changeOf(before, event(payload)).orElseThrow();
  }

  private void assertPlan(Object payload, String rule, Direction expected) {
    RuleChange change = change(payload);
    assertThat(rules(change)).containsExactly(rule);
    assertThat(change.getDirection()).isEqualTo(expected);
    assertThat(change.getDifferences()).isNotEmpty();
  }

  private static List<String> rules(RuleChange change) {
    return change.getReasons().stream().map(DirectionReason::getRule).toList();
  }

  private static List<String> pointers(RuleChange change) {
    return change.getDifferences().stream().map(Difference::getPointer).toList();
  }

  private static StageRescheduled preparation(String start, String end) {
    return new StageRescheduled(STAGE, window(start, end), null, null, null);
  }

  private static StageRescheduled evaluation(String start) {
    return new StageRescheduled(STAGE, null, window(start, null), null, null);
  }

  private static StageRescheduled planned(int entries) {
    return new StageRescheduled(STAGE, null, null, entries, null);
  }

  private static CallChanged closes(String deadline) {
    return new CallChanged("first", at(deadline), null, null, null);
  }

  private static CallChanged seats(int seats) {
    return new CallChanged("first", null, seats, null, null);
  }

  private static CallChanged clauses(Clause... clauses) {
    return new CallChanged("first", null, null, List.of(clauses), null);
  }

  private static CallOpened opened(CallKind kind) {
    return new CallOpened(
        "more",
        kind,
        STAGE,
        text("more"),
        window("2026-01-23T00:00:00Z", "2026-02-12T07:00:00Z"),
        1,
        List.of(),
        List.of());
  }
}
