package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  static final int ENTRIES_MAX = 24;

  private static final int QUOTIENT_DIGITS = 12;

  @Override
  public int[] quantities() {
    return IntStream.concat(Arrays.stream(all), IntStream.of(sum)).toArray();
  }

  @Override
  public int cost() {
    return (above.length + below.length) * all.length;
  }

  @Override
  public void narrow(Bounds bounds) {
    new Shares(bounds, below, above, true).narrow();
    new Shares(bounds, above, below, false).narrow();
  }

  /**
   * The shares of some, from the sum's most or from its least. What they are measured against, the
   * others' leasts or mosts, no share of the same kind changes.
   */
  private final class Shares {
    private final Bounds bounds;
    private final int[] these;
    private final boolean atMost;
    private final List<Integer> tied;
    private final Set<Integer> isTied;

    Shares(Bounds bounds, int[] these, int[] others, boolean atMost) {
      this.bounds = bounds;
      this.these = these;
      this.atMost = atMost;
      Comparator<BigDecimal> order = Comparator.naturalOrder();
      this.tied =
          Arrays.stream(others)
              .boxed()
              .sorted(
                  Comparator.comparing(
                      (Integer other) -> bounds.end(inner(other)),
                      Comparator.nullsFirst(atMost ? order : order.reversed())))
              .toList();
      this.isTied = new HashSet<>(tied);
    }

    /** The end of another that a share is measured against: its least, from the sum's most. */
    private int inner(int quantity) {
      return atMost ? Bounds.leastOf(quantity) : Bounds.mostOf(quantity);
    }

    private int sumEnd() {
      return atMost ? Bounds.mostOf(sum) : Bounds.leastOf(sum);
    }

    void narrow() {
      if (bounds.end(sumEnd()) != null) {
        for (int one : these) {
          share(one);
        }
      }
    }

    /** Any number of the tied may be put in its place: the best of these bounds counts. */
    private void share(int of) {
      BigDecimal left = bounds.end(sumEnd());
      for (int other : all) {
        if (other != of && !isTied.contains(other)) {
          if (bounds.end(inner(other)) == null) {
            return;
          }
          left = left.subtract(bounds.end(inner(other)));
        }
      }
      List<Integer> others = tied.stream().filter(other -> other != of).toList();
      BigDecimal step = atMost ? apart : apart.negate();
      left = left.add(step.multiply(BigDecimal.valueOf(others.size())));
      BigDecimal best = null;
      int bestPlaces = 0;
      for (int places = others.size(); places >= 1; places--) {
        BigDecimal share = divided(left, places + 1);
        if (best == null || (atMost ? share.compareTo(best) < 0 : share.compareTo(best) > 0)) {
          best = share;
          bestPlaces = places;
        }
        BigDecimal next = bounds.end(inner(others.get(places - 1)));
        if (next == null) {
          break; // and so are all before it
        }
        left = left.subtract(next).subtract(step);
      }
      if (best != null) {
        bound(of, best, others.subList(0, bestPlaces));
      }
    }

    private BigDecimal divided(BigDecimal left, int parts) {
      return left.divide(
          BigDecimal.valueOf(parts),
          QUOTIENT_DIGITS,
          atMost ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    private void bound(int of, BigDecimal share, List<Integer> inItsPlace) {
      BigDecimal known = bounds.end(atMost ? Bounds.mostOf(of) : Bounds.leastOf(of));
      boolean narrows =
          known == null || (atMost ? share.compareTo(known) < 0 : share.compareTo(known) > 0);
      if (!narrows) {
        return;
      }
      Set<Integer> without = new HashSet<>(inItsPlace);
      int[] inputs =
          IntStream.concat(
                  IntStream.of(sumEnd()),
                  Arrays.stream(all)
                      .filter(other -> other != of && !without.contains(other))
                      .map(this::inner))
              .toArray();
      if (atMost) {
        bounds.atMost(of, share, inputs);
      } else {
        bounds.atLeast(of, share, inputs);
      }
    }
  }
}
