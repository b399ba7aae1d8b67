package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Each of the best stands no worse than each of the others.
 *
 * @param above those with the more points: the best, or where fewer points are better the others
 * @param below those with the fewer points
 */
record BestOf(int[] above, int[] below, Ground ground) implements Constraint {

  @Override
  public int[] quantities() {
    return IntStream.concat(Arrays.stream(above), Arrays.stream(below)).toArray();
  }

  @Override
  public void narrow(Bounds bounds) {
    int highest = -1;
    for (int quantity : below) {
      BigDecimal least = bounds.least(quantity);
      if (least != null && (highest < 0 || least.compareTo(bounds.least(highest)) > 0)) {
        highest = quantity;
      }
    }
    int lowest = -1;
    for (int quantity : above) {
      BigDecimal most = bounds.most(quantity);
      if (most != null && (lowest < 0 || most.compareTo(bounds.most(lowest)) < 0)) {
        lowest = quantity;
      }
    }
    if (highest >= 0) {
      for (int quantity : above) {
        bounds.atLeast(quantity, bounds.least(highest), Bounds.leastOf(highest));
      }
    }
    if (lowest >= 0) {
      for (int quantity : below) {
        bounds.atMost(quantity, bounds.most(lowest), Bounds.mostOf(lowest));
      }
    }
  }
}
