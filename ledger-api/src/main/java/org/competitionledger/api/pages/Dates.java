package org.competitionledger.api.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.competitionledger.event.ApproximateTime;

/**
 * Times as the pages show them.
 *
 * @param zone the competition's
 */
public record Dates(ZoneId zone) {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /**
   * A time on a page, placed by the tag {@code when}.
   *
   * @param text in the competition's zone, or as its writer gave it
   * @param utc the same for machines and for who points at it; empty where the writer gave no
   *     instant
   */
  public record When(String text, String utc) {

    @Override
    public String toString() {
      return text;
    }
  }

  /** As the writer gave it; without that, when it was recorded. */
  public When of(ApproximateTime occurred, Instant recorded) {
    return occurred == null ? of(recorded) : new When(shown(occurred.getWritten()), "");
  }

  public When of(Instant time) {
    return new When(
        MINUTE.format(time.atZone(zone)), time.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** {@code 2026-01-15/2026-01-26} is shown as a range, an instant without seconds and offset. */
  public static String shown(String written) {
    return written
        .replaceAll("(:\\d\\d)?(\\.\\d+)?([+-]\\d\\d:\\d\\d|Z)(?=/|$)", "")
        .replace('T', ' ')
        .replace("/", " – ");
  }
}
