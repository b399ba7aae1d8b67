package org.competitionledger.core.ranges;

import java.util.Optional;
import org.competitionledger.core.standings.Amount;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.FigureReported;
import org.competitionledger.event.LocalisedText;

/** Ranges and verdicts in words. */
final class RangeSentences {

  private RangeSentences() {}

  static LocalisedText least(Optional<Amount> at, Grounds grounds) {
    return at.isEmpty()
        ? Words.RANGES.say("nothing-published-bounds-it-from").text()
        : Words.RANGES.say("given-it-cannot-be-below", grounds.words(), number(at.get())).text();
  }

  static LocalisedText most(Optional<Amount> at, Grounds grounds) {
    return at.isEmpty()
        ? Words.RANGES.say("nothing-published-bounds-it-from-above").text()
        : Words.RANGES.say("given-it-cannot-be-above", grounds.words(), number(at.get())).text();
  }

  /**
   * Both ends of the points of somebody.
   *
   * @param grounds those of the ends that are bounded
   */
  static LocalisedText range(
      Term whose, Term of, Optional<Amount> least, Optional<Amount> most, Grounds grounds) {
    if (least.isEmpty() && most.isEmpty()) {
      return Words.RANGES.say("nothing-published-bounds", whose, of).text();
    }
    if (least.isEmpty() || most.isEmpty()) {
      boolean above = most.isPresent();
      return Words.RANGES
          .say(
              above ? "given-of-is-at-most" : "given-of-is-at-least",
              whose,
              of,
              grounds.words(),
              number(above ? most.get() : least.get()))
          .text();
    }
    if (least.get().value().compareTo(most.get().value()) == 0) {
      return Words.RANGES.say("given-of", whose, of, grounds.words(), number(least.get())).text();
    }
    return Words.RANGES
        .say(
            "given-of-lies-between",
            whose,
            of,
            grounds.words(),
            number(least.get()),
            number(most.get()))
        .text();
  }

  static LocalisedText statisticFits(Term statistic) {
    return Words.RANGES.say("fits-the-published-scores", statistic).text();
  }

  static LocalisedText statisticCannotBe(Term statistic, Grounds grounds) {
    return Words.RANGES.say("cannot-be-true-together", statistic, grounds.words()).text();
  }

  static LocalisedText notHeld(Statistic.Standing standing) {
    Term told =
        switch (standing) {
          case HELD -> throw new IllegalArgumentException("it is held");
          case PENDING -> Words.RANGES.say("not-held-against-anything-while");
          case OTHER_ENTRIES -> Words.RANGES.say("over-other-entries-than");
          case TOO_MANY -> Words.RANGES.say("over-more-entries-than");
          case NO_SUCH_POINTS -> Words.RANGES.say("rules-in-force-have-no");
        };
    return told.text();
  }

  static LocalisedText contradiction(Grounds grounds) {
    return Words.RANGES.say("there-are-no-ranges-since", grounds.words()).text();
  }

  /**
   * A reported figure.
   *
   * @param held whether there is anything to hold it against
   */
  static LocalisedText reported(
      FigureReported figure, boolean held, boolean fits, Grounds grounds) {
    Term value = Term.of(figure.getValue());
    if (!held) {
      return Words.RANGES.say("table-has-no-such-points").text();
    }
    return fits
        ? Words.RANGES.say("reported-lies-within-what-official", value).text()
        : Words.RANGES.say("given-the-reported-is-not", value, grounds.words()).text();
  }

  /** A reported figure where rules and scores alone leave nothing to hold it against. */
  static LocalisedText reportedWithoutRanges() {
    return Words.RANGES.say("there-are-no-ranges-so").text();
  }

  /** The mean of what was reported of all. */
  static LocalisedText check(Term mean, boolean fits, Grounds grounds) {
    return Words.RANGES
        .say(
            fits ? "what-was-reported-fits-within" : "what-was-reported-does-not",
            mean,
            grounds.words())
        .text();
  }

  static LocalisedText together(Optional<Grounds> conflict) {
    return conflict.isEmpty()
        ? Words.RANGES.say("taken-together-the-reported-figures").text()
        : Words.RANGES.say("taken-together-these-cannot-all", conflict.get().words()).text();
  }

  private static Term number(Amount amount) {
    return Term.of(amount.text());
  }
}
