package org.competitionledger.core.ranges;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/**
 * What a bound follows from.
 *
 * @param grounds scale first, then sums, scores, statistics, reports
 */
record Grounds(List<Ground> grounds) {

  /** Grounds that a sentence names; of more it says how many. */
  private static final int NAMED_MAX = 5;

  /** The events, in their order. */
  List<Long> sequences() {
    TreeSet<Long> all = new TreeSet<>();
    grounds.forEach(ground -> all.addAll(ground.sequences()));
    return List.copyOf(all);
  }

  /** The others than one. */
  Grounds without(Term words) {
    return new Grounds(grounds.stream().filter(one -> !one.words().equals(words)).toList());
  }

  /** {@code 배점, 공개된 점수, ‘전문가’ 평균}; {@code the scale, the published scores and …}. */
  Term words() {
    List<Term> words = new ArrayList<>();
    for (Ground ground : grounds.subList(0, Math.min(NAMED_MAX, grounds.size()))) {
      words.add(ground.words());
    }
    int more = grounds.size() - words.size();
    if (more > 0) {
      words.add(Words.RANGES.say(more == 1 ? "further-ground" : "further-grounds", more));
    }
    return Term.list(words);
  }
}
