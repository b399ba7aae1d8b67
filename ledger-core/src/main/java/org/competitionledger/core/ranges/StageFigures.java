package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.competitionledger.core.results.CriterionPoints;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.core.scoring.CriterionRule;
import org.competitionledger.core.scoring.EntryScoring;
import org.competitionledger.core.scoring.EntrySheet;
import org.competitionledger.core.scoring.OccasionBests;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.State;
import org.competitionledger.state.CriteriaState;

/**
 * The quantities of a stage, and what its rules and scores alone say of them. They stand in rows:
 * one of each entry that is not out, and the row of sums. In a row first the criteria, in the order
 * of the set, then the total.
 */
final class StageFigures {

  /** What is known of the points of an entry. */
  enum Known {
    /** All that is to be known. */
    POINTS,
    /** That there are some: they were not published. */
    HIDDEN,
    /** Nothing yet: a score is to come, or does not fit the scale. */
    OPEN
  }

  /** Cells, the totals among them, up to which all that follows is worked out, and explained. */
  static final int CELLS_MAX = 2_000;

  private final State state;
  private final CompiledRules rules;
  private final long setBy;
  private final List<String> entries = new ArrayList<>();
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final List<BigDecimal> values = new ArrayList<>();
  private final List<Known> known = new ArrayList<>();
  private final List<BigDecimal> adjustments = new ArrayList<>();
  private final Map<String, List<Long>> adjustedBy = new HashMap<>();
  private int allEntries;

  private StageFigures(State state, CompiledRules rules, long setBy) {
    this.state = state;
    this.rules = rules;
    this.setBy = setBy;
  }

  /** Reads a stage under a set: what a table of it costs. */
  static StageFigures read(State state, String stage, CriteriaState set) {
    CompiledRules rules = CompiledRules.compile(state, stage, set.getCriteria());
    StageFigures figures = new StageFigures(state, rules, set.getSequence());
    OccasionBests bests = Standings.bests(state, rules);
    Standings.forEachSheet(state, rules, sheet -> figures.add(sheet, bests));
    return figures;
  }

  private void add(EntrySheet sheet, OccasionBests bests) {
    allEntries++;
    EntryResult result = EntryScoring.score(rules, sheet, bests);
    if (result.out()) {
      return;
    }
    rowOf.put(result.participant(), entries.size());
    entries.add(result.participant());
    for (CriterionPoints one : result.points()) {
      add(one.points(), known(one));
    }
    add(result.total(), known(result));
    BigDecimal sum = BigDecimal.ZERO;
    List<Long> by = new ArrayList<>();
    for (EntrySheet.Adjustment one : sheet.adjustments()) {
      sum = sum.add(one.value());
      by.add(one.sequence());
    }
    adjustments.add(sum);
    if (!by.isEmpty()) {
      adjustedBy.put(result.participant(), by);
    }
  }

  private void add(Optional<BigDecimal> points, Known is) {
    values.add(is == Known.POINTS ? points.orElseThrow() : null);
    known.add(is);
  }

  private static Known known(CriterionPoints one) {
    return switch (one.state()) {
      case OK, ABSENT -> one.points().isPresent() ? Known.POINTS : Known.OPEN;
      case NOT_PUBLISHED -> Known.HIDDEN;
      case PENDING, NOT_COMPARABLE -> Known.OPEN;
    };
  }

  private static Known known(EntryResult result) {
    if (result.pending() || !result.complete()) {
      return Known.OPEN;
    }
    if (!result.published()) {
      return Known.HIDDEN;
    }
    return result.total().isPresent() ? Known.POINTS : Known.OPEN;
  }

  CompiledRules rules() {
    return rules;
  }

  State state() {
    return state;
  }

  String stage() {
    return rules.stage();
  }

  /** The event that made the version of the rules. */
  long setBy() {
    return setBy;
  }

  /** Whether it has more cells than are explained: each constraint is then asked once. */
  boolean isLarge() {
    return (long) entries.size() * columns() > CELLS_MAX;
  }

  /** Entries that are not out. */
  List<String> entries() {
    return entries;
  }

  /** Entries, out or not. */
  int allEntries() {
    return allEntries;
  }

  Optional<Integer> row(String participant) {
    return Optional.ofNullable(rowOf.get(participant));
  }

  /** Columns of a row: the criteria and the total. */
  int columns() {
    return rules.criteria().size() + 1;
  }

  int totalColumn() {
    return rules.criteria().size();
  }

  /** The row that sums the entries. */
  int sums() {
    return entries.size();
  }

  /** The column of a criterion, or of the total where it is null; empty for a gate. */
  Optional<Integer> column(String criterion) {
    if (criterion == null) {
      return Optional.of(totalColumn());
    }
    return rules.indexOf(criterion).stream().boxed().findFirst();
  }

  /** The criterion of a column; null for the total. */
  String criterion(int column) {
    return column == totalColumn() ? null : rules.criteria().get(column).id();
  }

  int quantity(int row, int column) {
    return row * columns() + column;
  }

  /** One column of all entries. */
  int[] ofAll(int column) {
    return IntStream.range(0, entries.size()).map(row -> quantity(row, column)).toArray();
  }

  Known known(int row, int column) {
    return known.get(quantity(row, column));
  }

  BigDecimal value(int row, int column) {
    return values.get(quantity(row, column));
  }

  BigDecimal adjustment(int row) {
    return adjustments.get(row);
  }

  List<Long> adjustedBy(int row) {
    return adjustedBy.getOrDefault(entries.get(row), List.of());
  }

  /** Whether no entry waits for a score that this column needs. */
  boolean settled(int column) {
    for (int row = 0; row < entries.size(); row++) {
      if (waits(row, column)) {
        return false;
      }
    }
    return true;
  }

  private boolean waits(int row, int column) {
    if (known(row, column) != Known.HIDDEN) {
      return known(row, column) == Known.OPEN;
    }
    return column != totalColumn()
        && rules.criteria().get(column).children().stream().anyMatch(part -> waits(row, part));
  }

  /** What a column sums: the parts of a criterion, or the summands of the total. */
  int[] parts(int column) {
    if (column != totalColumn()) {
      CriterionRule rule = rules.criteria().get(column);
      return rule.byOccasion().isPresent() // parts are added up within occasions, and some chosen
          ? new int[0]
          : rule.children().stream().mapToInt(part -> part).toArray();
    }
    return IntStream.range(0, rules.criteria().size())
        .filter(index -> rules.criteria().get(index).top())
        .toArray();
  }

  CriterionRule rule(int column) {
    return rules.criteria().get(column);
  }

  /** Whether fewer points are better. */
  boolean lowerIsBetter(int column) {
    return column == totalColumn() ? rules.pointed().lowerTotals() : rule(column).lowerPoints();
  }
}
