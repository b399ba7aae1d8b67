package org.competitionledger.core.ranges;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.FigureReported;
import org.competitionledger.state.FigureState;
import org.competitionledger.state.StatisticState;

/**
 * What rules, scores and published statistics together leave open in a stage. A statistic that
 * cannot be true beside those published before it is told, and narrows nothing.
 */
final class OfficialFigures {

  /**
   * A statistic.
   *
   * @param conflict what it cannot be true together with; empty if it can
   */
  record Judged(Statistic statistic, Optional<Grounds> conflict) {}

  private final StageFigures figures;
  private final Bounds bounds;
  private final Explaining explaining;
  private final Optional<Grounds> contradiction;
  private final List<Judged> statistics = new ArrayList<>();

  private OfficialFigures(StageFigures figures) {
    this.figures = figures;
    this.bounds = RulesAndScores.bounds(figures);
    this.explaining = new Explaining(figures, bounds);
    this.contradiction = bounds.narrow().map(explaining::of);
  }

  /** All that is official. */
  static OfficialFigures of(StageFigures figures) {
    OfficialFigures official = new OfficialFigures(figures);
    official.published().forEach(official::add);
    return official;
  }

  /**
   * Published statistic contradicts recorded scores (§10.4): which cannot be true beside them
   * alone.
   */
  static List<Long> contradictingScores(StageFigures figures, Predicate<StatisticState> which) {
    OfficialFigures scores = new OfficialFigures(figures);
    List<Long> contradicting = new ArrayList<>();
    for (StatisticState published : scores.published().stream().filter(which).toList()) {
      Bounds.Mark before = scores.bounds.mark();
      scores.add(published);
      Judged judged = scores.statistics.get(scores.statistics.size() - 1);
      if (judged.conflict().isPresent()) {
        contradicting.add(published.getSequence());
      } else {
        scores.bounds.back(before);
      }
    }
    return contradicting;
  }

  private List<StatisticState> published() {
    List<StatisticState> published = new ArrayList<>();
    figures
        .state()
        .scan(StateKind.STATISTIC, figures.stage() + '|', (key, one) -> published.add(one));
    return published;
  }

  private void add(StatisticState published) {
    Statistic statistic = Statistic.of(published, figures);
    Optional<Grounds> conflict = Optional.empty();
    if (statistic.standing() == Statistic.Standing.TOO_MANY) {
      conflict = Optional.of(new Grounds(List.of()));
    } else if (contradiction.isEmpty()) {
      Bounds.Mark before = bounds.mark();
      statistic.constraints().forEach(bounds::addWithoutNarrowing);
      conflict = bounds.narrow().map(explaining::of);
      if (conflict.isPresent()) {
        bounds.back(before);
      }
    }
    statistics.add(new Judged(statistic, conflict));
  }

  Bounds bounds() {
    return bounds;
  }

  Explaining explaining() {
    return explaining;
  }

  List<Judged> statistics() {
    return statistics;
  }

  /** What leaves nothing where rules and scores alone do not fit. */
  Optional<Grounds> contradiction() {
    return contradiction;
  }

  /** The reported figures of the stage. */
  List<FigureState> reported() {
    List<FigureState> reported = new ArrayList<>();
    figures.state().scan(StateKind.FIGURE, figures.stage() + '|', (key, one) -> reported.add(one));
    return reported;
  }

  /** The quantity that a figure is of; empty where the table has none. */
  Optional<Integer> quantity(FigureReported figure) {
    return figures
        .row(figure.getParticipant())
        .flatMap(
            row ->
                figures.column(figure.getCriterion()).map(column -> figures.quantity(row, column)));
  }

  /** The last report of each quantity. */
  Map<Integer, FigureState> lastReports() {
    Map<Integer, FigureState> last = new LinkedHashMap<>();
    for (FigureState one : reported()) {
      quantity(one.getReported()).ifPresent(quantity -> last.put(quantity, one));
    }
    return last;
  }

  /** Whether a figure, rounding considered, lies within what official ones leave. */
  boolean fits(int quantity, FigureReported figure) {
    Rounded rounded = Rounded.of(figure.getValue(), figure.getDigits());
    boolean low =
        bounds.most(quantity) != null && bounds.most(quantity).compareTo(rounded.least()) < 0;
    boolean high =
        bounds.least(quantity) != null && bounds.least(quantity).compareTo(rounded.most()) > 0;
    return contradiction.isPresent() || !low && !high;
  }

  /** What that a figure does not fit follows from; all that bounds it, where it does. */
  Grounds grounds(int quantity, FigureReported figure) {
    Rounded rounded = Rounded.of(figure.getValue(), figure.getDigits());
    if (fits(quantity, figure)) {
      return explaining.of(Bounds.leastOf(quantity), Bounds.mostOf(quantity));
    }
    boolean low =
        bounds.most(quantity) != null && bounds.most(quantity).compareTo(rounded.least()) < 0;
    return explaining.of(low ? Bounds.mostOf(quantity) : Bounds.leastOf(quantity));
  }

  /** Why not all that was reported last can be true at once; empty where nothing shows that. */
  Optional<Grounds> reportsConflict() {
    Bounds.Mark before = bounds.mark();
    lastReports()
        .forEach(
            (quantity, state) -> {
              FigureReported figure = state.getReported();
              bounds.addWithoutNarrowing(
                  new Between(
                      quantity,
                      Rounded.of(figure.getValue(), figure.getDigits()),
                      Ground.reported(state.getSequence())));
            });
    Optional<Grounds> conflict = bounds.narrow().map(explaining::of);
    bounds.back(before);
    return conflict;
  }
}
