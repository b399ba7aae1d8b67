package org.competitionledger.core.wording;

import java.util.List;
import org.competitionledger.core.results.Tie;
import org.competitionledger.core.results.TieKey.Told;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CountbackBy;
import org.competitionledger.event.CountbackOver;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.TieBreak;

/**
 * One sentence for how an entry stands to another on equal points, in Korean and in English.
 *
 * @param names how to call participants and criteria
 */
public record TieSentences(Names names) {

  private static final Term NOTHING = Words.SENTENCES.say("nothing");

  /** The sentence; both languages are present. */
  public LocalisedText of(Tie tie) {
    Term other = Term.of(names.participant(tie.participant()));
    return tie.tieBreak()
        .map(tieBreak -> parted(tie, tieBreak, other))
        .orElseGet(() -> shared(tie, other))
        .on(null);
  }

  private static Headline shared(Tie tie, Term other) {
    return tie.rank().isPresent()
        ? Headline.of("no-tie-break-parts", other, Term.of(tie.rank().getAsInt()))
        : Headline.of("no-tie-break-parts-it-from", other);
  }

  private Headline parted(Tie tie, TieBreak tieBreak, Term other) {
    Term by = by(tieBreak, tie.told());
    Headline headline =
        tie.order() == Tie.Order.AHEAD
            ? Headline.of("equal-points", other, by)
            : Headline.of("equal-points-with-it-is-behind", other, by);
    if (tie.told().own().isEmpty() && tie.told().theirs().isEmpty()) {
      return headline;
    }
    Term own = values(tie.told().own());
    Term theirs = values(tie.told().theirs());
    return switch (tieBreak.getMethod()) {
      case REACHED_FIRST -> headline.remark("event-against", own, theirs);
      case DECISION -> headline.remark("place-against", own, theirs);
      case CRITERION, COUNTBACK, LAST_OCCASION, BEST_SINGLE, EARLIEST ->
          headline.remark("against-2", own, theirs);
    };
  }

  private Term by(TieBreak tieBreak, Told told) {
    Term criterion =
        tieBreak.getCriterion() == null
            ? NOTHING
            : Term.of(names.criterion(tieBreak.getCriterion())).quoted();
    return switch (tieBreak.getMethod()) {
      case CRITERION -> Words.SENTENCES.say("the-points", criterion);
      case COUNTBACK -> countback(tieBreak, criterion);
      case LAST_OCCASION ->
          Words.SENTENCES.say("points-for-in-round", criterion, Term.of(told.occasion().orElse(0)));
      case BEST_SINGLE -> Words.SENTENCES.say("best-scores", criterion);
      case REACHED_FIRST -> Words.SENTENCES.say("moment-it-had-this-total");
      case EARLIEST -> Words.SENTENCES.say("time-of-application");
      case DECISION -> Words.SENTENCES.say("decision-on-the-tie");
    };
  }

  private static Term countback(TieBreak tieBreak, Term criterion) {
    boolean counted = tieBreak.getOver() == CountbackOver.COUNTED;
    if (tieBreak.getBy() == CountbackBy.SCORE) {
      return counted
          ? Words.SENTENCES.say("scores-for-that-count-best", criterion)
          : Words.SENTENCES.say("scores-for-best-first", criterion);
    }
    return counted
        ? Words.SENTENCES.say("places-in-in-rounds", criterion)
        : Words.SENTENCES.say("the-places", criterion);
  }

  private static Term values(List<String> values) {
    return values.isEmpty() ? NOTHING : Term.row(values.stream().map(Term::of).toList());
  }
}
