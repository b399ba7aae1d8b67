package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.core.results.Trace;

/**
 * The figures of all entries, occasion by occasion, for the criteria that compare an entry with its
 * rivals. Every entry of the stage has its part in them, also one that failed a gate, withdrew or
 * was disqualified: what happened on the occasion happened. Of several results of an entry each has
 * its place. To take a figure out, its score is voided.
 */
public final class OccasionBests {

  /** For rules under which no entry's figures matter to another. */
  public static final OccasionBests NONE = new OccasionBests(Map.of(), 0, null);

  private record Where(String criterion, int occasion) {}

  private final Map<Where, List<BigDecimal>> figures;

  private final int entries;

  /** Those of the stage in which a team's members compete; null where there is none. */
  private final OccasionBests ofMembers;

  private OccasionBests(
      Map<Where, List<BigDecimal>> figures, int entries, OccasionBests ofMembers) {
    this.figures = figures;
    this.entries = entries;
    this.ofMembers = ofMembers;
  }

  /**
   * Gathers the figures that the rules compare: O(n log n) in the entries.
   *
   * @param sheets of all entries of the stage
   * @param members where teams are ranked: of all entries of the stage in which members compete
   */
  public static OccasionBests of(
      CompiledRules rules, Collection<EntrySheet> sheets, Collection<EntrySheet> members) {
    if (!rules.crossEntry()) {
      return NONE;
    }
    OccasionBests ofMembers =
        rules.members().map(theirs -> of(theirs, members, List.of())).orElse(NONE);
    Map<Where, List<BigDecimal>> figures = new HashMap<>();
    for (CriterionRule rule : rules.criteria()) {
      if (rule.comparesFigures() && rule.leaf()) {
        gather(rules, rule, sheets, figures, ofMembers);
      }
    }
    OccasionBests ofLeaves = new OccasionBests(figures, sheets.size(), ofMembers);
    Map<Where, List<BigDecimal>> all = new HashMap<>(figures);
    for (int index = 0; index < rules.criteria().size(); index++) {
      if (rules.criteria().get(index).comparesFigures() && !rules.criteria().get(index).leaf()) {
        ofLeaves.gatherSums(rules, index, sheets, all);
      }
    }
    return new OccasionBests(all, sheets.size(), ofMembers);
  }

  /** What a parent sums within each occasion; that its children compare figures for is known. */
  private void gatherSums(
      CompiledRules rules,
      int index,
      Collection<EntrySheet> sheets,
      Map<Where, List<BigDecimal>> figures) {
    CriterionRule rule = rules.criteria().get(index);
    Map<Where, List<BigDecimal>> gathered = new HashMap<>();
    for (EntrySheet sheet : sheets) {
      for (OccasionPoints one : new EachOccasion(rules, sheet, this, Trace.NONE).of(index)) {
        Where where = new Where(rule.id(), one.occasion());
        one.score()
            .ifPresent(sum -> gathered.computeIfAbsent(where, key -> new ArrayList<>()).add(sum));
      }
    }
    gathered.values().forEach(list -> list.sort(bestFirst(rule)));
    figures.putAll(gathered);
  }

  private static void gather(
      CompiledRules rules,
      CriterionRule rule,
      Collection<EntrySheet> sheets,
      Map<Where, List<BigDecimal>> figures,
      OccasionBests ofMembers) {
    Map<Where, List<BigDecimal>> gathered = new HashMap<>();
    OccasionBests soFar = new OccasionBests(Map.of(), sheets.size(), ofMembers);
    for (EntrySheet sheet : sheets) {
      for (OccasionFigure at : figures(rules, rule, sheet, soFar)) {
        Where where = new Where(rule.id(), at.occasion().number());
        if (at.figure().isPresent()) {
          List<BigDecimal> there = gathered.computeIfAbsent(where, key -> new ArrayList<>());
          if (at.results().isEmpty()) {
            there.add(at.figure().get());
          }
          at.results().forEach(result -> there.add(result.figure()));
        }
      }
    }
    gathered.values().forEach(list -> list.sort(bestFirst(rule)));
    figures.putAll(gathered);
  }

  private static List<OccasionFigure> figures(
      CompiledRules rules, CriterionRule rule, EntrySheet sheet, OccasionBests soFar) {
    return rules.membersIn().isEmpty()
        ? new OverEvaluators(rules, sheet, rule, Trace.NONE).figures()
        : new TeamPoints(rules, rule, soFar, Trace.NONE)
            .occasions(sheet).stream().map(OccasionPoints::at).toList();
  }

  private static Comparator<BigDecimal> bestFirst(CriterionRule rule) {
    return rule.lowerFigures() ? Comparator.naturalOrder() : Comparator.reverseOrder();
  }

  /** Those of the stage in which a team's members compete. */
  OccasionBests ofMembers() {
    return ofMembers == null ? NONE : ofMembers;
  }

  /** How many entries there are: all of the stage, also those that left. */
  int entries() {
    return entries;
  }

  /** The best figure of an occasion. */
  Optional<BigDecimal> best(CriterionRule rule, int occasion) {
    List<BigDecimal> all = figures.get(new Where(rule.id(), occasion));
    return all == null ? Optional.empty() : Optional.of(all.get(0));
  }

  /** The rank of a figure on an occasion: one more than there are better ones. */
  int rank(CriterionRule rule, int occasion, BigDecimal figure) {
    List<BigDecimal> all = figures.getOrDefault(new Where(rule.id(), occasion), List.of());
    Comparator<BigDecimal> order = bestFirst(rule);
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(all.get(middle), figure) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + 1;
  }
}
