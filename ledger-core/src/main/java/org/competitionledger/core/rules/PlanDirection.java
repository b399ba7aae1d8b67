package org.competitionledger.core.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CallChanged;
import org.competitionledger.event.Clause;
import org.competitionledger.event.ClauseKind;
import org.competitionledger.event.StageRescheduled;
import org.competitionledger.event.TimeWindow;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;

/**
 * In which direction plans move: less time, fewer seats and further conditions tighten, the reverse
 * loosens. What was not planned before, or is not any more, moves nothing.
 */
final class PlanDirection {

  private final List<DirectionReason> reasons = new ArrayList<>();

  private PlanDirection() {}

  /** The rules that a changed plan of a stage meets, between the plans as they stood and stand. */
  static List<DirectionReason> between(StageRescheduled before, StageRescheduled after) {
    PlanDirection direction = new PlanDirection();
    direction.window(before.getPreparation(), after.getPreparation(), "/preparation");
    direction.evaluation(before.getEvaluation(), after.getEvaluation());
    direction.count(
        before.getPlannedEntries(),
        after.getPlannedEntries(),
        "planned-entries",
        "/plannedEntries");
    return List.copyOf(direction.reasons);
  }

  /** The rules that a changed call meets, between the calls as they stood and stand. */
  static List<DirectionReason> between(CallChanged before, CallChanged after) {
    PlanDirection direction = new PlanDirection();
    direction.deadline(before.getCloses(), after.getCloses());
    direction.count(before.getSeats(), after.getSeats(), "seats", "/seats");
    direction.clauses(before.getClauses(), after.getClauses());
    return List.copyOf(direction.reasons);
  }

  private void add(String rule, String pointer, Direction effect) {
    reasons.add(new DirectionReason(rule, pointer, effect));
  }

  private void count(Integer before, Integer after, String what, String pointer) {
    if (before == null || after == null || before.equals(after)) {
      return;
    }
    if (after < before) {
      add(what + "-reduced", pointer, Direction.TIGHTENED);
    } else {
      add(what + "-added", pointer, Direction.LOOSENED);
    }
  }

  /** A shorter window leaves less time, a longer one more; one that only moved leaves as much. */
  private void window(TimeWindow before, TimeWindow after, String pointer) {
    Optional<Duration> old = length(before);
    Optional<Duration> fresh = length(after);
    if (old.isEmpty() || fresh.isEmpty()) {
      return;
    }
    int longer = fresh.get().compareTo(old.get());
    if (longer < 0) {
      add("window-shortened", pointer, Direction.TIGHTENED);
    } else if (longer > 0) {
      add("window-extended", pointer, Direction.LOOSENED);
    }
  }

  private static Optional<Duration> length(TimeWindow window) {
    return window == null || window.getStart() == null || window.getEnd() == null
        ? Optional.empty()
        : Optional.of(
            Duration.between(window.getStart().getEarliest(), window.getEnd().getLatest()));
  }

  /** An earlier evaluation leaves less time to prepare, whatever its own length. */
  private void evaluation(TimeWindow before, TimeWindow after) {
    ApproximateTime old = before == null ? null : before.getStart();
    ApproximateTime fresh = after == null ? null : after.getStart();
    if (old == null || fresh == null) {
      return;
    }
    Instant from = old.getEarliest();
    Instant to = fresh.getEarliest();
    if (to.isBefore(from)) {
      add("evaluation-brought-forward", "/evaluation/start", Direction.TIGHTENED);
    } else if (to.isAfter(from)) {
      add("evaluation-put-back", "/evaluation/start", Direction.LOOSENED);
    }
  }

  private void deadline(ApproximateTime before, ApproximateTime after) {
    if (before == null || after == null) {
      return;
    }
    if (after.getLatest().isBefore(before.getLatest())) {
      add("deadline-brought-forward", "/closes", Direction.TIGHTENED);
    } else if (after.getLatest().isAfter(before.getLatest())) {
      add("deadline-extended", "/closes", Direction.LOOSENED);
    }
  }

  private void clauses(List<Clause> before, List<Clause> after) {
    Map<String, Clause> old = new LinkedHashMap<>();
    before.forEach(clause -> old.put(clause.getId(), clause));
    for (Clause clause : after) {
      Clause earlier = old.remove(clause.getId());
      String pointer = "/clauses/" + clause.getId();
      if (earlier == null) {
        clause(clause.getKind(), pointer, "clause-added", Direction.TIGHTENED);
      } else if (earlier.getKind() != clause.getKind()) {
        add("clause-replaced", pointer, Direction.MIXED);
      } else if (!Objects.equals(earlier.getText(), clause.getText())) {
        clause(clause.getKind(), pointer, "clause-reworded", Direction.MIXED);
      }
    }
    old.values()
        .forEach(
            clause ->
                clause(
                    clause.getKind(),
                    "/clauses/" + clause.getId(),
                    "clause-removed",
                    Direction.LOOSENED));
  }

  /** Only clauses that may keep somebody out move anything. */
  private void clause(ClauseKind kind, String pointer, String rule, Direction effect) {
    switch (kind) {
      case NO_AWARD, ELIGIBILITY, PERFORMANCE -> add(rule, pointer, effect);
      case SOLE_APPLICANT, OTHER -> add(rule, pointer, Direction.NEUTRAL);
    }
  }
}
