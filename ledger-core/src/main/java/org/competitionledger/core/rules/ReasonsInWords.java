package org.competitionledger.core.rules;

import java.util.List;
import org.competitionledger.core.words.Template;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.view.DirectionReason;

/** What a direction alone does not tell of a change: said in its title. */
final class ReasonsInWords {

  private ReasonsInWords() {}

  /** The title, and after it what the reasons add, each once. */
  static LocalisedText added(LocalisedText title, List<DirectionReason> reasons) {
    List<Term> words =
        reasons.stream()
            .flatMap(reason -> Words.RULES.find(reason.getRule()).stream())
            .distinct()
            .toList();
    return words.isEmpty()
        ? title
        : Template.fill("{0}({1})", "{0} ({1})", Term.of(title), Term.row(words)).text();
  }
}
