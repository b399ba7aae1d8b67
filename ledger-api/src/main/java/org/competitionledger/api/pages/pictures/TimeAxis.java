package org.competitionledger.api.pages.pictures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time with its ticks.
 *
 * @param zone in which days begin
 */
public record TimeAxis(Instant from, Instant until, ZoneId zone) {

  private static final int TICKS_MAX = 12;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");
  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("yyyy");

  /** A place on the axis. */
  public record Tick(Instant at, String text) {}

  /** How far ticks may be apart, the nearest first. */
  private enum Step {
    DAYS(Period.ofDays(1), DAY),
    WEEKS(Period.ofDays(7), DAY),
    MONTHS(Period.ofMonths(1), MONTH),
    TWO_MONTHS(Period.ofMonths(2), MONTH),
    QUARTERS(Period.ofMonths(3), MONTH),
    HALF_YEARS(Period.ofMonths(6), MONTH),
    YEARS(Period.ofYears(1), YEAR),
    DECADES(Period.ofYears(10), YEAR);

    private final Period period;
    private final DateTimeFormatter format;

    Step(Period period, DateTimeFormatter format) {
      this.period = period;
      this.format = format;
    }

    private LocalDate first(LocalDate from) {
      LocalDate first =
          period.getDays() > 0
              ? from
              : period.getYears() > 0 ? from.withDayOfYear(1) : from.withDayOfMonth(1);
      while (first.isBefore(from)) {
        first = first.plus(period);
      }
      return first;
    }
  }

  /** Over all of some times, with a day of air at both ends; a moment alone gets a week. */
  public static TimeAxis over(List<Instant> times, ZoneId zone) {
    Instant from = times.stream().min(Instant::compareTo).orElseThrow();
    Instant until = times.stream().max(Instant::compareTo).orElseThrow();
    Duration air = Duration.between(from, until).dividedBy(50).plusDays(1);
    return new TimeAxis(from.minus(air), until.plus(air), zone);
  }

  /** At most twelve, each at the beginning of a day, a week, a month or years. */
  public List<Tick> ticks() {
    for (Step step : Step.values()) {
      List<Tick> ticks = ticks(step);
      if (ticks.size() <= TICKS_MAX) {
        return ticks;
      }
    }
    return List.of();
  }

  private List<Tick> ticks(Step step) {
    List<Tick> ticks = new ArrayList<>();
    LocalDate day = step.first(from.atZone(zone).toLocalDate().plusDays(1));
    for (; ticks.size() <= TICKS_MAX; day = day.plus(step.period)) {
      ZonedDateTime at = day.atStartOfDay(zone);
      if (at.toInstant().isAfter(until)) {
        break;
      }
      ticks.add(new Tick(at.toInstant(), step.format.format(at)));
    }
    return ticks;
  }
}
