package org.competitionledger.core.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.DefinitionDirection;
import org.competitionledger.event.DefinitionState;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.TransformMethod;
import org.competitionledger.view.Difference;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;

/**
 * In which direction one criteria set moves from another: tightened (gate or minimum added or
 * raised, survivors fewer, definition narrowed as declared), loosened (the reverse), mixed (weights
 * and how points are made: the impact shows who gains). Texts alone move nothing.
 */
final class CriteriaDirection {

  /** Fields of a criterion that make its points: a change shifts weight between entries. */
  static final Set<String> SCORING =
      Set.of(
          "parent",
          "better",
          "scores",
          "scale",
          "maximum",
          "panel",
          "transform",
          "occasions",
          "factor",
          "digits",
          "absent",
          "results");

  /** Those of them that a criterion has only where it is scored itself, not by its parts. */
  private static final Set<String> OF_LEAVES =
      Set.of("scores", "scale", "panel", "transform", "occasions", "digits", "absent", "results");

  /** Fields of a criterion that have rules of their own below. */
  static final Set<String> RULED = Set.of("definition", "kind", "state", "gate");

  /** Fields of a criterion that move nothing. */
  static final Set<String> TEXT = Set.of("id", "name", "goals", "leftOpen");

  private final List<DirectionReason> reasons = new ArrayList<>();

  private CriteriaDirection() {}

  /**
   * The rules that a change meets.
   *
   * @param declared how definitions move, by criterion, as the recorder declares it
   */
  static List<DirectionReason> between(
      CriteriaSet before, CriteriaSet after, Map<String, DefinitionDirection> declared) {
    CriteriaDirection direction = new CriteriaDirection();
    direction.criteria(before, after, declared);
    direction.cutRules(before, after);
    if (!before.getTieBreaks().equals(after.getTieBreaks())) {
      direction.add("tie-breaks-changed", "/tieBreaks", Direction.MIXED);
    }
    if (!Objects.equals(before.getTeams(), after.getTeams())) {
      direction.add("teams-changed", "/teams", Direction.MIXED);
    }
    return List.copyOf(direction.reasons);
  }

  private void add(String rule, String pointer, Direction effect) {
    reasons.add(new DirectionReason(rule, pointer, effect));
  }

  private void criteria(
      CriteriaSet before, CriteriaSet after, Map<String, DefinitionDirection> declared) {
    Map<String, Criterion> old = CriteriaSets.byId(before);
    Map<String, Criterion> fresh = CriteriaSets.byId(after);
    Set<String> split = parentsOnlyIn(after, before);
    Set<String> merged = parentsOnlyIn(before, after);
    old.forEach(
        (id, criterion) -> {
          if (!fresh.containsKey(id) && !merged.contains(criterion.getParent())) {
            removed(criterion.getKind(), "/criteria/" + id);
          }
        });
    fresh.forEach(
        (id, criterion) -> {
          Criterion earlier = old.get(id);
          if (earlier == null && !split.contains(criterion.getParent())) {
            added(criterion.getKind(), "/criteria/" + id);
          } else if (split.contains(id)) {
            divided("criterion-split", earlier, criterion, parts(id, after));
          } else if (merged.contains(id)) {
            divided("criterion-merged", earlier, criterion, parts(id, before));
          } else if (earlier != null) {
            changed(earlier, criterion);
          }
          if (declared.containsKey(id)) {
            reasons.add(declared("/criteria/" + id + "/definition", declared.get(id)));
          }
        });
  }

  /**
   * Scored criteria of both sets that have parts in one and were scored themselves in the other.
   */
  private static Set<String> parentsOnlyIn(CriteriaSet set, CriteriaSet other) {
    Set<String> parents = new HashSet<>();
    Map<String, Criterion> others = CriteriaSets.byId(other);
    for (Criterion criterion : set.getCriteria()) {
      String id = criterion.getId();
      Criterion same = others.get(id);
      if (same != null
          && same.getKind() == CriterionKind.SCORED
          && criterion.getKind() == CriterionKind.SCORED
          && !parts(id, set).isEmpty()
          && parts(id, other).isEmpty()) {
        parents.add(id);
      }
    }
    return parents;
  }

  private static List<Criterion> parts(String parent, CriteriaSet set) {
    return set.getCriteria().stream()
        .filter(criterion -> parent.equals(criterion.getParent()))
        .toList();
  }

  /**
   * The same points, made of other scores: mixed, as the impact shows who gains. Of the criterion
   * itself only what it still says where it has parts is a change of its own.
   */
  private void divided(String rule, Criterion before, Criterion after, List<Criterion> parts) {
    String pointer = "/criteria/" + after.getId();
    add(rule, pointer, Direction.MIXED);
    boolean partsRelative = parts.stream().anyMatch(CriteriaDirection::relative);
    boolean split = rule.equals("criterion-split");
    relative(
        split ? relative(before) : partsRelative, split ? partsRelative : relative(after), pointer);
    state(before, after, pointer + "/state");
    for (Difference difference : RecordDifference.between(before, after, OF_LEAVES)) {
      if (SCORING.contains(difference.getPointer().split("/", -1)[1])) {
        add("scoring-changed", pointer + difference.getPointer(), Direction.MIXED);
      }
    }
  }

  /** Whether its points depend on those of the best. */
  private static boolean relative(Criterion criterion) {
    return criterion.getTransform() != null
        && criterion.getTransform().getMethod() == TransformMethod.RATIO_TO_BEST;
  }

  private void relative(boolean before, boolean after, String pointer) {
    if (before != after) {
      add(
          after ? "points-relative-to-best" : "points-no-longer-relative",
          pointer + "/transform",
          Direction.MIXED);
    }
  }

