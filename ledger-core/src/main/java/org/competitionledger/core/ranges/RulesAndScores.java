package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.competitionledger.core.scoring.CriterionRule;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.OccasionAggregation;
import org.competitionledger.event.OccasionMethod;

/** What rules and known scores alone say of the quantities of a stage. */
final class RulesAndScores {

  /** More would be bounds that creep, a last digit at a time. */
  private static final int ROUNDS_MAX = 60;

  /** Of any decimal, and of a mean whose digits are not stated. */
  private static final int DIGITS_MAX = 6;

  private static final Term SUMS = Words.RANGES.say("how-points-add-up");

  private final StageFigures figures;
  private final BigDecimal[] ends;
  private final int[] digits;
  private final List<Constraint> constraints = new ArrayList<>();

  private RulesAndScores(StageFigures figures) {
    this.figures = figures;
    int quantities = (figures.sums() + 1) * figures.columns();
    this.ends = new BigDecimal[2 * quantities];
    this.digits = new int[quantities];
  }

  /** The bounds, not yet narrowed. */
  static Bounds bounds(StageFigures figures) {
    return new RulesAndScores(figures).bounds();
  }

  private Bounds bounds() {
    int total = figures.totalColumn();
    int adjustmentDigits = 0;
    for (int row = 0; row < figures.sums(); row++) {
      adjustmentDigits = Math.max(adjustmentDigits, digitsOf(figures.adjustment(row)));
    }
    int[] columnDigits = new int[figures.columns()];
    for (int column = 0; column < total; column++) {
      columnDigits[column] = digitsOfPoints(column);
    }
    columnDigits[total] = adjustmentDigits;
    for (int part : figures.parts(total)) {
      columnDigits[total] = Math.max(columnDigits[total], columnDigits[part]);
    }
    for (int row = 0; row <= figures.sums(); row++) {
      for (int column = 0; column <= total; column++) {
        digits[figures.quantity(row, column)] = columnDigits[column];
      }
    }
    for (int row = 0; row < figures.sums(); row++) {
      entry(row);
    }
    for (int column = 0; column <= total; column++) {
      sumsOf(column);
    }
    Bounds bounds = new Bounds(ends, digits, figures.isLarge() ? 1 : ROUNDS_MAX);
    constraints.forEach(bounds::addWithoutNarrowing);
    return bounds;
  }

  /**
   * Of a part of a parent that chooses the occasions that count, each occasion's points are rounded
   * to its own digits; a mean of them to the mean's.
   */
  private int digitsOfPoints(int column) {
    CriterionRule rule = figures.rule(column);
    if (rule.within().isEmpty()) {
      return rule.steps().digits();
    }
    OccasionAggregation over = figures.rule(rule.within().getAsInt()).steps().occasions();
    if (over.getMethod() != OccasionMethod.MEAN) {
      return rule.steps().digits();
    }
    return Math.max(
        rule.steps().digits(), over.getDigits() == null ? DIGITS_MAX : over.getDigits());
  }

  private void entry(int row) {
    for (int column : bottomUp()) {
      int quantity = figures.quantity(row, column);
      switch (figures.known(row, column)) {
        case POINTS -> exactly(quantity, figures.value(row, column));
        case HIDDEN -> hidden(row, column);
        case OPEN -> {}
      }
    }
  }

  /** Children before parents, the total last. */
  private List<Integer> bottomUp() {
    List<Integer> columns = new ArrayList<>(figures.rules().pointed().bottomUp());
    columns.add(figures.totalColumn());
    return columns;
  }

  private void hidden(int row, int column) {
    int quantity = figures.quantity(row, column);
    int[] parts =
        Arrays.stream(figures.parts(column)).map(part -> figures.quantity(row, part)).toArray();
    boolean total = column == figures.totalColumn();
    if (!total && parts.length == 0) {
      LeafPoints points = LeafPoints.of(figures.rule(column), figures.rules());
      between(quantity, points.least(), points.most());
      return;
    }
    BigDecimal added = total ? figures.adjustment(row) : BigDecimal.ZERO;
    BigDecimal maximum =
        total ? figures.rules().set().getMaximum() : figures.rule(column).criterion().getMaximum();
    if (maximum != null) {
      boolean negative = Arrays.stream(parts).anyMatch(this::canBeNegative);
      between(quantity, negative ? null : added, added.add(maximum));
    }
    List<Long> by = new ArrayList<>(List.of(figures.setBy()));
    if (total) {
      by.addAll(figures.adjustedBy(row));
    }
    constraints.add(sum(column, quantity, parts, added, 1, by));
  }

  private boolean canBeNegative(int quantity) {
    BigDecimal least = ends[Bounds.leastOf(quantity)];
    return least == null || least.signum() < 0;
  }

  /** The sum of a column over the entries, and that of its parts' sums. */
  private void sumsOf(int column) {
    List<Long> by = new ArrayList<>(List.of(figures.setBy()));
    int sum = figures.quantity(figures.sums(), column);
    constraints.add(
        new SumOf(
            sum,
            BigDecimal.ONE,
            figures.ofAll(column),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            new Ground(Ground.Kind.SUMS, SUMS, List.of())));
    int[] parts = figures.parts(column);
    boolean settled =
        figures.settled(column) && Arrays.stream(parts).allMatch(part -> figures.settled(part));
    if (parts.length == 0 || !settled) {
      return;
    }
    BigDecimal added = BigDecimal.ZERO;
    if (column == figures.totalColumn()) {
      for (int row = 0; row < figures.sums(); row++) {
        added = added.add(figures.adjustment(row));
        by.addAll(figures.adjustedBy(row));
      }
    }
    int[] sums = Arrays.stream(parts).map(part -> figures.quantity(figures.sums(), part)).toArray();
    constraints.add(sum(column, sum, sums, added, figures.sums(), by));
  }

  /** A criterion with parts, or the total, of one entry or of several together. */
  private SumOf sum(
      int column, int whole, int[] parts, BigDecimal added, int entries, List<Long> by) {
    Ground ground = new Ground(Ground.Kind.SUMS, SUMS, by);
    if (column == figures.totalColumn()) {
      return new SumOf(whole, BigDecimal.ONE, parts, added, BigDecimal.ZERO, ground);
    }
    CriterionRule rule = figures.rule(column);
    int exact = 0;
    for (int part : parts) {
      exact = Math.max(exact, digits[part]);
    }
    boolean rounds = exact + digitsOf(rule.steps().factor()) > rule.steps().digits();
    BigDecimal slack =
        rounds
            ? Rounded.halfUnit(rule.steps().digits()).multiply(BigDecimal.valueOf(entries))
            : BigDecimal.ZERO;
    return new SumOf(whole, rule.steps().factor(), parts, added, slack, ground);
  }

  private static int digitsOf(BigDecimal value) {
    return Math.max(0, value.stripTrailingZeros().scale());
  }

  private void exactly(int quantity, BigDecimal points) {
    ends[Bounds.leastOf(quantity)] = points;
    ends[Bounds.mostOf(quantity)] = points;
  }

  private void between(int quantity, BigDecimal least, BigDecimal most) {
    int places = digits[quantity];
    ends[Bounds.leastOf(quantity)] =
        least == null ? null : least.setScale(places, RoundingMode.CEILING);
    ends[Bounds.mostOf(quantity)] = most == null ? null : most.setScale(places, RoundingMode.FLOOR);
  }
}
