package org.competitionledger.core.ranges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.competitionledger.core.ranges.Ranges.Cell;
import org.competitionledger.core.ranges.Ranges.Check;
import org.competitionledger.core.ranges.Ranges.Mean;
import org.competitionledger.core.ranges.Ranges.Published;
import org.competitionledger.core.ranges.Ranges.Reported;
import org.competitionledger.core.ranges.Ranges.Verdict;
import org.competitionledger.core.ranges.StageFigures.Known;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.FigureReported;
import org.competitionledger.state.FigureState;

/** Tells what official figures leave open, and holds the reported ones against it. */
final class RangesOfStage {

  /** Digits of a mean: of points, and of the sums that they make. */
  private static final int DIGITS_MAX = 6;

  private final StageFigures figures;
  private final OfficialFigures official;
  private final Bounds bounds;
  private final TightnessSearch witness;

  RangesOfStage(StageFigures figures) {
    this.figures = figures;
    this.official = OfficialFigures.of(figures);
    this.bounds = official.bounds();
    this.witness = new TightnessSearch(bounds, (figures.sums() + 1) * figures.columns());
  }

  Ranges ranges() {
    Optional<Verdict> contradiction = official.contradiction().map(RangesOfStage::contradiction);
    boolean told = contradiction.isEmpty();
    Map<Integer, FigureState> last = official.lastReports();
    return new Ranges(
        told ? cells() : List.of(),
        told ? means() : List.of(),
        official.statistics().stream().map(this::published).toList(),
        official.reported().stream().map(this::reported).toList(),
        told ? checks(last) : List.of(),
        told && !last.isEmpty() ? Optional.of(together()) : Optional.empty(),
        contradiction);
  }

  private static Verdict contradiction(Grounds grounds) {
    return new Verdict(false, grounds.sequences(), RangeSentences.contradiction(grounds));
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    List<String> inOrder = new ArrayList<>(figures.entries());
    inOrder.sort(null);
    for (String participant : inOrder) {
      int row = figures.row(participant).orElseThrow();
      for (int column = 0; column < figures.columns(); column++) {
        if (isHidden(row, column)) {
          cells.add(
              new Cell(
                  participant,
                  figures.criterion(column),
                  range(figures.quantity(row, column), name(participant))));
        }
      }
    }
    return cells;
  }

  /** A total is also hidden where a criterion is, and another score is still to come. */
  private boolean isHidden(int row, int column) {
    if (column != figures.totalColumn()) {
      return figures.known(row, column) == Known.HIDDEN;
    }
    return Arrays.stream(figures.parts(column))
        .anyMatch(part -> figures.known(row, part) == Known.HIDDEN);
  }

  private List<Mean> means() {
    List<Mean> means = new ArrayList<>();
    for (int column = 0; column < figures.columns(); column++) {
      int at = column;
      boolean hidden =
          figures.settled(column)
              && figures.entries().stream()
                  .anyMatch(one -> isHidden(figures.row(one).orElseThrow(), at));
      if (hidden) {
        means.add(new Mean(figures.criterion(column), figures.sums(), mean(column)));
      }
    }
    return means;
  }

  private Range mean(int column) {
    int sum = figures.quantity(figures.sums(), column);
    return range(
        sum,
        Words.RANGES.say("all-entries", figures.sums()),
        Statistic.mean(figures.criterion(column), figures),
        divided(bounds.least(sum), RoundingMode.FLOOR),
        divided(bounds.most(sum), RoundingMode.CEILING));
  }

  private Optional<Amount> divided(BigDecimal sum, RoundingMode outwards) {
    return Optional.ofNullable(sum)
        .map(one -> one.divide(BigDecimal.valueOf(figures.sums()), DIGITS_MAX, outwards))
        .map(one -> Amount.of(one, null));
  }

  private Range range(int quantity, Term whose) {
    int column = quantity % figures.columns();
    Integer digits =
        column == figures.totalColumn()
            ? figures.rules().set().getDigits()
            : figures.rule(column).criterion().getDigits();
    return range(
        quantity,
        whose,
        Statistic.ofWhat(figures.criterion(column), figures),
        Optional.ofNullable(bounds.least(quantity)).map(one -> exact(one, digits)),
        Optional.ofNullable(bounds.most(quantity)).map(one -> exact(one, digits)));
  }

  /** With at least the stated digits: a bound that was rounded would be another. */
  private static Amount exact(BigDecimal value, Integer digits) {
    int needed = Math.max(0, value.stripTrailingZeros().scale());
    return Amount.of(value, digits == null || needed > digits ? null : digits);
  }

  private Range range(
      int quantity, Term whose, Term of, Optional<Amount> least, Optional<Amount> most) {
    Grounds below = official.explaining().of(Bounds.leastOf(quantity));
    Grounds above = official.explaining().of(Bounds.mostOf(quantity));
    // What leaves an end open is no ground for the other.
    Grounds told =
        least.isEmpty()
            ? above
            : most.isEmpty()
                ? below
                : official.explaining().of(Bounds.leastOf(quantity), Bounds.mostOf(quantity));
    return new Range(
        new Range.End(
            least,
            tight(Bounds.leastOf(quantity)),
            below.sequences(),
            RangeSentences.least(least, below)),
        new Range.End(
            most,
            tight(Bounds.mostOf(quantity)),
            above.sequences(),
            RangeSentences.most(most, above)),
        RangeSentences.range(whose, of, least, most, told));
  }