  private void added(CriterionKind kind, String pointer) {
    switch (kind) {
      case GATE -> add("gate-added", pointer, Direction.TIGHTENED);
      case SCORED -> add("scored-criterion-added", pointer, Direction.MIXED);
      case INFORMATIVE -> {}
    }
  }

  private void removed(CriterionKind kind, String pointer) {
    switch (kind) {
      case GATE -> add("gate-removed", pointer, Direction.LOOSENED);
      case SCORED -> add("scored-criterion-removed", pointer, Direction.MIXED);
      case INFORMATIVE -> {}
    }
  }

  private void changed(Criterion before, Criterion after) {
    String pointer = "/criteria/" + after.getId();
    if (before.getKind() != after.getKind()) {
      removed(before.getKind(), pointer + "/kind");
      added(after.getKind(), pointer + "/kind");
      return;
    }
    state(before, after, pointer + "/state");
    switch (after.getKind()) {
      case GATE -> gate(before, after, pointer + "/gate");
      case SCORED -> scoring(before, after, pointer);
      case INFORMATIVE -> {}
    }
  }

  private void state(Criterion before, Criterion after, String pointer) {
    if (before.getState() == after.getState()) {
      return;
    }
    if (after.getState() == DefinitionState.DEFINED) {
      add("criterion-specified", pointer, Direction.NEUTRAL);
    } else {
      add("definition-withdrawn", pointer, Direction.MIXED);
    }
  }

  private void gate(Criterion before, Criterion after, String pointer) {
    boolean firstCondition =
        before.getState() == DefinitionState.TO_BE_SPECIFIED && before.getGate() == null;
    if (!firstCondition) {
      GateDirection.between(before.getGate(), after.getGate(), pointer).ifPresent(reasons::add);
    }
  }

  /**
   * How points are made. What an open criterion had left blank is no change when it is filled in as
   * the criterion is defined; while it stays open, a change of its scoring is one.
   */
  private void scoring(Criterion before, Criterion after, String pointer) {
    boolean open =
        before.getState() == DefinitionState.TO_BE_SPECIFIED
            && after.getState() == DefinitionState.DEFINED;
    boolean turned = relative(before) != relative(after);
    relative(relative(before), relative(after), pointer);
    Set<String> told = turned ? Set.of("transform") : Set.of();
    for (Difference difference : RecordDifference.between(before, after, told)) {
      boolean counts = SCORING.contains(difference.getPointer().split("/", -1)[1]);
      boolean filledIn = open && difference.getOldValue() == null;
      if (counts && !filledIn) {
        add("scoring-changed", pointer + difference.getPointer(), Direction.MIXED);
      }
    }
  }

  /** A definition's direction, as its recorder declares it. */
  static DirectionReason declared(String pointer, DefinitionDirection declared) {
    return switch (declared) {
      case NARROWED -> new DirectionReason("definition-narrowed", pointer, Direction.TIGHTENED);
      case WIDENED -> new DirectionReason("definition-widened", pointer, Direction.LOOSENED);
      case UNCHANGED -> new DirectionReason("definition-unchanged", pointer, Direction.NEUTRAL);
    };
  }

  private void cutRules(CriteriaSet before, CriteriaSet after) {
    Map<String, CutRule> old = new LinkedHashMap<>();
    before.getCutRules().forEach(rule -> old.put(rule.getStage(), rule));
    for (CutRule rule : after.getCutRules()) {
      CutRule earlier = old.remove(rule.getStage());
      if (earlier != null) {
        cutRule(earlier, rule, "/cutRules/" + rule.getStage());
      } else if (before.getStages().contains(rule.getStage())) {
        add("cut-added", "/cutRules/" + rule.getStage(), Direction.TIGHTENED);
      }
    }
    old.keySet().stream()
        .filter(after.getStages()::contains)
        .forEach(stage -> add("cut-removed", "/cutRules/" + stage, Direction.LOOSENED));
  }

  private void cutRule(CutRule before, CutRule after, String pointer) {
    if (before.getKind() != after.getKind()) {
      add("cut-replaced", pointer + "/kind", Direction.MIXED);
      return;
    }
    int fewer =
        switch (after.getKind()) {
          case TOP_N -> order(before.getCount(), after.getCount());
          case BOTTOM_K -> order(after.getCount(), before.getCount());
          case THRESHOLD -> order(after.getThreshold(), before.getThreshold());
        };
    if (fewer > 0) {
      add("cut-raised", pointer, Direction.TIGHTENED);
    } else if (fewer < 0) {
      add("cut-lowered", pointer, Direction.LOOSENED);
    }
    gateOrder(before, after, pointer + "/gates");
  }

  /**
   * Among the best N, an entry that failed a gate takes a place only AFTER_CUT: fewer survive. Of
   * the worst K it takes one only AFTER_CUT as well: more survive. With a threshold all is one.
   */
  private void gateOrder(CutRule before, CutRule after, String pointer) {
    if (before.getGates() == after.getGates()) {
      return;
    }
    boolean nowAfterCut = after.getGates() == GateOrder.AFTER_CUT;
    switch (after.getKind()) {
      case TOP_N -> gateOrder(nowAfterCut, pointer);
      case BOTTOM_K -> gateOrder(!nowAfterCut, pointer);
      case THRESHOLD -> add("gate-order-changed", pointer, Direction.NEUTRAL);
    }
  }

  private void gateOrder(boolean fewerSurvive, String pointer) {
    add("gate-order-changed", pointer, fewerSurvive ? Direction.TIGHTENED : Direction.LOOSENED);
  }

  private static <T extends Comparable<T>> int order(T a, T b) {
    return a == null || b == null ? 0 : a.compareTo(b);
  }
}
