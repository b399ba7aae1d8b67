package org.competitionledger.core.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.CriterionSpecified;
import org.competitionledger.event.CutRule;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.Publication;

/** Looking things up in a criteria set. */
public final class CriteriaSets {

  private CriteriaSets() {}

  /** The criterion of an id. */
  public static Optional<Criterion> criterion(CriteriaSet set, String id) {
    for (Criterion criterion : set.getCriteria()) {
      if (criterion.getId().equals(id)) {
        return Optional.of(criterion);
      }
    }
    return Optional.empty();
  }

  /** The criteria in the set's order, by their ids. */
  public static Map<String, Criterion> byId(CriteriaSet set) {
    Map<String, Criterion> byId = new LinkedHashMap<>();
    set.getCriteria().forEach(criterion -> byId.put(criterion.getId(), criterion));
    return byId;
  }

  /** Whether a criterion has parts, so that it is not scored itself. */
  public static boolean hasParts(CriteriaSet set, String id) {
    for (Criterion criterion : set.getCriteria()) {
      if (id.equals(criterion.getParent())) {
        return true;
      }
    }
    return false;
  }

  /** Whether nobody rules on a gate, since points decide. */
  public static boolean isComputed(Criterion gate) {
    return gate.getGate() != null && gate.getGate().getMethod() == GateMethod.COMPUTED;
  }

  /** What is said to be published of a stage. */
  public static Optional<Publication> publication(CriteriaSet set, String stage) {
    return set.getPublication().stream().filter(it -> it.getStage().equals(stage)).findFirst();
  }

  /** The cut rule of a stage. */
  public static Optional<CutRule> cutRule(CriteriaSet set, String stage) {
    return set.getCutRules().stream().filter(rule -> rule.getStage().equals(stage)).findFirst();
  }

  /** The next version, a copy of base with this criterion in its place (§6.4). */
  public static CriteriaSet specified(CriteriaSet base, CriterionSpecified specified) {
    List<Criterion> criteria = new ArrayList<>(base.getCriteria());
    criteria.replaceAll(
        criterion ->
            criterion.getId().equals(specified.getCriterion().getId())
                ? specified.getCriterion()
                : criterion);
    return CriteriaSet.newBuilder(base)
        .setVersion(specified.getVersion())
        .setCriteria(criteria)
        .setEffectiveFrom(specified.getEffectiveFrom())
        .build();
  }

  /** Whether a criterion of a set of teams has its points from the members. */
  public static boolean isSummed(Criterion criterion, CriteriaSet set) {
    return criterion.getKind() != CriterionKind.GATE && !hasParts(set, criterion.getId());
  }
}
