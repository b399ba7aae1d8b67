package org.competitionledger.core.ranges;

/**
 * The greatest, or the least, of quantities is a figure: none lies beyond, and one is there. If
 * only one can be there, it is.
 *
 * @param greatest whether it is the greatest
 * @param ofAll whether it is that of all these; else of some of them, so that one is there and
 *     others may lie beyond
 */
record Extreme(int[] quantities, boolean greatest, boolean ofAll, Rounded figure, Ground ground)
    implements Constraint {

  @Override
  public void narrow(Bounds bounds) {
    int able = -1;
    int ables = 0;
    for (int quantity : quantities) {
      if (ofAll) {
        notBeyond(bounds, quantity);
      }
      if (canBeThere(bounds, quantity)) {
        able = quantity;
        ables++;
      }
    }
    if (ables == 0) {
      bounds.cannotBe(inner(-1));
    } else if (ables == 1) {
      if (greatest) {
        bounds.atLeast(able, figure.least(), inner(able));
      } else {
        bounds.atMost(able, figure.most(), inner(able));
      }
    }
  }

  private void notBeyond(Bounds bounds, int quantity) {
    if (greatest) {
      bounds.atMost(quantity, figure.most());
    } else {
      bounds.atLeast(quantity, figure.least());
    }
  }

  private boolean canBeThere(Bounds bounds, int quantity) {
    boolean fromBelow =
        bounds.most(quantity) == null || bounds.most(quantity).compareTo(figure.least()) >= 0;
    boolean fromAbove =
        bounds.least(quantity) == null || bounds.least(quantity).compareTo(figure.most()) <= 0;
    return fromBelow && fromAbove;
  }

  /** That the others cannot be there follows from how far they can get. */
  private int[] inner(int but) {
    int[] ends = ofAll ? reach() : Constraint.bothEnds(quantities);
    return Constraint.without(ends, but);
  }

  private int[] reach() {
    int[] ends = new int[quantities.length];
    for (int at = 0; at < ends.length; at++) {
      ends[at] = greatest ? Bounds.mostOf(quantities[at]) : Bounds.leastOf(quantities[at]);
    }
    return ends;
  }
}