  private boolean tight(int end) {
    return bounds.end(end) != null && (bounds.isFixed(end / 2) || witness.reaches(end));
  }

  private Published published(OfficialFigures.Judged judged) {
    Statistic statistic = judged.statistic();
    long sequence = statistic.published().getSequence();
    Term words = Statistic.words(statistic.published(), figures);
    TreeSet<Long> follows = new TreeSet<>(List.of(sequence));
    judged.conflict().ifPresent(grounds -> follows.addAll(grounds.sequences()));
    boolean held = statistic.standing() == Statistic.Standing.HELD;
    return new Published(
        sequence,
        statistic.published().getPublished(),
        PublicName.of(statistic.standing()),
        new Verdict(
            judged.conflict().isEmpty(),
            List.copyOf(follows),
            !held
                ? RangeSentences.notHeld(statistic.standing())
                : judged
                    .conflict()
                    .map(grounds -> RangeSentences.statisticCannotBe(words, grounds.without(words)))
                    .orElseGet(() -> RangeSentences.statisticFits(words))));
  }

  private Reported reported(FigureState state) {
    FigureReported figure = state.getReported();
    Optional<Integer> known = official.quantity(figure);
    Optional<Integer> quantity = known.filter(one -> official.contradiction().isEmpty());
    TreeSet<Long> follows = new TreeSet<>(List.of(state.getSequence()));
    boolean fits = quantity.isEmpty() || official.fits(quantity.get(), figure);
    Grounds grounds =
        quantity.map(one -> official.grounds(one, figure)).orElse(new Grounds(List.of()));
    follows.addAll(grounds.sequences());
    return new Reported(
        state.getSequence(),
        figure,
        quantity.map(one -> range(one, name(figure.getParticipant()))),
        new Verdict(
            fits,
            List.copyOf(follows),
            known.isPresent() && quantity.isEmpty()
                ? RangeSentences.reportedWithoutRanges()
                : RangeSentences.reported(figure, quantity.isPresent(), fits, grounds)));
  }

  private List<Check> checks(Map<Integer, FigureState> last) {
    List<Check> checks = new ArrayList<>();
    for (int column = 0; column < figures.columns(); column++) {
      check(column, last).ifPresent(checks::add);
    }
    return checks;
  }

  /** Reports of all entries whose points are not official, beside those that are. */
  private Optional<Check> check(int column, Map<Integer, FigureState> last) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal least = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    TreeSet<Long> follows = new TreeSet<>();
    boolean reported = false;
    for (int quantity : figures.ofAll(column)) {
      FigureState report = last.get(quantity);
      if (bounds.isFixed(quantity)) {
        sum = sum.add(bounds.least(quantity));
        least = least.add(bounds.least(quantity));
        most = most.add(bounds.least(quantity));
      } else if (report != null) {
        FigureReported figure = report.getReported();
        Rounded rounded = Rounded.of(figure.getValue(), figure.getDigits());
        sum = sum.add(figure.getValue());
        least = least.add(rounded.least());
        most = most.add(rounded.most());
        follows.add(report.getSequence());
        reported = true;
      } else {
        return Optional.empty();
      }
    }
    if (!reported) {
      return Optional.empty();
    }
    int sums = figures.quantity(figures.sums(), column);
    boolean fits =
        (bounds.most(sums) == null || bounds.most(sums).compareTo(least) >= 0)
            && (bounds.least(sums) == null || bounds.least(sums).compareTo(most) <= 0);
    Grounds grounds = official.explaining().of(Bounds.leastOf(sums), Bounds.mostOf(sums));
    follows.addAll(grounds.sequences());
    Optional<BigDecimal> reportedLeast = divided(least, RoundingMode.FLOOR).map(Amount::value);
    Optional<BigDecimal> reportedMost = divided(most, RoundingMode.CEILING).map(Amount::value);
    Optional<BigDecimal> officialLeast =
        divided(bounds.least(sums), RoundingMode.FLOOR).map(Amount::value);
    Optional<BigDecimal> officialMost =
        divided(bounds.most(sums), RoundingMode.CEILING).map(Amount::value);
    return Optional.of(
        new Check(
            figures.criterion(column),
            figures.sums(),
            sum,
            reportedLeast.orElseThrow(),
            reportedMost.orElseThrow(),
            officialLeast,
            officialMost,
            new Verdict(
                fits,
                List.copyOf(follows),
                RangeSentences.check(
                    Statistic.mean(figures.criterion(column), figures), fits, grounds))));
  }

  private Verdict together() {
    Optional<Grounds> conflict = official.reportsConflict();
    return new Verdict(
        conflict.isEmpty(),
        conflict.map(Grounds::sequences).orElse(List.of()),
        RangeSentences.together(conflict));
  }

  private Term name(String participant) {
    return Term.of(new StateNames(figures.state()).participant(participant)).open();
  }
}
