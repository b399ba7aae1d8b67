package org.competitionledger.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Step.Join;
import org.competitionledger.core.results.Trace;
import org.competitionledger.core.scoring.EntrySheet.Cell;
import org.competitionledger.event.TransformMethod;

/**
 * A team's points in an occasion are the sum of its k best members' in that occasion, criterion by
 * criterion (§7.8): what the members have after the transform, the multiplier, shares and several
 * results, under the rules that govern their stage.
 *
 * <p>A member has part in an occasion by a score that counts for the team. While the occasion is
 * open another may still come, so that the team's points are pending; they are so too as long as
 * the members' rules do not score the criterion. A member whose points are not published, or not
 * comparable, makes the team's so. Who is absent is left out; where less is better a team with
 * fewer than k figures has none, so that nobody gains by a member's absence.
 */
final class TeamPoints {

  private final CompiledRules rules;
  private final CriterionRule rule;
  private final OccasionBests bests;
  private final Trace trace;
  private final Comparator<Part> bestFirst;

  TeamPoints(CompiledRules rules, CriterionRule rule, OccasionBests bests, Trace trace) {
    this.rules = rules;
    this.rule = rule;
    this.bests = bests;
    this.trace = trace;
    Comparator<Part> least = Comparator.comparing(part -> part.points().points().orElseThrow());
    this.bestFirst = rule.lowerOccasions() ? least : least.reversed();
  }

  private record Part(String member, OccasionPoints points) {}

  /** What the occasions give a team, in their order. */
  List<OccasionPoints> occasions(EntrySheet team) {
    Map<Integer, Occasion> occasions = new TreeMap<>();
    rules.course().occasions().forEach(one -> occasions.put(one.number(), one));
    Map<Integer, List<Part>> parts = new TreeMap<>();
    Optional<CriterionRule> ofMembers = rules.ofMembers(rule.id());
    if (ofMembers.isPresent()) {
      for (EntrySheet member : team.members()) {
        for (Part part : parts(member, ofMembers.get())) {
          occasions.putIfAbsent(part.points().occasion(), part.points().at().occasion());
          parts.computeIfAbsent(part.points().occasion(), key -> new ArrayList<>()).add(part);
        }
      }
    }
    List<OccasionPoints> points = new ArrayList<>(occasions.size());
    for (Occasion occasion : occasions.values()) {
      points.add(
          ofMembers.isPresent()
              ? sum(occasion, parts.getOrDefault(occasion.number(), List.of()), ofMembers.get())
              : none(occasion, PointState.PENDING, true));
    }
    return points;
  }

  /** The occasions in which a member has part for the team. */
  private List<Part> parts(EntrySheet member, CriterionRule ofMembers) {
    Set<Integer> taken = new HashSet<>();
    for (Cell cell : member.scores().getOrDefault(rule.id(), List.of())) {
      if (!cell.score().getVoided()) {
        taken.add(cell.occasion());
      }
    }
    if (taken.isEmpty()) {
      return List.of();
    }
    CompiledRules theirs = rules.members().orElseThrow();
    OverEvaluators scores =
        new OverEvaluators(theirs, member, ofMembers, trace).ofMember(member.participant());
    ToPoints toPoints = new ToPoints(ofMembers, bests.ofMembers(), trace);
    List<Part> parts = new ArrayList<>(taken.size());
    for (OccasionFigure figure : scores.figures()) {
      if (taken.contains(figure.occasion().number())) {
        parts.add(new Part(member.participant(), toPoints.points(figure)));
      }
    }
    return parts;
  }

  private OccasionPoints sum(Occasion occasion, List<Part> parts, CriterionRule ofMembers) {
    boolean pending = !occasion.closed() && !rules.members().orElseThrow().course().closed();
    List<Part> present = new ArrayList<>(parts.size());
    for (Part part : parts) {
      PointState state = part.points().at().state();
      if (state == PointState.NOT_PUBLISHED || state == PointState.NOT_COMPARABLE) {
        tell(occasion, parts, List.of(), Optional.empty());
        return none(occasion, state, pending);
      }
      pending |= part.points().at().pending();
      boolean figure = state != PointState.ABSENT || ofMembers.absent().isPresent();
      if (figure && part.points().points().isPresent()) {
        present.add(part);
      }
    }
    present.sort(bestFirst); // stable: of equal points the member who comes first by id
    Integer best = rules.set().getTeams().getBest();
    List<Part> counted =
        best == null ? present : present.subList(0, Math.min(best, present.size()));
    boolean tooFew = rule.lowerOccasions() && best != null && counted.size() < best;
    if (counted.isEmpty() || tooFew) {
      tell(occasion, parts, List.of(), Optional.empty());
      return pending
          ? none(occasion, PointState.PENDING, true)
          : new ToPoints(rule, bests, trace).points(none(occasion, PointState.ABSENT, false).at());
    }
    BigDecimal sum = BigDecimal.ZERO;
    List<BigDecimal> places = new ArrayList<>();
    for (Part part : counted) {
      sum = sum.add(part.points().points().orElseThrow());
      places.addAll(part.points().figures());
    }
    tell(occasion, parts, counted, Optional.of(sum));
    boolean placed = ofMembers.steps().transform().getMethod() == TransformMethod.POINTS_TABLE;
    return new OccasionPoints(
        new OccasionFigure(
            occasion,
            pending ? PointState.PENDING : PointState.OK,
            Optional.of(sum),
            pending,
            List.of()),
        Optional.of(sum),
        Optional.of(sum),
        placed ? places : List.of());
  }

  private static OccasionPoints none(Occasion occasion, PointState state, boolean pending) {
    return new OccasionPoints(
        new OccasionFigure(occasion, state, Optional.empty(), pending, List.of()),
        Optional.empty(),
        Optional.empty());
  }

  private void tell(
      Occasion occasion, List<Part> parts, List<Part> counted, Optional<BigDecimal> sum) {
    if (trace.on() && !parts.isEmpty()) {
      List<Step.Part> told =
          parts.stream()
              .map(
                  part ->
                      new Step.Part(part.member(), part.points().points(), counted.contains(part)))
              .toList();
      trace.add(new Step.Joined(rule.id(), occasion.number(), Join.TEAM, told, sum));
    }
  }
}
