package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StatisticKind;
import org.competitionledger.state.StatisticState;

/**
 * What a published statistic says of the quantities of a stage.
 *
 * @param standing whether it can be held against them
 * @param constraints what it says; none where it cannot
 */
record Statistic(StatisticState published, Standing standing, List<Constraint> constraints) {

  /** Whether a statistic can be held against what is known. */
  enum Standing {
    /** It is over all entries that are not out, or names whose it is. */
    HELD,
    /** An entry has no points that it would count: a score is to come, or there will be none. */
    PENDING,
    /** It is over other entries than the table has: which, nobody said. */
    OTHER_ENTRIES,
    /** It is over more entries than the stage ever had. */
    TOO_MANY,
    /** The rules in force have no such points. */
    NO_SUCH_POINTS
  }

  static Statistic of(StatisticState published, StageFigures figures) {
    return new Reading(published, figures).read();
  }

  private record Reading(StatisticState state, StageFigures figures) {

    Statistic read() {
      Optional<Integer> column = figures.column(said().getCriterion());
      if (column.isEmpty()) {
        return not(Standing.NO_SUCH_POINTS);
      }
      if (!figures.settled(column.get())) {
        return not(Standing.PENDING);
      }
      if (said().getN() > figures.allEntries()) {
        return not(Standing.TOO_MANY);
      }
      int entries = figures.entries().size();
      if (said().getN() > entries || entries == 0) {
        return not(Standing.OTHER_ENTRIES);
      }
      List<Constraint> constraints = constraints(column.get(), said().getN() == entries);
      return constraints.isEmpty()
          ? not(Standing.OTHER_ENTRIES)
          : new Statistic(state, Standing.HELD, constraints);
    }

    private ScoreStatisticPublished said() {
      return state.getPublished();
    }

    private Statistic not(Standing standing) {
      return new Statistic(state, standing, List.of());
    }

    private List<Constraint> constraints(int column, boolean ofAll) {
      int[] all = figures.ofAll(column);
      Rounded figure = Rounded.of(said().getValue(), said().getDigits());
      StatisticKind kind = said().getKind();
      return switch (kind) {
        case MEAN ->
            ofAll
                ? List.of(
                    new Between(
                        figures.quantity(figures.sums(), column),
                        figure.times(all.length),
                        ground()))
                : List.of();
        case RANGE -> ofAll ? range(column, all, figure) : List.of();
        case MIN, MAX -> extreme(column, all, figure, ofAll);
        case BEST -> ofAll ? best(column, all) : List.of();
      };
    }

    /**
     * Whose it is has it, and of all entries no other has more, or less. Without names somebody has
     * it; where it is of some entries only, and others are out, that may be one who is out.
     */
    private List<Constraint> extreme(int column, int[] all, Rounded figure, boolean ofAll) {
      boolean greatest = said().getKind() == StatisticKind.MAX;
      List<Constraint> constraints = new ArrayList<>();
      if (ofAll || figures.allEntries() == all.length) {
        constraints.add(new Extreme(all, greatest, ofAll, figure, ground()));
      }
      int[] holders = named(column);
      for (int holder : holders) {
        constraints.add(new Between(holder, figure, ground()));
      }
      if (ofAll && holders.length > 0) {
        constraints.addAll(above(greatest, holders, all, column));
      }
      return constraints;
    }

    private int[] named(int column) {
      return said().getParticipants().stream()
          .flatMap(one -> figures.row(one).stream())
          .mapToInt(row -> figures.quantity(row, column))
          .toArray();
    }

    private List<Constraint> range(int column, int[] all, Rounded figure) {
      List<Constraint> constraints = new ArrayList<>(List.of(new Spread(all, figure, ground())));
      shares(column, all, all, all, figure.most(), constraints);
      return constraints;
    }

    /** The named ones stand above the others, or below them. */
    private List<Constraint> above(boolean named, int[] these, int[] all, int column) {
      int[] others =
          Arrays.stream(all)
              .filter(one -> Arrays.stream(these).noneMatch(other -> other == one))
              .toArray();
      int[] above = named ? these : others;
      int[] below = named ? others : these;
      List<Constraint> constraints = new ArrayList<>(List.of(new BestOf(above, below, ground())));
      shares(column, all, above, below, BigDecimal.ZERO, constraints);
      return constraints;
    }

    private void shares(
        int column, int[] all, int[] above, int[] below, BigDecimal apart, List<Constraint> to) {
      if (all.length <= ShareOfSum.ENTRIES_MAX) {
        int sum = figures.quantity(figures.sums(), column);
        to.add(new ShareOfSum(sum, all, above, below, apart, ground()));
      }
    }

    private List<Constraint> best(int column, int[] all) {
      int[] best = named(column);
      return best.length < said().getParticipants().size()
          ? List.of() // one of them is out
          : above(!figures.lowerIsBetter(column), best, all, column);
    }

    private Ground ground() {
      return new Ground(Ground.Kind.STATISTIC, words(state, figures), List.of(state.getSequence()));
    }
  }

  /** What it is called: {@code ‘전문가 평가’ 평균}, {@code the mean of “Expert”}. */
  static Term words(StatisticState state, StageFigures figures) {
    ScoreStatisticPublished said = state.getPublished();
    Term of = ofWhat(said.getCriterion(), figures);
    return switch (said.getKind()) {
      case MEAN -> mean(said.getCriterion(), figures);
      case MIN -> Words.RANGES.say("the-minimum", of);
      case MAX -> Words.RANGES.say("the-maximum", of);
      case RANGE -> Words.RANGES.say("difference-between-maximum-and-minimum", of);
      case BEST -> Words.RANGES.say("the-best", of, Term.of(said.getValue()));
    };
  }

  static Term mean(String criterion, StageFigures figures) {
    return Words.RANGES.say("the-mean", ofWhat(criterion, figures));
  }

  /** A criterion in quotation marks, or the total. */
  static Term ofWhat(String criterion, StageFigures figures) {
    return criterion == null
        ? Words.RANGES.say("the-total")
        : Term.of(new StateNames(figures.state()).criterion(criterion)).open().quoted();
  }
}
