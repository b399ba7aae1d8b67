package org.competitionledger.core.ranges;

import java.util.Arrays;

/** Something that holds between quantities. */
interface Constraint {

  /** The quantities that it narrows, and whose bounds it looks at. */
  int[] quantities();

  /**
   * Narrows what it can. Where each of its quantities has one value only, it tells whether they
   * meet it.
   */
  void narrow(Bounds bounds);

  /** What asking it costs, in quantities looked at. */
  default int cost() {
    return quantities().length;
  }

  /**
   * The ends that a bound follows from that it made without saying from which: to keep the list
   * with each step would cost the square of a sum's parts.
   */
  default int[] inputs(int end) {
    return new int[0];
  }

  /** What it stands on in the record. */
  Ground ground();

  /** Both ends of quantities. */
  static int[] bothEnds(int[] quantities) {
    int[] ends = new int[2 * quantities.length];
    for (int at = 0; at < quantities.length; at++) {
      ends[2 * at] = Bounds.leastOf(quantities[at]);
      ends[2 * at + 1] = Bounds.mostOf(quantities[at]);
    }
    return ends;
  }

  /** The ends but those of one quantity. */
  static int[] without(int[] ends, int quantity) {
    return Arrays.stream(ends).filter(end -> end / 2 != quantity).toArray();
  }
}
