package org.competitionledger.core.scoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.results.Trace;
import org.competitionledger.core.scoring.EntrySheet.Adjustment;
import org.competitionledger.event.OccasionMethod;

/**
 * REACHED_FIRST, who had this total earlier, by sequence (§8.1): the event that brought an entry's
 * total to what it is. It is the latest of the entry's own records, or of a team's members who
 * count, that its total is made of: scores as last corrected, voids, and adjustments, on occasions
 * that are not dropped; before any, the event that made it an entry. Rules, multipliers, closings
 * and recusals of today count as if they had held from the beginning, since they are not the
 * entry's.
 *
 * <p>Where occasions are added up, that is the event since which the total is what it is. It is not
 * where a record left the total as it was (a correction to the same figure, the void of a score of
 * 0: they count), nor under BEST_N where a dropped score was corrected downwards or voided (it does
 * not count, though the total came down by it).
 */
record TotalReached(CompiledRules rules, EntrySheet sheet, OccasionBests bests, Tally[] tallies) {

  long sequence() {
    long latest = sheet.entry().getAdmitted();
    for (Adjustment one : sheet.adjustments()) {
      if (one.value().signum() != 0) {
        latest = Math.max(latest, one.sequence());
      }
    }
    Deque<Integer> open = new ArrayDeque<>();
    IntStream.range(0, tallies.length)
        .filter(index -> rules.criteria().get(index).top())
        .forEach(open::add);
    while (!open.isEmpty()) {
      int index = open.remove();
      CriterionRule rule = rules.criteria().get(index);
      if (rule.steps().factor().signum() != 0) {
        open.addAll(rule.children());
        latest = rule.leaf() ? Math.max(latest, latest(rule, tallies[index])) : latest;
      }
    }
    return latest;
  }

  private long latest(CriterionRule rule, Tally tally) {
    Set<Integer> dropped = new HashSet<>();
    Set<Integer> worthNothing = new HashSet<>();
    for (OccasionPoints one : tally.occasions()) {
      if (one.known()) {
        dropped.add(one.occasion());
      }
      if (one.points().filter(points -> points.signum() == 0).isPresent()) {
        worthNothing.add(one.occasion());
      }
    }
    tally.counted().forEach(one -> dropped.remove(one.occasion()));
    boolean noughtMoves = rule.absent().isPresent() || method(rule) == OccasionMethod.MEAN;
    List<Step> steps = new ArrayList<>();
    if (rules.membersIn().isPresent()) {
      new TeamPoints(rules, rule, bests, Trace.into(steps)).occasions(sheet);
    } else {
      ToPoints toPoints = new ToPoints(rule, bests, Trace.into(steps));
      new OverEvaluators(rules, sheet, rule, Trace.into(steps)).figures().forEach(toPoints::points);
    }
    boolean teams = rules.membersIn().isPresent();
    Set<String> idle = new HashSet<>(); // members, or results, that do not count on an occasion
    for (Step step : steps) {
      if (step instanceof Step.Joined joined
          && joined.join() == (teams ? Step.Join.TEAM : Step.Join.BEST)) {
        joined.parts().stream()
            .filter(part -> !part.counts())
            .forEach(part -> idle.add(part.of() + '|' + joined.occasion()));
      }
    }
    long latest = -1;
    for (Step step : steps) {
      if (step instanceof Step.Score score
          && !dropped.contains(score.of().occasion())
          && !idle.contains(
              (teams ? score.of().member() : score.of().resultLine()) + '|' + score.of().occasion())
          && moved(score, noughtMoves || !worthNothing.contains(score.of().occasion()))) {
        latest = Math.max(latest, score.latest());
      }
    }
    return latest;
  }

  private OccasionMethod method(CriterionRule rule) {
    CriterionRule chooser =
        rule.within().isPresent() ? rules.criteria().get(rule.within().getAsInt()) : rule;
    return chooser.steps().occasions().getMethod();
  }

  /** What is worth nothing as it was first recorded left the total where it was. */
  private static boolean moved(Step.Score score, boolean worthSomething) {
    boolean corrected = score.latest() != score.recorded();
    return switch (score.use()) {
      case COUNTS -> corrected || worthSomething;
      case ABSENT -> corrected;
      case VOIDED -> true;
      case RECUSED, NOT_PUBLISHED, NOT_COMPARABLE, TRIMMED_LOW, TRIMMED_HIGH, SURPLUS -> false;
    };
  }
}
