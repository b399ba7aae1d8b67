package org.competitionledger.core.form;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.scoring.PointsOrder;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;

/**
 * Refused is a set in which criteria of opposite direction add up without a transform or a negative
 * factor (§6.5): in the total, or in the points of a criterion that has parts.
 */
final class DirectionsAlike {

  private DirectionsAlike() {}

  static Optional<Refusal> check(CriteriaSet set, String pointer) {
    String criteria = pointer + "/criteria";
    Map<String, PointsOrder> orders = PointsOrder.ofEach(set);
    return alike(PointsOrder.summands(set), orders, criteria)
        .or(
            () ->
                Lists.each(
                    set.getCriteria(),
                    criteria,
                    (criterion, at) ->
                        criterion.getKind() == CriterionKind.SCORED
                            ? alike(PointsOrder.parts(set, criterion), orders, at)
                            : none()));
  }

  private static Optional<Refusal> alike(
      List<Criterion> parts, Map<String, PointsOrder> orders, String pointer) {
    Optional<Criterion> higher = first(parts, PointsOrder.HIGHER, orders);
    Optional<Criterion> lower = first(parts, PointsOrder.LOWER, orders);
    return higher.isPresent() && lower.isPresent()
        ? refuse(pointer, RefusalCode.DIRECTIONS_MIXED, higher.get().getId(), lower.get().getId())
        : none();
  }

  private static Optional<Criterion> first(
      List<Criterion> parts, PointsOrder order, Map<String, PointsOrder> orders) {
    return parts.stream().filter(part -> orders.get(part.getId()) == order).findFirst();
  }
}
