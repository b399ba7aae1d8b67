package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The least and the most of each quantity, narrowed by constraints until none narrows more. An end
 * of quantity q is {@code 2q} for its least and {@code 2q + 1} for its most; null is open. How each
 * end came about is remembered, so that it can be told, and taken back.
 */
final class Bounds {

  /**
   * One end was narrowed.
   *
   * @param before what it was
   * @param previous the step that had made it so; -1 if it was so from the beginning
   * @param by the constraint
   * @param from the ends that it followed from; none where the constraint can tell them
   */
  record Step(int end, BigDecimal before, int previous, Constraint by, int[] from) {

    int[] inputs() {
      return from.length > 0 ? from : by.inputs(end);
    }
  }

  /**
   * Nothing fits.
   *
   * @param by the constraint that shows it
   * @param from the ends with which it cannot be met
   */
  record Conflict(Constraint by, int[] from) {}

  private static final int NEVER = -1;
  private static final long NO_END = Long.MAX_VALUE;
  private static final int[] NONE = {};

  private final BigDecimal[] ends;
  private final int[] digits;
  private final int rounds;
  private final int[] latest;
  private final List<Step> steps = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Integer> costs = new ArrayList<>();
  private final List<List<Integer>> watching;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final List<Boolean> waits = new ArrayList<>();
  private long asks;
  private long spent;
  private long spendMax = NO_END;
  private boolean cut;
  private Constraint asked;
  private Conflict conflict;

  /**
   * Bounds before any constraint.
   *
   * @param ends the ends
   * @param digits of which decimal digit each quantity is a whole multiple
   * @param rounds how often each constraint may be asked, on average, until nothing more follows,
   *     all that are added later counted: where it is not enough the bounds hold, but are wider
   *     than they might be
   */
  Bounds(BigDecimal[] ends, int[] digits, int rounds) {
    this.ends = ends;
    this.digits = digits;
    this.rounds = rounds;
    this.latest = new int[ends.length];
    Arrays.fill(latest, NEVER);
    this.watching = new ArrayList<>();
    for (int quantity = 0; rounds > 1 && quantity < digits.length; quantity++) {
      watching.add(new ArrayList<>(2));
    }
  }

  static int leastOf(int quantity) {
    return 2 * quantity;
  }

  static int mostOf(int quantity) {
    return 2 * quantity + 1;
  }

  BigDecimal end(int end) {
    return ends[end];
  }

  BigDecimal least(int quantity) {
    return ends[leastOf(quantity)];
  }

  BigDecimal most(int quantity) {
    return ends[mostOf(quantity)];
  }

  boolean isFixed(int quantity) {
    BigDecimal least = least(quantity);
    BigDecimal most = most(quantity);
    return least != null && most != null && least.compareTo(most) == 0;
  }

  int digits(int quantity) {
    return digits[quantity];
  }

  Optional<Conflict> conflict() {
    return Optional.ofNullable(conflict);
  }

  /** Adds a constraint, and narrows by it and by all others as far as they go. */
  Optional<Conflict> add(Constraint constraint) {
    addWithoutNarrowing(constraint);
    return narrow();
  }

  void addWithoutNarrowing(Constraint constraint) {
    int index = constraints.size();
    constraints.add(constraint);
    costs.add(constraint.cost());
    waits.add(true);
    waiting.add(index);
    for (int quantity : watched(constraint)) {
      watching.get(quantity).add(index);
    }
  }

  /** Where each constraint is asked once, none is asked again since a bound changed. */
  private int[] watched(Constraint constraint) {
    return rounds > 1 ? constraint.quantities() : NONE;
  }

  /** Narrows until nothing more follows, or nothing fits. */
  Optional<Conflict> narrow() {
    long left = left();
    while (!waiting.isEmpty() && conflict == null && left-- > 0 && spent < spendMax) {
      int index = waiting.remove();
      waits.set(index, false);
      asked = constraints.get(index);
      asks++;
      spent += costs.get(index);
      asked.narrow(this);
    }
    cut |= !supposing() && conflict == null && !waiting.isEmpty();
    return conflict();
  }

  /** Whether something may follow still that the rounds did not allow to ask. */
  boolean isCut() {
    return cut;
  }

  /** What is left of the rounds; each that waits is asked once in any case. */
  private long left() {
    long all = (long) rounds * constraints.size();
    return supposing() ? all : Math.max(all - asks, waiting.size());
  }

  private boolean supposing() {
    return spendMax != NO_END;
  }

  /** What was narrowed so far has cost. */
  long spent() {
    return spent;
  }

  /** What is added from now on is but supposed, and may cost no more than this. */
  void suppose(long cost) {
    spendMax = spent + cost;
  }

  void supposeNoMore() {
    spendMax = NO_END;
  }

  /** Whether nothing more follows from any constraint. */
  boolean settled() {
    return waiting.isEmpty() && conflict == null;
  }

  /** A constraint found that a quantity is at least this. */
  void atLeast(int quantity, BigDecimal value, int... from) {
    BigDecimal whole = value.setScale(digits[quantity], RoundingMode.CEILING);
    BigDecimal known = least(quantity);
    if (known == null || whole.compareTo(known) > 0) {
      put(leastOf(quantity), whole, from);
    }
  }

  /** A constraint found that a quantity is at most this. */
  void atMost(int quantity, BigDecimal value, int... from) {
    BigDecimal whole = value.setScale(digits[quantity], RoundingMode.FLOOR);
    BigDecimal known = most(quantity);
    if (known == null || whole.compareTo(known) < 0) {
      put(mostOf(quantity), whole, from);
    }
  }

  /** A constraint cannot be met. */
  void cannotBe(int... from) {
    if (conflict == null) {
      conflict = new Conflict(asked, from);
    }
  }

  private void put(int end, BigDecimal value, int[] from) {
    if (conflict != null) {
      return;
    }
    steps.add(new Step(end, ends[end], latest[end], asked, from));
    latest[end] = steps.size() - 1;
    ends[end] = value;
    int quantity = end / 2;
    if (least(quantity) != null
        && most(quantity) != null
        && least(quantity).compareTo(most(quantity)) > 0) {
      cannotBe(leastOf(quantity), mostOf(quantity));
      return;
    }
    for (int index : rounds > 1 ? watching.get(quantity) : List.<Integer>of()) {
      if (!waits.get(index)) {
        waits.set(index, true);
        waiting.add(index);
      }
    }
  }

  /** A place to go back to. Everything must have been narrowed. */
  record Mark(int steps, int constraints, long asks) {}

  Mark mark() {
    return new Mark(steps.size(), constraints.size(), asks);
  }

  /** Forgets all that came after a mark, constraints among it. */
  void back(Mark mark) {
    for (int at = steps.size() - 1; at >= mark.steps(); at--) {
      Step step = steps.remove(at);
      ends[step.end()] = step.before();
      latest[step.end()] = step.previous();
    }
    for (int index = constraints.size() - 1; index >= mark.constraints(); index--) {
      costs.remove(index);
      for (int quantity : watched(constraints.remove(index))) {
        watching.get(quantity).remove((Integer) index);
      }
      waits.remove(index);
    }
    asks = mark.asks();
    waiting.clear();
    for (int index = 0; index < waits.size(); index++) {
      waits.set(index, false);
    }
    conflict = null;
  }

  /** The step that made an end what it was before another step; -1 if none did. */
  int stepOf(int end, int before) {
    int step = latest[end];
    while (step >= before) {
      step = steps.get(step).previous();
    }
    return step;
  }

  Step step(int index) {
    return steps.get(index);
  }

  int steps() {
    return steps.size();
  }
}
