package org.competitionledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Times of a report.
 *
 * @param zone the competition's, in which days are told
 */
record ReportedTimes(ZoneId zone) {

  static ReportedTimes of(JsonNode report) {
    return new ReportedTimes(ZoneId.of(report.path("competition").path("zone").asText("UTC")));
  }

  /** A time of the world as the writer gave it; empty if none was given. */
  static String written(JsonNode time) {
    return time.isTextual() ? time.asText() : time.path("time").asText("");
  }

  /** The day of an instant of the ledger; empty for an empty one. */
  String day(String instant) {
    return instant.isEmpty() ? "" : Instant.parse(instant).atZone(zone).toLocalDate().toString();
  }
}
