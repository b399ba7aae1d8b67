package org.competitionledger.core.ranges;

import java.util.List;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/**
 * What a bound stands on.
 *
 * @param kind what it is; grounds are told in this order
 * @param words what it is called in a sentence
 * @param sequences the events that say it
 */
record Ground(Kind kind, Term words, List<Long> sequences) {

  /** What is only tried. */
  static final Ground SUPPOSED = new Ground(Kind.REPORTED, Term.of("…"), List.of());

  /** What somebody reported. */
  static Ground reported(long sequence) {
    return new Ground(Kind.REPORTED, Words.RANGES.say("the-reported-figures"), List.of(sequence));
  }

  enum Kind {
    SCALE,
    SUMS,
    SCORES,
    STATISTIC,
    REPORTED
  }
}
