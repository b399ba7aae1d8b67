package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.results.CriterionPoints;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.results.Explanation;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Trace;
import org.competitionledger.core.scoring.EntrySheet.Adjustment;

/**
 * Scores one entry: steps 1 to 5, parents, total, gates and tie-breaks. A pure function of the
 * rules and the entry's sheet, and of its rivals' figures only where {@link
 * CompiledRules#crossEntry} says so. Where teams are ranked steps 1 to 3 are those of their
 * members, {@link TeamPoints}.
 *
 * <p>An entry without a figure is never better than one with a figure (§7.6): where less is better,
 * one that lacks a figure for good that counts has no points and no total, and how many others are
 * missing is told, so that an order can put it behind.
 *
 * <p>A parent's points are its children's sum, times its own factor and rounded to its own digits
 * where it states them. A NOT_PUBLISHED child makes its parents and the total unpublished. A child
 * that is not comparable adds nothing, and its parents say so.
 */
public final class EntryScoring {

  private final CompiledRules rules;
  private final EntrySheet sheet;
  private final OccasionBests bests;
  private final Trace trace;
  private final EachOccasion occasions;
  private final Tally[] tallies;

  private EntryScoring(CompiledRules rules, EntrySheet sheet, OccasionBests bests, Trace trace) {
    this.rules = rules;
    this.sheet = sheet;
    this.bests = bests;
    this.trace = trace;
    this.occasions = new EachOccasion(rules, sheet, bests, trace);
    this.tallies = new Tally[rules.criteria().size()];
  }

  /**
   * The result of an entry.
   *
   * @param bests the figures of all entries; {@link OccasionBests#NONE} where rules need none
   */
  public static EntryResult score(CompiledRules rules, EntrySheet sheet, OccasionBests bests) {
    return new EntryScoring(rules, sheet, bests, Trace.NONE).run();
  }

  /** The same result, with every step on the way. */
  public static Explanation explain(CompiledRules rules, EntrySheet sheet, OccasionBests bests) {
    List<Step> steps = new ArrayList<>();
    EntryResult result = new EntryScoring(rules, sheet, bests, Trace.into(steps)).run();
    return new Explanation(result, List.copyOf(steps));
  }

  private EntryResult run() {
    for (int index : rules.pointed().bottomUp()) {
      occasions.of(index);
      CriterionRule rule = rules.criteria().get(index);
      if (rule.within().isEmpty()) {
        tallies[index] = rule.byOccasion().isPresent() ? overOccasions(index) : parent(rule);
        tell(rule, tallies[index]);
      }
    }
    BigDecimal adjustments = adjustments();
    BigDecimal points = BigDecimal.ZERO;
    BigDecimal gross = adjustments;
    boolean published = true;
    boolean known = false;
    boolean pending = false;
    boolean comparable = true;
    Missing missing = Missing.NOTHING;
    List<CriterionPoints> shown = new ArrayList<>(tallies.length);
    for (int index = 0; index < tallies.length; index++) {
      CriterionRule rule = rules.criteria().get(index);
      Tally tally = tallies[index];
      shown.add(tally.shown(rule));
      if (rule.top()) {
        points = points.add(tally.points());
        gross = gross.add(tally.gross());
        published &= tally.state() != PointState.NOT_PUBLISHED;
        known |= tally.known();
        pending |= tally.pending();
        comparable &= tally.state() != PointState.NOT_COMPARABLE;
        missing = missing.and(tally.missing());
      }
    }
    boolean totalled = published && !missing.points() && (known || missing.figures() == 0);
    Optional<BigDecimal> sum = totalled ? Optional.of(points) : Optional.empty();
    Optional<BigDecimal> total = sum.map(one -> one.add(adjustments));
    if (trace.on()) {
      trace.add(new Step.Total(sum, adjustments, total, published));
    }
    return new EntryResult(
        sheet.participant(),
        sheet.entry().getStatus(),
        List.copyOf(shown),
        published,
        total,
        totalled && !missing.gross() ? Optional.of(gross) : Optional.empty(),
        missing.figures(),
        !pending && comparable,
        pending,
        Gates.verdicts(rules, sheet, shown, trace),
        new TieKeys(rules, sheet, bests, tallies).keys());
  }

  /** Chooses the occasions that count; after it, of its parts too. */
  private Tally overOccasions(int index) {
    CriterionRule rule = rules.criteria().get(index);
    Tally tally = Tally.ofOccasions(rule, occasions.of(index), new OverOccasions(rule, trace));
    if (!rule.leaf()) {
      for (int below : rules.pointed().bottomUp()) {
        CriterionRule part = rules.criteria().get(below);
        if (part.within().isPresent() && part.within().getAsInt() == index) {
          OverOccasions over = new OverOccasions(part, rule, trace);
          tallies[below] = Tally.ofPart(part, occasions.of(below), over, tally);
          tell(part, tallies[below]);
        }
      }
    }
    return tally;
  }

  private Tally parent(CriterionRule rule) {
    List<Tally> children = new ArrayList<>(rule.children().size());
    for (int child : rule.children()) {
      children.add(tallies[child]);
    }
    return Tally.ofParent(rule, children);
  }

  private BigDecimal adjustments() {
    BigDecimal sum = BigDecimal.ZERO;
    for (Adjustment one : sheet.adjustments()) {
      sum = sum.add(one.value());
      if (trace.on()) {
        trace.add(new Step.Adjusted(one.adjustment(), one.sequence(), one.value()));
      }
    }
    return sum;
  }

  private void tell(CriterionRule rule, Tally tally) {
    if (trace.on()) {
      CriterionPoints shown = tally.shown(rule);
      List<Integer> summed = rule.byOccasion().isPresent() ? List.of() : rule.children();
      trace.add(
          new Step.Pointed(
              rule.id(),
              summed.stream().map(child -> rules.criteria().get(child).id()).toList(),
              rule.within().isPresent(),
              shown.points().map(points -> tally.sum()),
              rule.steps().factor(),
              rule.steps().digits(),
              shown.points(),
              shown.state()));
    }
  }
}
