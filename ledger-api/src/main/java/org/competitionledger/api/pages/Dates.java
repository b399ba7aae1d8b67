package org.competitionledger.api.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.competitionledger.event.ApproximateTime;

/**
 * Times as the pages show them.
 *
 * @param zone the competition's
 */
record Dates(ZoneId zone) {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** As the writer gave it; without that, when it was recorded. */
  String of(ApproximateTime occurred, Instant recorded) {
    return occurred == null ? of(recorded) : shown(occurred.getWritten());
  }

  String of(Instant time) {
    return MINUTE.format(time.atZone(zone));
  }

  /** {@code 2026-01-15/2026-01-26} is shown as a range, an instant without seconds and offset. */
  static String shown(String written) {
    return written
        .replaceAll("(:\\d\\d)?(\\.\\d+)?([+-]\\d\\d:\\d\\d|Z)(?=/|$)", "")
        .replace('T', ' ')
        .replace("/", " – ");
  }
}
