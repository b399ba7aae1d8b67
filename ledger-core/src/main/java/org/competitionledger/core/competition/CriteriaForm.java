package org.competitionledger.core.competition;

import static org.competitionledger.core.competition.Refusal.none;
import static org.competitionledger.core.competition.Refusal.refuse;
import static org.competitionledger.core.competition.Refusal.when;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;

/** Whether a criteria set holds together by itself, whatever the state. */
final class CriteriaForm {

  /** How many criteria may stand above one: its parent, the parent of that, and so on. */
  static final int PARENTS_MAX = 32;

  private CriteriaForm() {}

  /**
   * The first thing wrong with a set.
   *
   * @param ledgerVersion the version of the ledger's rules that judges it
   */
  static Optional<Refusal> check(CriteriaSet set, String pointer, int ledgerVersion) {
    String criteria = pointer + "/criteria";
    Map<String, Criterion> byId = new HashMap<>();
    set.getCriteria().forEach(criterion -> byId.put(criterion.getId(), criterion));
    int parentsMax =
        ledgerVersion >= LedgerVersion.PARENTS_COUNTED ? PARENTS_MAX : Integer.MAX_VALUE;
    return when(set.getStages().isEmpty(), pointer + "/stages", RefusalCode.LIST_EMPTY)
        .or(() -> Lists.unique(set.getStages(), Function.identity(), pointer + "/stages", ""))
        .or(() -> when(set.getCriteria().isEmpty(), criteria, RefusalCode.LIST_EMPTY))
        .or(() -> Lists.unique(set.getCriteria(), Criterion::getId, criteria, "/id"))
        .or(
            () ->
                Lists.each(
                    set.getCriteria(),
                    criteria,
                    (one, at) ->
                        parent(one, at + "/parent", byId, parentsMax, set)
                            .or(() -> criterion(one, at, set))))
        .or(
            () ->
                Lists.each(
                    set.getCutRules(), pointer + "/cutRules", (cut, at) -> cut(cut, at, set)))
        .or(
            () ->
                Lists.unique(set.getCutRules(), CutRule::getStage, pointer + "/cutRules", "/stage"))
        .or(
            () ->
                Lists.each(
                    set.getTieBreaks(),
                    pointer + "/tieBreaks",
                    (tie, at) -> tieBreak(tie, at, set)))
        .or(() -> DeclaredSums.check(set, pointer))
        .or(() -> TeamRules.form(set, pointer))
        .or(
            () ->
                ledgerVersion >= LedgerVersion.DIRECTIONS_ALIKE
                    ? DirectionsAlike.check(set, pointer)
                    : none());
  }

  private static Optional<Refusal> criterion(Criterion criterion, String pointer, CriteriaSet set) {
    return Lists.unique(criterion.getGoals(), Function.identity(), pointer + "/goals", "")
        .or(() -> ScoringForm.check(criterion, pointer))
        .or(() -> ScoringForm.absent(criterion, set, pointer + "/absent"))
        .or(() -> ScoringForm.results(criterion, set, pointer + "/results"))
        .or(() -> gate(criterion, pointer + "/gate", set));
  }

  /** "Its points are its children's sum": a parent is in the set, no gate, and not its own part. */
  private static Optional<Refusal> parent(
      Criterion criterion,
      String pointer,
      Map<String, Criterion> byId,
      int parentsMax,
      CriteriaSet set) {
    Set<String> above = new HashSet<>(Set.of(criterion.getId()));
    Criterion child = criterion;
    while (child.getParent() != null) {
      String id = child.getParent();
      Criterion parent = byId.get(id);
      if (parent == null) {
        return refuse(pointer, RefusalCode.UNKNOWN_CRITERION, id, version(set));
      }
      if (!above.add(id)) {
        return refuse(pointer, RefusalCode.PARENT_CYCLE, criterion.getId());
      }
      if (parent.getKind() == CriterionKind.GATE) {
        return refuse(pointer, RefusalCode.PARENT_IS_GATE, id);
      }
      if (above.size() - 1 > parentsMax) {
        return refuse(
            pointer, RefusalCode.PARENTS_TOO_MANY, criterion.getId(), Integer.toString(parentsMax));
      }
      child = parent;
    }
    return none();
  }

