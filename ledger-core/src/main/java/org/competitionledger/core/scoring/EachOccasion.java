package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Step.Part;
import org.competitionledger.core.results.Trace;
import org.competitionledger.core.scoring.EntrySheet.Cell;

/**
 * The points of an entry's criteria, occasion by occasion: steps 1 to 3 of what is scored; and a
 * parent with occasions of its own is summed over its children within each occasion first (§7.4).
 *
 * <p>Within such a parent the factor and the rounding of each part are those of its points in one
 * occasion. An occasion in which a part lacks a figure for good, so that the entry would gain by
 * it, has no points; one in which a part is unpublished or not comparable has none either.
 */
final class EachOccasion {

  private final CompiledRules rules;
  private final EntrySheet sheet;
  private final OccasionBests bests;
  private final Trace trace;
  private final List<List<OccasionPoints>> known;

  EachOccasion(CompiledRules rules, EntrySheet sheet, OccasionBests bests, Trace trace) {
    this.rules = rules;
    this.sheet = sheet;
    this.bests = bests;
    this.trace = trace;
    this.known = new ArrayList<>(Collections.nCopies(rules.criteria().size(), null));
  }

  /** The points of a criterion, by occasion; none of a parent that merely adds up. */
  List<OccasionPoints> of(int index) {
    List<OccasionPoints> points = known.get(index);
    if (points == null) {
      CriterionRule rule = rules.criteria().get(index);
      points = rule.byOccasion().isEmpty() ? List.of() : rule.leaf() ? leaf(rule) : parent(rule);
      known.set(index, points);
    }
    return points;
  }

  private List<OccasionPoints> leaf(CriterionRule rule) {
    if (rules.membersIn().isPresent()) {
      return new TeamPoints(rules, rule, bests, trace)
          .occasions(sheet).stream().map(one -> weighedWithin(rule, one)).toList();
    }
    ToPoints toPoints = new ToPoints(rule, bests, trace);
    List<OccasionFigure> figures = new OverEvaluators(rules, sheet, rule, trace).figures();
    List<OccasionPoints> points = new ArrayList<>(figures.size());
    for (OccasionFigure figure : figures) {
      points.add(weighedWithin(rule, toPoints.points(figure)));
    }
    return points;
  }

  private static OccasionPoints weighedWithin(CriterionRule rule, OccasionPoints one) {
    return rule.within().isPresent()
        ? new OccasionPoints(
            one.at(), one.score(), one.points().map(rule.steps()::weighed), one.several())
        : one;
  }

  /** The points of one of a parent's children on an occasion. */
  private record Child(CriterionRule rule, OccasionPoints points) {

    boolean isPending() {
      return points.at().pending();
    }

    /** Whether it lacks a figure for good, by which the entry would gain. */
    boolean isLost() {
      return rule.gainsByNothing()
          && points.at().state() == PointState.ABSENT
          && points.points().isEmpty();
    }
  }

  /** Occasions that nobody scheduled count too, and one child may have one that another has not. */
  private List<OccasionPoints> parent(CriterionRule rule) {
    SortedMap<Integer, List<Child>> byNumber = new TreeMap<>();
    for (int index : rule.children()) {
      CriterionRule child = rules.criteria().get(index);
      for (OccasionPoints one : of(index)) {
        byNumber
            .computeIfAbsent(one.occasion(), number -> new ArrayList<>())
            .add(new Child(child, one));
      }
    }
    List<OccasionPoints> sums = new ArrayList<>(byNumber.size());
    byNumber.values().forEach(children -> sums.add(weighedWithin(rule, sum(rule, children))));
    return sums;
  }

  private OccasionPoints sum(CriterionRule rule, List<Child> children) {
    Together together = new Together();
    BigDecimal sum = BigDecimal.ZERO;
    boolean scored = false;
    boolean lost = false;
    for (Child child : children) {
      OccasionPoints points = child.points();
      together.add(points.at().state(), points.known(), child.isPending(), Missing.NOTHING);
      scored |= points.score().isPresent();
      lost |= rule.gainsByNothing() && child.isLost();
      sum = sum.add(points.points().orElse(BigDecimal.ZERO));
    }
    PointState state = together.state();
    boolean open = state != PointState.NOT_PUBLISHED && state != PointState.NOT_COMPARABLE;
    if (open && lost) {
      state = PointState.ABSENT;
    }
    boolean summed = open && !lost;
    Optional<BigDecimal> score = summed && scored ? Optional.of(sum) : Optional.empty();
    Optional<BigDecimal> points = summed && together.known() ? Optional.of(sum) : Optional.empty();
    Occasion occasion = children.get(0).points().at().occasion();
    tell(rule, occasion.number(), children, state, points);
    return new OccasionPoints(
        new OccasionFigure(occasion, state, score, together.pending(), List.of()), score, points);
  }

  private void tell(
      CriterionRule rule,
      int occasion,
      List<Child> children,
      PointState state,
      Optional<BigDecimal> points) {
    if (trace.on()) {
      trace.add(
          new Step.Summed(
              rule.id(),
              occasion,
              children.stream()
                  .map(child -> new Part(child.rule().id(), child.points().points(), true))
                  .toList(),
              state,
              points,
              sequences(rule, occasion).sorted().boxed().toList()));
    }
  }

  /** The events that the scores of a criterion on an occasion come from. */
  private LongStream sequences(CriterionRule rule, int occasion) {
    if (!rule.leaf()) {
      return rule.children().stream()
          .flatMapToLong(child -> sequences(rules.criteria().get(child), occasion));
    }
    List<EntrySheet> scored = rules.membersIn().isPresent() ? sheet.members() : List.of(sheet);
    return scored.stream()
        .flatMap(one -> one.scores().getOrDefault(rule.id(), List.of()).stream())
        .filter(cell -> cell.occasion() == occasion)
        .map(Cell::score)
        .flatMapToLong(score -> LongStream.of(score.getRecorded(), score.getLatest()).distinct());
  }
}
