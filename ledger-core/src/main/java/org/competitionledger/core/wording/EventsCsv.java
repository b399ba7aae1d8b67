package org.competitionledger.core.wording;

import org.competitionledger.core.csv.Csv;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;
import org.competitionledger.event.Source;

/** Events as CSV: what they have in common, and their sentences; the rest is in their JSON. */
public final class EventsCsv {

  /**
   * An event and its sentence.
   *
   * @param headline the same as elsewhere, with the names that are known
   */
  public record Row(Event event, LocalisedText headline) {}

  /** The columns. */
  public static final Csv<Row> COLUMNS =
      new Csv<Row>()
          .integer("sequence", row -> row.event().getSequence())
          .text("id", row -> EventJson.id(row.event()))
          .text("type", row -> ProposalJson.typeOf(row.event().getSaid()))
          .moment("recorded-at", row -> row.event().getRecordedAt())
          .text("occurred-at", row -> written(row.event().getSaid().getOccurredAt()))
          .text("announced-at", row -> written(row.event().getSaid().getAnnouncedAt()))
          .text("actor", row -> row.event().getActor().getSubject())
          .text("party", EventsCsv::party)
          .text("source-kind", row -> source(row) == null ? null : kind(source(row)))
          .texts(
              "source-ko",
              "source-en",
              row -> source(row) == null ? null : source(row).getCitation())
          .text("source-url", row -> source(row) == null ? null : source(row).getUrl())
          .texts("headline-ko", "headline-en", Row::headline);

  private EventsCsv() {}

  private static Source source(Row row) {
    return row.event().getSaid().getSource();
  }

  private static String kind(Source source) {
    return PublicName.of(source.getKind());
  }

  private static String party(Row row) {
    Party party = row.event().getSaid().getParty();
    return party == null ? null : party.getId();
  }

  /** As the writer gave it. */
  private static String written(ApproximateTime time) {
    return time == null ? null : time.getWritten();
  }
}
