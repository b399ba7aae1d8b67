package org.competitionledger.core.findings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.competition.CriteriaSets;
import org.competitionledger.core.competition.StateKind;
import org.competitionledger.core.scoring.PointState;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.ScoreStatisticPublished;
import org.competitionledger.event.StageClosed;
import org.competitionledger.state.StatisticState;

/**
 * "Published statistic contradicts recorded scores": no scores that were not published could make
 * it true. Held against the table when it is published and once more when the stage closes; while a
 * score is pending, nothing is contradicted.
 */
final class PublishedStatistics {

  private PublishedStatistics() {}

  /** Points of one entry: exact, or, where not published, between what is possible. */
  private record Bounds(Optional<BigDecimal> least, Optional<BigDecimal> most) {

    static Bounds exactly(BigDecimal points) {
      return new Bounds(Optional.of(points), Optional.of(points));
    }
  }

  static void register(Watch watch) {
    watch
        .on(ScoreStatisticPublished.class, PublishedStatistics::published)
        .on(StageClosed.class, PublishedStatistics::closed);
  }

  private static void published(ScoreStatisticPublished event, Observed at) {
    hold(new StatisticState(at.sequence(), event), at);
  }

  private static void closed(StageClosed event, Observed at) {
    List<StatisticState> known = new ArrayList<>();
    at.state().scan(StateKind.STATISTIC, event.getStage() + '|', (key, one) -> known.add(one));
    known.forEach(one -> hold(one, at));
  }

  private static void hold(StatisticState note, Observed at) {
    ScoreStatisticPublished statistic = note.getPublished();
    String subject = statistic.getStage() + '|' + note.getSequence();
    boolean contradicted =
        at.governing(statistic.getStage())
            .map(set -> contradicted(statistic, set, at))
            .orElse(false);
    if (contradicted) {
      Term of =
          statistic.getCriterion() == null
              ? new Term("총점", "the total")
              : at.nameOfCriterion(statistic.getCriterion());
      at.raise(
          FindingCode.STATISTIC_CONTRADICTS_SCORES,
          subject,
          Template.fill(
              "{0}에서 공개된 {1} 통계값 {2:은} 기록된 점수로는 나올 수 없다.",
              "The published statistic {2} of {1} in {0} cannot come from the recorded scores.",
              at.nameOfStage(statistic.getStage()),
              of,
              Term.of(statistic.getValue())),
          note.getSequence());
    } else {
      at.resolve(FindingCode.STATISTIC_CONTRADICTS_SCORES, subject);
    }
  }

  private static boolean contradicted(
      ScoreStatisticPublished statistic, CriteriaSet set, Observed at) {
    List<Bounds> points = new ArrayList<>();
    for (Row row : Standings.compute(at.state(), statistic.getStage(), set).rows()) {
      if (row.section() != Section.OUT) {
        Optional<Bounds> bounds = bounds(row, statistic.getCriterion(), set);
        if (bounds.isEmpty()) {
          return false;
        }
        points.add(bounds.get());
      }
    }
    if (statistic.getN() != points.size() || points.isEmpty()) {
      return statistic.getN() > points.size();
    }
    return outside(statistic, points);
  }

  /** Empty while the points are pending, or cannot be told. */
  private static Optional<Bounds> bounds(Row row, String criterion, CriteriaSet set) {
    if (criterion == null) {
      return row.pending() || !row.complete()
          ? Optional.empty()
          : Optional.of(
              row.total()
                  .map(total -> Bounds.exactly(total.value()))
                  .orElse(new Bounds(Optional.empty(), Optional.ofNullable(set.getMaximum()))));
    }
    return row.points().stream()
        .filter(points -> points.criterion().equals(criterion))
        .findFirst()
        .flatMap(points -> bounds(points.state(), points.points(), most(set, criterion)));
  }

  private static Optional<Bounds> bounds(
      PointState state, Optional<Amount> points, Optional<BigDecimal> most) {
    return switch (state) {
      case OK, ABSENT -> points.map(amount -> Bounds.exactly(amount.value()));
      case NOT_PUBLISHED -> Optional.of(new Bounds(Optional.empty(), most));
      case PENDING, NOT_COMPARABLE -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> most(CriteriaSet set, String criterion) {
    return CriteriaSets.criterion(set, criterion)
        .flatMap(found -> Optional.ofNullable(found.getMaximum()));
  }

  /** A declared maximum bounds points from above; where one is declared, they don't go below 0. */
  private static boolean outside(ScoreStatisticPublished statistic, List<Bounds> points) {
    BigDecimal tolerance = tolerance(statistic.getValue());
    BigDecimal lowest = statistic.getValue().subtract(tolerance);
    BigDecimal highest = statistic.getValue().add(tolerance);
    Optional<BigDecimal> least = figure(statistic, points, true);
    Optional<BigDecimal> most = figure(statistic, points, false);
    return least.isPresent() && least.get().compareTo(highest) > 0
        || most.isPresent() && most.get().compareTo(lowest) < 0;
  }

  /** Half of the last digit that was published. */
  private static BigDecimal tolerance(BigDecimal value) {
    int digits = Math.max(0, value.stripTrailingZeros().scale());
    return BigDecimal.ONE.movePointLeft(digits).divide(BigDecimal.valueOf(2));
  }

  /** The least or the greatest that the statistic can be; empty where there is no bound. */
  private static Optional<BigDecimal> figure(
      ScoreStatisticPublished statistic, List<Bounds> points, boolean least) {
    List<BigDecimal> ends = new ArrayList<>();
    for (Bounds bounds : points) {
      Optional<BigDecimal> end =
          least
              ? bounds.least().or(() -> bounds.most().map(most -> BigDecimal.ZERO))
              : bounds.most();
      if (end.isEmpty()) {
        return Optional.empty();
      }
      ends.add(end.get());
    }
    return switch (statistic.getKind()) {
      case MEAN ->
          Optional.of(
              ends.stream()
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .divide(
                      BigDecimal.valueOf(ends.size()), new MathContext(34, RoundingMode.HALF_UP)));
      case MIN -> ends.stream().min(BigDecimal::compareTo);
      case MAX -> ends.stream().max(BigDecimal::compareTo);
      case RANGE, BEST -> Optional.empty();
    };
  }
}
