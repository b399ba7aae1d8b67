package org.competitionledger.core.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;

/**
 * Notice = effectiveFrom minus announcement, in calendar days of the competition's zone; negative
 * if retroactive. What counts as the announcement: in a LIVE competition when it was recorded, in a
 * RECONSTRUCTED one the stated announcement, or else when it happened.
 */
final class Notice {

  private Notice() {}

  /**
   * Days of notice.
   *
   * @param event the event that changes the rules
   * @param ledgerTime its ledger time, from which a change without a stated time applies
   * @param effectiveFrom from when it applies, its earliest meaning; null means at once
   */
  static int days(
      RecordKind record,
      ZoneId zone,
      Event event,
      Instant ledgerTime,
      ApproximateTime effectiveFrom) {
    Instant effective = effectiveFrom == null ? ledgerTime : effectiveFrom.getEarliest();
    Instant announced = announced(record, event, ledgerTime);
    return Math.toIntExact(
        ChronoUnit.DAYS.between(
            announced.atZone(zone).toLocalDate(), effective.atZone(zone).toLocalDate()));
  }

  private static Instant announced(RecordKind record, Event event, Instant ledgerTime) {
    if (record == RecordKind.LIVE) {
      return event.getRecordedAt();
    }
    ApproximateTime announcedAt = event.getSaid().getAnnouncedAt();
    return announcedAt == null ? ledgerTime : announcedAt.getLatest();
  }
}
