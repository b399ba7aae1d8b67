package org.competitionledger.api.pages.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.competitionledger.api.pages.pictures.TimeAxis;
import org.competitionledger.api.problem.ProblemCode;

/**
 * The days of a story that are looked at.
 *
 * @param from the first day, in the competition's zone
 * @param to the last
 */
record Window(LocalDate from, LocalDate to) {

  /** As it was asked for; empty if it was not; ends the request if it is none. */
  static Optional<Window> asked(String from, String to) {
    if (from == null || to == null) {
      return Optional.empty();
    }
    try {
      Window window = new Window(LocalDate.parse(from), LocalDate.parse(to));
      if (!window.to.isBefore(window.from)) {
        return Optional.of(window);
      }
    } catch (DateTimeParseException e) {
      throw ProblemCode.PARAMETER_INVALID.exception("window-is-none");
    }
    throw ProblemCode.PARAMETER_INVALID.exception("window-is-none");
  }

  static Window of(Instant from, Instant until, ZoneId zone) {
    return new Window(from.atZone(zone).toLocalDate(), until.atZone(zone).toLocalDate());
  }

  TimeAxis axis(ZoneId zone) {
    return new TimeAxis(
        from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant(), zone);
  }

  String query() {
    return "&from=" + from + "&to=" + to;
  }
}
