package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.scoring.EntrySheet.Adjustment;

/**
 * Scores one entry: steps 1 to 5, parents, total, gates and tie-breaks. A pure function of the
 * rules and the entry's sheet, and of its rivals' figures only where {@link StageRules#crossEntry}
 * says so. Where teams are ranked steps 1 to 3 are those of their members, {@link TeamPoints}.
 *
 * <p>"An entry without a figure is never better than one with a figure": where less is better, one
 * that lacks a figure for good that counts has no points and no total, and how many others are
 * missing is told, so that an order can put it behind.
 *
 * <p>A parent's points are its children's sum, times its own factor and rounded to its own digits
 * where it states them. A NOT_PUBLISHED child makes its parents and the total unpublished. A child
 * that is not comparable adds nothing, and its parents say so.
 */
public final class EntryScoring {

  private final StageRules rules;
  private final EntrySheet sheet;
  private final OccasionBests bests;
  private final Trace trace;
  private final Tally[] tallies;
  private final TieKeys tieKeys;

  private EntryScoring(StageRules rules, EntrySheet sheet, OccasionBests bests, Trace trace) {
    this.rules = rules;
    this.sheet = sheet;
    this.bests = bests;
    this.trace = trace;
    this.tallies = new Tally[rules.criteria().size()];
    this.tieKeys = new TieKeys(rules, sheet, bests);
  }

  /**
   * The result of an entry.
   *
   * @param bests the figures of all entries; {@link OccasionBests#NONE} where rules need none
   */
  public static EntryResult score(StageRules rules, EntrySheet sheet, OccasionBests bests) {
    return new EntryScoring(rules, sheet, bests, Trace.NONE).run();
  }

  /** The same result, with every step on the way. */
  public static Explanation explain(StageRules rules, EntrySheet sheet, OccasionBests bests) {
    List<Step> steps = new ArrayList<>();
    EntryResult result = new EntryScoring(rules, sheet, bests, Trace.into(steps)).run();
    return new Explanation(result, List.copyOf(steps));
  }

  private EntryResult run() {
    for (int index : rules.bottomUp()) {
      CriterionRule rule = rules.criteria().get(index);
      tallies[index] = rule.leaf() ? leaf(rule) : parent(rule);
      tell(rule, tallies[index]);
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
        tieKeys.keys(tallies));
  }

  private Tally leaf(CriterionRule rule) {
    List<OccasionPoints> occasions =
        rules.membersIn().isPresent()
            ? new TeamPoints(rules, rule, bests, trace).occasions(sheet)
            : occasions(rule);
    tieKeys.see(rule, occasions);
    return Tally.ofLeaf(rule, occasions, new OverOccasions(rule, trace));
  }

  private List<OccasionPoints> occasions(CriterionRule rule) {
    List<OccasionFigure> figures = new OverEvaluators(rules, sheet, rule, trace).figures();
    ToPoints toPoints = new ToPoints(rule, bests, trace);
    List<OccasionPoints> occasions = new ArrayList<>(figures.size());
    for (OccasionFigure figure : figures) {
      occasions.add(toPoints.points(figure));
    }
    return occasions;
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
      trace.add(
          new Step.Pointed(
              rule.id(),
              rule.children().stream().map(child -> rules.criteria().get(child).id()).toList(),
              shown.points().map(points -> tally.sum()),
              rule.factor(),
              rule.digits(),
              shown.points(),
              shown.state()));
    }
  }
}
