package org.competitionledger.core.rules;

import java.util.List;
import org.competitionledger.view.Direction;
import org.competitionledger.view.DirectionReason;

/** Many rules of direction, one direction. */
final class Directions {

  private Directions() {}

  /**
   * TIGHTENED or LOOSENED if that is all that the rules say, NEUTRAL if they say nothing. What is
   * the first of its kind moves nothing, whatever it is compared with.
   */
  static Direction combined(List<DirectionReason> reasons) {
    if (met(reasons, Direction.INITIAL)) {
      return Direction.INITIAL;
    }
    boolean tightened = met(reasons, Direction.TIGHTENED);
    boolean loosened = met(reasons, Direction.LOOSENED);
    if (met(reasons, Direction.MIXED) || (tightened && loosened)) {
      return Direction.MIXED;
    }
    return tightened ? Direction.TIGHTENED : loosened ? Direction.LOOSENED : Direction.NEUTRAL;
  }

  private static boolean met(List<DirectionReason> reasons, Direction effect) {
    return reasons.stream().anyMatch(reason -> reason.getEffect() == effect);
  }
}
