package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a sum leaves to one where others are tied to it: who stands no higher than m others, in a
 * sum of at most s, has at most {@code s ÷ (m + 1)}, less what the rest has at least. Ties and the
 * sum are constraints of their own; this is what follows from both together.
 *
 * @param sum the sum of all
 * @param all the quantities that it sums
 * @param above those that are no lower than any of {@code below}, but for {@code apart}
 * @param below the others; the same ones where all lie within {@code apart} of each other
 * @param apart how far a lower one may be above an upper one
 */
record ShareOfSum(int sum, int[] all, int[] above, int[] below, BigDecimal apart, Ground ground)
    implements Constraint {

  /** Entries beyond which it is not looked at: it costs the square of them. */
  static final int ENTRIES_MAX = 64;

  private static final int QUOTIENT_DIGITS = 12;

  @Override
  public int[] quantities() {
    return IntStream.concat(Arrays.stream(all), IntStream.of(sum)).toArray();
  }

  @Override
  public void narrow(Bounds bounds) {
    for (int lower : below) {
      new Share(bounds, lower, above, true).narrow();
    }
    for (int upper : above) {
      new Share(bounds, upper, below, false).narrow();
    }
  }

  /** The share of one, from the sum's most or from its least. */
  private final class Share {
    private final Bounds bounds;
    private final int of;
    private final boolean atMost;
    private final List<Integer> tied;

    Share(Bounds bounds, int of, int[] others, boolean atMost) {
      this.bounds = bounds;
      this.of = of;
      this.atMost = atMost;
      Comparator<BigDecimal> order = Comparator.naturalOrder();
      this.tied =
          Arrays.stream(others)
              .filter(other -> other != of)
              .boxed()
              .sorted(
                  Comparator.comparing(
                      (Integer other) -> bounds.end(inner(other)),
                      Comparator.nullsFirst(atMost ? order : order.reversed())))
              .toList();
    }

    /** The end of another that the share is measured against: its least, from the sum's most. */
    private int inner(int quantity) {
      return atMost ? Bounds.leastOf(quantity) : Bounds.mostOf(quantity);
    }

    /** Any number of the tied may be put in its place: the best of these bounds counts. */
    void narrow() {
      int sumEnd = atMost ? Bounds.mostOf(sum) : Bounds.leastOf(sum);
      if (bounds.end(sumEnd) == null) {
        return;
      }
      BigDecimal rest = bounds.end(sumEnd);
      List<Integer> from = new ArrayList<>(List.of(sumEnd));
      for (int other : all) {
        if (other != of && !tied.contains(other)) {
          if (bounds.end(inner(other)) == null) {
            return;
          }
          rest = rest.subtract(bounds.end(inner(other)));
          from.add(inner(other));
        }
      }
      for (int places = 1; places <= tied.size(); places++) {
        share(places, rest, from);
      }
    }

    private void share(int places, BigDecimal rest, List<Integer> from) {
      List<Integer> ends = new ArrayList<>(from);
      BigDecimal left = rest;
      for (int other : tied.subList(places, tied.size())) {
        if (bounds.end(inner(other)) == null) {
          return;
        }
        left = left.subtract(bounds.end(inner(other)));
        ends.add(inner(other));
      }
      BigDecimal moved = apart.multiply(BigDecimal.valueOf(places));
      int[] inputs = ends.stream().mapToInt(end -> end).toArray();
      BigDecimal parts = BigDecimal.valueOf(places + 1L);
      if (atMost) {
        bounds.atMost(
            of, left.add(moved).divide(parts, QUOTIENT_DIGITS, RoundingMode.CEILING), inputs);
      } else {
        bounds.atLeast(
            of, left.subtract(moved).divide(parts, QUOTIENT_DIGITS, RoundingMode.FLOOR), inputs);
      }
    }
  }
}
