package org.competitionledger.core.scoring;

import java.util.List;
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

  /** The order of a criterion's points. */
  public static PointsOrder of(Criterion criterion, CriteriaSet set) {
    int sign = criterion.getFactor() == null ? 1 : criterion.getFactor().signum();
    if (sign == 0) {
      return NONE;
    }
    List<Criterion> parts = parts(set, criterion);
    PointsOrder order = parts.isEmpty() ? ofFigures(criterion) : ofSum(parts, set);
    return sign > 0 ? order : order.turned();
  }

  /** The order of a sum of criteria. */
  static PointsOrder ofSum(List<Criterion> summands, CriteriaSet set) {
    List<PointsOrder> orders =
        summands.stream()
            .map(summand -> of(summand, set))
            .filter(order -> order != NONE)
            .distinct()
            .toList();
    return orders.size() > 1 ? MIXED : orders.isEmpty() ? NONE : orders.get(0);
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

  static boolean isPart(Criterion child, Criterion parent) {
    return parent.getId().equals(child.getParent())
        && (child.getKind() == CriterionKind.SCORED
            || child.getKind() == parent.getKind()
                && parent.getKind() == CriterionKind.INFORMATIVE);
  }

  private static PointsOrder ofFigures(Criterion criterion) {
    return criterion.getBetter() == Better.LOWER && isPlain(criterion) ? LOWER : HIGHER;
  }

  /** Whether the points of an occasion are its figure. */
  static boolean isPlain(Criterion criterion) {
    return criterion.getTransform() == null
        || criterion.getTransform().getMethod() == TransformMethod.IDENTITY;
  }

  private PointsOrder turned() {
    return switch (this) {
      case HIGHER -> LOWER;
      case LOWER -> HIGHER;
      case NONE, MIXED -> this;
    };
  }
}
