package org.competitionledger.core.wording;

import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.Publication;
import org.competitionledger.event.PublicationScope;

/** What a set of rules says will be made public of the scores. */
public final class PublicationInWords {

  private PublicationInWords() {}

  /** How much, in a few words. */
  public static Term of(PublicationScope scope) {
    return switch (scope) {
      case ALL -> Words.SENTENCES.say("every-score");
      case LEADERS -> Words.SENTENCES.say("scores-those-of-each-criterions");
      case AGGREGATES -> Words.SENTENCES.say("scores-aggregates-alone");
      case NONE -> Words.SENTENCES.say("no-scores");
    };
  }

  /** How much, and by when if that is stated. */
  public static Term of(Publication stated) {
    return stated.getDue() == null
        ? of(stated.getOf())
        : Words.SENTENCES.say("by", of(stated.getOf()), Times.of(stated.getDue()));
  }
}
