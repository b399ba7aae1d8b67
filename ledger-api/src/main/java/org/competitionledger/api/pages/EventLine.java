package org.competitionledger.api.pages;

import java.util.Optional;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;

/** An event in a list: when, what, and where it is known from; placed by the tag {@code events}. */
public record EventLine(
    long sequence, Dates.When date, String sentence, Optional<SourceNote> source) {

  /** Of an event. */
  public static EventLine of(Event event, Names names, Dates dates, Language language) {
    return new EventLine(
        event.getSequence(),
        dates.of(event.getSaid().getOccurredAt(), event.getRecordedAt()),
        language.text(Headlines.of(event, names)),
        SourceNote.of(event.getSaid().getSource(), language));
  }
}
