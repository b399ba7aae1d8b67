package org.competitionledger.core.scoring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.competitionledger.event.Better;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;
import org.competitionledger.event.TransformMethod;

/**
 * Which points are the better ones. Where less is better, points are so too where they are the
 * figures themselves: a table and a ratio turn the better figure into more points. A negative
 * factor turns the order round. A criterion with parts has the order of its parts.
 */
public enum PointsOrder {
  /** More points are better. */
  HIGHER,
  /** Fewer points are better. */
  LOWER,
  /** They weigh nothing. */
  NONE,
  /** Parts of opposite order add up. */
  MIXED;

  /**
   * The order of each criterion's points, by its id. Parts come before what they are parts of: each
   * criterion is looked at once, however deep a set is. One that is part of itself has none.
   */
  public static Map<String, PointsOrder> ofEach(CriteriaSet set) {
    Map<String, Criterion> byId = new HashMap<>();
    set.getCriteria().forEach(criterion -> byId.put(criterion.getId(), criterion));
    Map<String, Integer> partsToCome = new HashMap<>();
    for (Criterion child : set.getCriteria()) {
      Criterion parent = byId.get(child.getParent());
      if (parent != null && isPart(child, parent)) {
        partsToCome.merge(parent.getId(), 1, Integer::sum);
      }
    }
    Deque<Criterion> ready = new ArrayDeque<>();
    set.getCriteria().stream()
        .filter(criterion -> !partsToCome.containsKey(criterion.getId()))
        .forEach(ready::add);
    Map<String, PointsOrder> sums = new HashMap<>();
    Map<String, PointsOrder> orders = new HashMap<>();
    while (!ready.isEmpty()) {
      Criterion criterion = ready.remove();
      PointsOrder sum = sums.get(criterion.getId());
      PointsOrder order = (sum == null ? ofFigures(criterion) : sum).weighed(criterion);
      orders.put(criterion.getId(), order);
      Criterion parent = byId.get(criterion.getParent());
      if (parent != null && isPart(criterion, parent)) {
        sums.merge(parent.getId(), order, PointsOrder::plus);
        if (partsToCome.merge(parent.getId(), -1, Integer::sum) == 0) {
          ready.add(parent);
        }
      }
    }
    return orders;
  }

  /** The order of the sum of two. */
  private PointsOrder plus(PointsOrder other) {
    if (other == NONE || other == this) {
      return this;
    }
    return this == NONE ? other : MIXED;
  }

  /** The order of the total. */
  static PointsOrder ofTotal(CriteriaSet set, Map<String, PointsOrder> orders) {
    return ofSum(summands(set), orders);
  }

  /** The order of the sum of several. */
  static PointsOrder ofSum(List<Criterion> summands, Map<String, PointsOrder> orders) {
    return summands.stream()
        .map(summand -> orders.get(summand.getId()))
        .reduce(NONE, PointsOrder::plus);
  }

  /** What the total sums: "top-level scored criteria". */
  public static List<Criterion> summands(CriteriaSet set) {
    return set.getCriteria().stream()
        .filter(one -> one.getKind() == CriterionKind.SCORED && one.getParent() == null)
        .toList();
  }

  /**
   * What a criterion sums. An informative child counts for nothing, but under an informative one.
   */
  public static List<Criterion> parts(CriteriaSet set, Criterion parent) {
    return set.getCriteria().stream().filter(child -> isPart(child, parent)).toList();
  }

  /** Whether a criterion is one of those that its parent sums. */
  public static boolean isPart(Criterion child, Criterion parent) {
    return parent.getId().equals(child.getParent())
        && (child.getKind() == CriterionKind.SCORED
            || child.getKind() == parent.getKind()
                && parent.getKind() == CriterionKind.INFORMATIVE);
  }

  /** Of what a criterion that is scored itself has in an occasion, before its factor. */
  public static PointsOrder ofFigures(Criterion criterion) {
    return criterion.getBetter() == Better.LOWER && isPlain(criterion) ? LOWER : HIGHER;
  }

  /** Whether the points of an occasion are its figure. */
  static boolean isPlain(Criterion criterion) {
    return criterion.getTransform() == null
        || criterion.getTransform().getMethod() == TransformMethod.IDENTITY;
  }

  /** After the factor of a criterion. */
  private PointsOrder weighed(Criterion criterion) {
    int sign = criterion.getFactor() == null ? 1 : criterion.getFactor().signum();
    return sign == 0 ? NONE : sign > 0 ? this : turned();
  }

  private PointsOrder turned() {
    return switch (this) {
      case HIGHER -> LOWER;
      case LOWER -> HIGHER;
      case NONE, MIXED -> this;
    };
  }
}
