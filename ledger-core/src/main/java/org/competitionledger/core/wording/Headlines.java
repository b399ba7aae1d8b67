package org.competitionledger.core.wording;

import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Source;

/**
 * One sentence for each event, in Korean and in English. What the press reported or an unnamed
 * person said is told as such; a time known to the month is told as a month.
 */
public final class Headlines {

  private static final Tellers TELLERS = tellers();

  private Headlines() {}

  /** The sentence; both languages are present. */
  public static LocalisedText of(Event event, Names names) {
    return of(new Statement(event.getSaid(), event.getLedgerVersion(), names));
  }

  /** The sentence for what is said now. */
  static LocalisedText of(Proposal said, Names names) {
    return of(new Statement(said, LedgerVersion.CURRENT, names));
  }

  private static LocalisedText of(Statement reading) {
    Proposal said = reading.said();
    Source source = said.getSource();
    return TELLERS
        .tell((SpecificRecord) said.getPayload(), reading)
        .on(source == null ? null : source.getKind());
  }

  private static Tellers tellers() {
    Tellers tellers = new Tellers();
    CompetitionHeadlines.addTo(tellers);
    StageHeadlines.addTo(tellers);
    RulesHeadlines.addTo(tellers);
    ParticipationHeadlines.addTo(tellers);
    EvaluationHeadlines.addTo(tellers);
    OutcomeHeadlines.addTo(tellers);
    return tellers;
  }
}
