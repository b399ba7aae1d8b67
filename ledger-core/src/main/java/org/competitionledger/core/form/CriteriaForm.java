package org.competitionledger.core.form;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;
import static org.competitionledger.core.refusal.Refusal.when;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.scoring.PointsOrder;
import org.competitionledger.event.CountbackBy;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;

/** Whether a criteria set holds together by itself, whatever the state. */
public final class CriteriaForm {

  /** How many criteria may stand above one: its parent, the parent of that, and so on. */
  public static final int PARENTS_MAX = 32;

  private CriteriaForm() {}

  /**
   * The first thing wrong with a set by itself, as for one that is to be recorded: the form of each
   * field, then whether they hold together. Pointers are relative to the set.
   *
   * @param ledgerVersion the version of the ledger's rules that judges it
   */
  public static Optional<Refusal> firstFault(CriteriaSet set, int ledgerVersion) {
    return Forms.check(set).or(() -> check(set, "", ledgerVersion));
  }

  /**
   * The first thing wrong with a set.
   *
   * @param ledgerVersion the version of the ledger's rules that judges it
   */
  public static Optional<Refusal> check(CriteriaSet set, String pointer, int ledgerVersion) {
    String criteria = pointer + "/criteria";
    Map<String, Criterion> byId = CriteriaSets.byId(set);
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
                            .or(() -> criterion(one, at, set))
                            .or(() -> occasions(one, at, byId, ledgerVersion))))
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
                    (tie, at) -> tieBreak(tie, at, set, ledgerVersion)))
        .or(
            () ->
                Lists.each(
                    set.getPublication(),
                    pointer + "/publication",
                    (stated, at) -> publication(stated, at, set)))
        .or(
            () ->
                Lists.unique(
                    set.getPublication(),
                    Publication::getStage,
                    pointer + "/publication",
                    "/stage"))
        .or(() -> DeclaredSums.check(set, pointer))
        .or(() -> TeamForm.check(set, pointer))
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

  /**
   * Its points are its children's sum (§6.1): a parent is in the set, no gate, and not its own
   * part.
   */
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

  /**
   * A gate is RULED, or COMPUTED (a threshold on a criterion, or against a stated reference)
   * (§6.7).
   */
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

  /** Cut rule (in the set, per stage): top N, bottom K or threshold (§6.8). */
  private static Optional<Refusal> cut(CutRule rule, String pointer, CriteriaSet set) {
    boolean threshold = rule.getKind() == CutKind.THRESHOLD;
    return covered(rule.getStage(), pointer, set)
        .or(
            () ->
                threshold
                    ? needed(rule.getThreshold(), pointer, "threshold")
                        .or(() -> unexpected(rule.getCount(), pointer, "count"))
                    : needed(rule.getCount(), pointer, "count")
                        .or(() -> unexpected(rule.getThreshold(), pointer, "threshold")));
  }

  /**
   * A set states what will be published of the scores, and when (§6.9): what never is, is never
   * due.
   */
  private static Optional<Refusal> publication(
      Publication stated, String pointer, CriteriaSet set) {
    return covered(stated.getStage(), pointer, set)
        .or(
            () ->
                stated.getOf() == PublicationScope.NONE
                    ? unexpected(stated.getDue(), pointer, "due")
                    : none());
  }

  private static Optional<Refusal> covered(String stage, String pointer, CriteriaSet set) {
    return when(
        !set.getStages().contains(stage),
        pointer + "/stage",
        RefusalCode.STAGE_NOT_COVERED,
        stage,
        version(set));
  }

  /**
   * Of a parent with occasions of its own (§7.4) the parts have none: they are summed within each
   * occasion, and which occasions count is said once.
   */
  private static Optional<Refusal> occasions(
      Criterion criterion, String pointer, Map<String, Criterion> byId, int ledgerVersion) {
    Optional<Criterion> chooser =
        ledgerVersion < LedgerVersion.OCCASIONS_OF_PARENTS || criterion.getOccasions() == null
            ? Optional.empty()
            : chooserAbove(criterion, byId);
    return chooser.isEmpty()
        ? none()
        : refuse(
            pointer + "/occasions",
            RefusalCode.OCCASIONS_OF_PART,
            criterion.getId(),
            chooser.get().getId());
  }

  /** The criterion of which it is a part that says how occasions are summed, if there is one. */
  private static Optional<Criterion> chooserAbove(
      Criterion criterion, Map<String, Criterion> byId) {
    Criterion part = criterion;
    Criterion parent = byId.get(part.getParent());
    while (parent != null && PointsOrder.isPart(part, parent)) {
      if (parent.getOccasions() != null) {
        return Optional.of(parent);
      }
      part = parent;
      parent = byId.get(part.getParent());
    }
    return Optional.empty();
  }

  /**
   * CRITERION(c), COUNTBACK(criterion, depth; over; by), LAST_OCCASION(criterion),
   * BEST_SINGLE(criterion), REACHED_FIRST, EARLIEST, DECISION (§8.1). Of places a depth is stated.
   */
  private static Optional<Refusal> tieBreak(
      TieBreak tie, String pointer, CriteriaSet set, int ledgerVersion) {
    boolean byCriterion =
        switch (tie.getMethod()) {
          case CRITERION, COUNTBACK, LAST_OCCASION, BEST_SINGLE -> true;
          case REACHED_FIRST, EARLIEST, DECISION -> false;
        };
    Optional<Refusal> criterion =
        byCriterion
            ? needed(tie.getCriterion(), pointer, "criterion")
                .or(() -> scored(tie.getCriterion(), pointer + "/criterion", set))
                .or(() -> byOccasion(tie, pointer + "/criterion", set, ledgerVersion))
            : unexpected(tie.getCriterion(), pointer, "criterion");
    return criterion.or(() -> countback(tie, pointer));
  }

  private static Optional<Refusal> countback(TieBreak tie, String pointer) {
    if (tie.getMethod() != TieBreakMethod.COUNTBACK) {
      return unexpected(tie.getDepth(), pointer, "depth")
          .or(() -> unexpected(tie.getOver(), pointer, "over"))
          .or(() -> unexpected(tie.getBy(), pointer, "by"));
    }
    return tie.getBy() == CountbackBy.SCORE ? none() : needed(tie.getDepth(), pointer, "depth");
  }

  /**
   * All but CRITERION go by occasions: what merely adds up what its parts make of theirs has none.
   */
  private static Optional<Refusal> byOccasion(
      TieBreak tie, String pointer, CriteriaSet set, int ledgerVersion) {
    return when(
        tie.getMethod() != TieBreakMethod.CRITERION
            && CriteriaSets.hasParts(set, tie.getCriterion())
            && !(ledgerVersion >= LedgerVersion.OCCASIONS_OF_PARENTS
                && isSummedByOccasion(tie.getCriterion(), set)),
        pointer,
        RefusalCode.CRITERION_HAS_PARTS,
        tie.getCriterion());
  }

  private static boolean isSummedByOccasion(String id, CriteriaSet set) {
    Map<String, Criterion> byId = CriteriaSets.byId(set);
    Criterion criterion = byId.get(id);
    return criterion.getOccasions() != null || chooserAbove(criterion, byId).isPresent();
  }

  public static Optional<Refusal> needed(Object value, String pointer, String field) {
    return when(value == null, pointer + '/' + field, RefusalCode.FIELD_MISSING, field);
  }

  public static Optional<Refusal> unexpected(Object value, String pointer, String field) {
    return when(value != null, pointer + '/' + field, RefusalCode.FIELD_UNEXPECTED, field);
  }

  private static String version(CriteriaSet set) {
    return Integer.toString(set.getVersion());
  }
}