  /** "A gate is RULED, or COMPUTED (a threshold on a criterion, or against a stated reference)". */
  private static Optional<Refusal> gate(Criterion criterion, String pointer, CriteriaSet set) {
    Gate gate = criterion.getGate();
    if (gate == null) {
      return none();
    }
    if (criterion.getKind() != CriterionKind.GATE) {
      return refuse(pointer, RefusalCode.FIELD_UNEXPECTED, "gate");
    }
    return gate.getMethod() == GateMethod.RULED
        ? ruled(gate, pointer)
        : computed(gate, pointer, set);
  }

  private static Optional<Refusal> ruled(Gate gate, String pointer) {
    return unexpected(gate.getCriterion(), pointer, "criterion")
        .or(() -> unexpected(gate.getThreshold(), pointer, "threshold"))
        .or(() -> unexpected(gate.getReference(), pointer, "reference"));
  }

  private static Optional<Refusal> computed(Gate gate, String pointer, CriteriaSet set) {
    return needed(gate.getCriterion(), pointer, "criterion")
        .or(() -> needed(gate.getThreshold(), pointer, "threshold"))
        .or(() -> scored(gate.getCriterion(), pointer + "/criterion", set));
  }

  /** A criterion of the set that has points. */
  private static Optional<Refusal> scored(String id, String pointer, CriteriaSet set) {
    Optional<Criterion> criterion = CriteriaSets.criterion(set, id);
    return criterion.isEmpty()
        ? refuse(pointer, RefusalCode.UNKNOWN_CRITERION, id, version(set))
        : when(
            criterion.get().getKind() == CriterionKind.GATE,
            pointer,
            RefusalCode.CRITERION_NOT_SCORED,
            id);
  }

  /** "Cut rule (in the set, per stage): top N, bottom K or threshold". */
  private static Optional<Refusal> cut(CutRule rule, String pointer, CriteriaSet set) {
    boolean threshold = rule.getKind() == CutKind.THRESHOLD;
    return when(
            !set.getStages().contains(rule.getStage()),
            pointer + "/stage",
            RefusalCode.STAGE_NOT_COVERED,
            rule.getStage(),
            version(set))
        .or(
            () ->
                threshold
                    ? needed(rule.getThreshold(), pointer, "threshold")
                        .or(() -> unexpected(rule.getCount(), pointer, "count"))
                    : needed(rule.getCount(), pointer, "count")
                        .or(() -> unexpected(rule.getThreshold(), pointer, "threshold")));
  }

  /** "CRITERION(c), COUNTBACK(criterion, depth), EARLIEST, DECISION". */
  private static Optional<Refusal> tieBreak(TieBreak tie, String pointer, CriteriaSet set) {
    boolean byCriterion =
        tie.getMethod() == TieBreakMethod.CRITERION || tie.getMethod() == TieBreakMethod.COUNTBACK;
    Optional<Refusal> criterion =
        byCriterion
            ? needed(tie.getCriterion(), pointer, "criterion")
                .or(() -> scored(tie.getCriterion(), pointer + "/criterion", set))
                .or(() -> placed(tie, pointer + "/criterion", set))
            : unexpected(tie.getCriterion(), pointer, "criterion");
    return criterion.or(
        () ->
            tie.getMethod() == TieBreakMethod.COUNTBACK
                ? needed(tie.getDepth(), pointer, "depth")
                : unexpected(tie.getDepth(), pointer, "depth"));
  }

  /** A countback goes by positions in occasions: only what is scored itself has any. */
  private static Optional<Refusal> placed(TieBreak tie, String pointer, CriteriaSet set) {
    return when(
        tie.getMethod() == TieBreakMethod.COUNTBACK
            && CriteriaSets.hasParts(set, tie.getCriterion()),
        pointer,
        RefusalCode.CRITERION_HAS_PARTS,
        tie.getCriterion());
  }

  static Optional<Refusal> needed(Object value, String pointer, String field) {
    return when(value == null, pointer + '/' + field, RefusalCode.FIELD_MISSING, field);
  }

  static Optional<Refusal> unexpected(Object value, String pointer, String field) {
    return when(value != null, pointer + '/' + field, RefusalCode.FIELD_UNEXPECTED, field);
  }

  private static String version(CriteriaSet set) {
    return Integer.toString(set.getVersion());
  }
}
