package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.event.TieBreak;
import org.competitionledger.event.TieBreakMethod;

/** Gathers what one entry brings to each tie-break. */
final class TieKeys {

  private final StageRules rules;
  private final EntrySheet sheet;
  private final OccasionBests bests;
  private final Map<String, int[]> positions = new HashMap<>();

  TieKeys(StageRules rules, EntrySheet sheet, OccasionBests bests) {
    this.rules = rules;
    this.sheet = sheet;
    this.bests = bests;
  }

  /** Notes the positions of a leaf that a countback goes by. */
  void see(CriterionRule rule, List<OccasionPoints> occasions) {
    for (TieBreak tieBreak : rules.tieBreaks()) {
      if (tieBreak.getMethod() == TieBreakMethod.COUNTBACK
          && rule.id().equals(tieBreak.getCriterion())) {
        positions.put(rule.id(), positions(rule, occasions));
      }
    }
  }

  List<TieKey> keys(Tally[] tallies) {
    List<TieBreak> tieBreaks = rules.tieBreaks();
    if (tieBreaks.isEmpty()) {
      return List.of();
    }
    List<TieKey> keys = new ArrayList<>(tieBreaks.size());
    for (TieBreak tieBreak : tieBreaks) {
      keys.add(
          switch (tieBreak.getMethod()) {
            case CRITERION -> byPoints(tieBreak.getCriterion(), tallies);
            case COUNTBACK -> byPositions(tieBreak);
            case EARLIEST -> new TieKey.ByTime(sheet.entry().getAppliedAt());
            case DECISION -> new TieKey.ByDecision();
            case LAST_OCCASION, BEST_SINGLE, REACHED_FIRST ->
                throw new UnsupportedOperationException(tieBreak.toString());
          });
    }
    return List.copyOf(keys);
  }

  /**
   * All occasions count, dropped ones too, and every result that counts in them: the position is
   * the score, or else the rank.
   */
  private int[] positions(CriterionRule rule, List<OccasionPoints> occasions) {
    return occasions.stream()
        .flatMapToInt(
            one ->
                one.figures().stream().mapToInt(figure -> position(rule, one.occasion(), figure)))
        .filter(position -> position > 0)
        .toArray();
  }

  private int position(CriterionRule rule, int occasion, BigDecimal figure) {
    return rule.ranked() ? bests.rank(rule, occasion, figure) : ToPoints.position(figure);
  }

  private TieKey byPositions(TieBreak tieBreak) {
    int[] all = positions.getOrDefault(tieBreak.getCriterion(), new int[0]);
    int depth = tieBreak.getDepth() == null ? Integer.MAX_VALUE : tieBreak.getDepth();
    return new TieKey.ByPositions(Arrays.stream(all).filter(one -> one <= depth).toArray());
  }

  private TieKey byPoints(String criterion, Tally[] tallies) {
    for (int index = 0; index < tallies.length; index++) {
      CriterionRule rule = rules.criteria().get(index);
      if (rule.id().equals(criterion)) {
        Tally tally = tallies[index];
        return new TieKey.ByPoints(
            tally.shown(rule).points(), rule.lowerPoints(), tally.missing().figures());
      }
    }
    return new TieKey.ByPoints(Optional.empty(), false, 0);
  }
}
