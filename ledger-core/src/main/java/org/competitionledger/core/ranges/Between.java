package org.competitionledger.core.ranges;

/** One quantity lies between two figures: that of a holder, a mean times n, a reported one. */
record Between(int quantity, Rounded figure, Ground ground) implements Constraint {

  @Override
  public int[] quantities() {
    return new int[] {quantity};
  }

  @Override
  public void narrow(Bounds bounds) {
    bounds.atLeast(quantity, figure.least());
    bounds.atMost(quantity, figure.most());
  }
}
