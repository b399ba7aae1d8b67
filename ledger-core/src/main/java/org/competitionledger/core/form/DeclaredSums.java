package org.competitionledger.core.form;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.CriterionKind;

/**
 * A criteria version whose declared sums don't add up (§6.6) is refused: a parent's maximum is the
 * sum of its children's, the set's that of the top-level scored criteria's. Where a part declares
 * none, no sum is asked for.
 */
final class DeclaredSums {

  private DeclaredSums() {}

  static Optional<Refusal> check(CriteriaSet set, String pointer) {
    return total(set, pointer)
        .or(
            () ->
                Lists.each(
                    set.getCriteria(),
                    pointer + "/criteria",
                    (criterion, at) -> parent(criterion, set, at)));
  }

  private static Optional<Refusal> total(CriteriaSet set, String pointer) {
    return addsUp(set.getMaximum(), scored(set, null), pointer + "/maximum");
  }

  private static Optional<Refusal> parent(Criterion parent, CriteriaSet set, String pointer) {
    return addsUp(parent.getMaximum(), scored(set, parent.getId()), pointer + "/maximum");
  }

  private static List<Criterion> scored(CriteriaSet set, String parent) {
    return set.getCriteria().stream()
        .filter(criterion -> criterion.getKind() == CriterionKind.SCORED)
        .filter(criterion -> Objects.equals(criterion.getParent(), parent))
        .toList();
  }

  private static Optional<Refusal> addsUp(
      BigDecimal declared, List<Criterion> parts, String pointer) {
    boolean allDeclared = parts.stream().allMatch(part -> part.getMaximum() != null);
    if (declared == null || parts.isEmpty() || !allDeclared) {
      return none();
    }
    BigDecimal sum =
        parts.stream().map(Criterion::getMaximum).reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.compareTo(declared) == 0
        ? none()
        : refuse(pointer, RefusalCode.SUMS_MISMATCH, Form.plain(declared), Form.plain(sum));
  }
}
