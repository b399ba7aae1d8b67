package org.competitionledger.core.competition;

import static org.competitionledger.core.competition.Refusal.none;
import static org.competitionledger.core.competition.Refusal.refuse;

import java.util.List;
import java.util.Optional;
import org.competitionledger.core.scoring.PointsOrder;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;

/**
 * Refused is "a set in which criteria of opposite direction add up without a transform or a
 * negative factor": in the total, or in the points of a criterion that has parts.
 */
final class DirectionsAlike {

  private DirectionsAlike() {}

  static Optional<Refusal> check(CriteriaSet set, String pointer) {
    String criteria = pointer + "/criteria";
    return alike(PointsOrder.summands(set), set, criteria)
        .or(
            () ->
                Lists.each(
                    set.getCriteria(),
                    criteria,
                    (criterion, at) ->
                        criterion.getKind() == CriterionKind.SCORED
                            ? alike(PointsOrder.parts(set, criterion), set, at)
                            : none()));
  }

  private static Optional<Refusal> alike(List<Criterion> parts, CriteriaSet set, String pointer) {
    Optional<Criterion> higher = first(parts, PointsOrder.HIGHER, set);
    Optional<Criterion> lower = first(parts, PointsOrder.LOWER, set);
    return higher.isPresent() && lower.isPresent()
        ? refuse(pointer, RefusalCode.DIRECTIONS_MIXED, higher.get().getId(), lower.get().getId())
        : none();
  }

  private static Optional<Criterion> first(
      List<Criterion> parts, PointsOrder order, CriteriaSet set) {
    return parts.stream().filter(part -> PointsOrder.of(part, set) == order).findFirst();
  }
}
