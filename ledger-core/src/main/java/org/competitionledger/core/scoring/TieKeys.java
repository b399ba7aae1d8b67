package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.competitionledger.core.results.TieKey;
import org.competitionledger.event.CountbackBy;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.TieBreak;

/** Gathers what one entry brings to each tie-break. */
record TieKeys(CompiledRules rules, EntrySheet sheet, OccasionBests bests, Tally[] tallies) {

  List<TieKey> keys() {
    List<TieBreak> tieBreaks = rules.tieBreaks();
    if (tieBreaks.isEmpty()) {
      return List.of();
    }
    List<TieKey> keys = new ArrayList<>(tieBreaks.size());
    for (TieBreak tieBreak : tieBreaks) {
      keys.add(key(tieBreak));
    }
    return List.copyOf(keys);
  }

  private TieKey key(TieBreak tieBreak) {
    return switch (tieBreak.getMethod()) {
      case CRITERION -> byPoints(tieBreak);
      case COUNTBACK ->
          tieBreak.getBy() == CountbackBy.SCORE
              ? byScores(tieBreak, occasions(tieBreak))
              : byPositions(tieBreak, occasions(tieBreak));
      case LAST_OCCASION -> byLast(tieBreak);
      case BEST_SINGLE -> byScores(tieBreak, occasions(tieBreak));
      case REACHED_FIRST ->
          new TieKey.BySequence(new TotalReached(rules, sheet, bests, tallies).sequence());
      case EARLIEST -> new TieKey.ByTime(sheet.entry().getAppliedAt());
      case DECISION -> new TieKey.ByDecision();
    };
  }

  private OptionalInt index(TieBreak tieBreak) {
    return rules.indexOf(tieBreak.getCriterion());
  }

  private TieKey byPoints(TieBreak tieBreak) {
    OptionalInt index = index(tieBreak);
    if (index.isEmpty()) {
      return new TieKey.ByPoints(Optional.empty(), false, 0);
    }
    CriterionRule rule = rules.criteria().get(index.getAsInt());
    Tally tally = tallies[index.getAsInt()];
    return new TieKey.ByPoints(
        tally.shown(rule).points(), rule.lowerPoints(), tally.missing().figures());
  }

  /** "Over ALL occasions", dropped ones too, "or the COUNTED ones". */
  private List<OccasionPoints> occasions(TieBreak tieBreak) {
    OptionalInt index = index(tieBreak);
    if (index.isEmpty()) {
      return List.of();
    }
    Tally tally = tallies[index.getAsInt()];
    return tieBreak.getOver() == CountbackOver.COUNTED ? tally.counted() : tally.occasions();
  }

  /** PLACE, that is the score of a POINTS_TABLE or else the rank in that occasion (§8.1). */
  private TieKey byPositions(TieBreak tieBreak, List<OccasionPoints> occasions) {
    int depth = tieBreak.getDepth() == null ? Integer.MAX_VALUE : tieBreak.getDepth();
    if (occasions.isEmpty()) {
      return new TieKey.ByPositions(new int[0]);
    }
    CriterionRule rule = rules.criteria().get(index(tieBreak).getAsInt());
    return new TieKey.ByPositions(
        occasions.stream()
            .flatMapToInt(
                one -> one.figures().stream().mapToInt(f -> position(rule, one.occasion(), f)))
            .filter(position -> position > 0 && position <= depth)
            .toArray());
  }

  private int position(CriterionRule rule, int occasion, BigDecimal figure) {
    return rule.ranked() ? bests.rank(rule, occasion, figure) : ToPoints.position(figure);
  }

  /**
   * By SCORE itself (§8.1), the best first, also what ABSENT counts as; the best {@code depth} of
   * them where that is stated.
   */
  private TieKey byScores(TieBreak tieBreak, List<OccasionPoints> occasions) {
    boolean lower =
        index(tieBreak).isPresent()
            && rules.criteria().get(index(tieBreak).getAsInt()).lowerFigures();
    Comparator<BigDecimal> order = Comparator.naturalOrder();
    List<BigDecimal> scores =
        occasions.stream()
            .flatMap(one -> one.score().stream())
            .sorted(lower ? order : order.reversed())
            .limit(tieBreak.getDepth() == null ? Long.MAX_VALUE : Math.max(0, tieBreak.getDepth()))
            .toList();
    return new TieKey.ByScores(scores, lower);
  }

  /**
   * The last occasion, then the one before (§8.1): the points of each in which there is a score, or
   * something that ABSENT counts as. One whose points are times 0 parts nobody.
   */
  private TieKey byLast(TieBreak tieBreak) {
    List<TieKey.OnOccasion> points = new ArrayList<>();
    for (OccasionPoints one : occasions(tieBreak)) {
      if (one.score().isPresent()
          && one.points().isPresent()
          && !one.at().occasion().weighsNothing()) {
        points.add(new TieKey.OnOccasion(one.occasion(), one.points().get()));
      }
    }
    boolean lower =
        index(tieBreak).isPresent()
            && rules.criteria().get(index(tieBreak).getAsInt()).lowerListed();
    return new TieKey.ByOccasions(List.copyOf(points), lower);
  }
}
