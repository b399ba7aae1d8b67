package org.competitionledger.core.standings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.competitionledger.core.results.EntryResult;
import org.competitionledger.core.results.TieKey;
import org.competitionledger.core.scoring.CompiledRules;
import org.competitionledger.event.TieBreakMethod;

/**
 * The tie-break DECISION. A decision orders a group of tied entries if it names all of them; of
 * several such the latest counts. One that leaves out an entry of the group, which may have come to
 * be tied only later, decides nothing about it, and so nothing about the group.
 */
final class DecisionTieBreak {

  private DecisionTieBreak() {}

  /** Whether there are decisions that the rules let count. */
  static boolean matter(CompiledRules rules) {
    return !rules.course().decisions().isEmpty()
        && rules.tieBreaks().stream()
            .anyMatch(tieBreak -> tieBreak.getMethod() == TieBreakMethod.DECISION);
  }

  /** The order of a pool of entries, with the ties in it resolved that decisions resolve. */
  static RankOrder order(CompiledRules rules, List<EntryResult> pool) {
    RankOrder undecided = RankOrder.undecided(rules);
    if (!matter(rules) || pool.isEmpty()) {
      return undecided;
    }
    int before = keysBeforeDecision(pool.get(0));
    List<EntryResult> sorted = new ArrayList<>(pool);
    sorted.sort((one, other) -> undecided.compare(one, other, before));
    Map<String, Integer> places = new HashMap<>();
    int from = 0;
    for (int to = 1; to <= sorted.size(); to++) {
      if (to == sorted.size() || undecided.compare(sorted.get(from), sorted.get(to), before) != 0) {
        resolve(rules.course().decisions(), sorted.subList(from, to), places);
        from = to;
      }
    }
    return undecided.decided(places);
  }

  private static int keysBeforeDecision(EntryResult any) {
    int before = 0;
    while (!(any.tieKeys().get(before) instanceof TieKey.ByDecision)) {
      before++;
    }
    return before;
  }

  private static void resolve(
      List<List<String>> decisions, List<EntryResult> tied, Map<String, Integer> places) {
    if (tied.size() < 2) {
      return;
    }
    Set<String> names = new HashSet<>();
    tied.forEach(result -> names.add(result.participant()));
    Optional<List<String>> decision =
        decisions.stream().filter(order -> order.containsAll(names)).findFirst();
    decision.ifPresent(
        order -> names.forEach(participant -> places.put(participant, order.indexOf(participant))));
  }
}
