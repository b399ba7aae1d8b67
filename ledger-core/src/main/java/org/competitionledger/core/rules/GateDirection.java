package org.competitionledger.core.rules;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.competitionledger.event.Comparison;
import org.competitionledger.event.Gate;
import org.competitionledger.event.GateMethod;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;

/** In which direction the condition of a gate moves. */
final class GateDirection {

  private GateDirection() {}

  /**
   * The rule that a change meets, if any.
   *
   * @param before the earlier condition; null means RULED
   * @param after the later condition; null means RULED
   */
  static Optional<DirectionReason> between(Gate before, Gate after, String pointer) {
    boolean ruledBefore = before == null || before.getMethod() == GateMethod.RULED;
    boolean ruledAfter = after == null || after.getMethod() == GateMethod.RULED;
    if (ruledBefore && ruledAfter) {
      return Optional.empty();
    }
    if (ruledBefore != ruledAfter
        || !Objects.equals(before.getCriterion(), after.getCriterion())
        || before.getComparison() != after.getComparison()
        || bar(before) == null
        || bar(after) == null) {
      return Objects.equals(ValueText.of(before), ValueText.of(after))
          ? Optional.empty()
          : Optional.of(new DirectionReason("gate-condition-replaced", pointer, Direction.MIXED));
    }
    int raised = bar(after).compareTo(bar(before));
    if (raised == 0) {
      return Optional.empty();
    }
    boolean harder = raised > 0 == (after.getComparison() == Comparison.AT_LEAST);
    return Optional.of(
        harder
            ? new DirectionReason("gate-raised", pointer + "/threshold", Direction.TIGHTENED)
            : new DirectionReason("gate-lowered", pointer + "/threshold", Direction.LOOSENED));
  }

  /** What has to be reached: the threshold, or that fraction of the outside value. */
  private static BigDecimal bar(Gate gate) {
    BigDecimal threshold = gate.getThreshold();
    return threshold == null || gate.getReference() == null
        ? threshold
        : threshold.multiply(gate.getReference().getValue());
  }
}
