package org.competitionledger.core.times;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.competitionledger.event.ApproximateTime;

/**
 * Times of the world as writers give them: an instant in RFC 3339 with its offset, or reduced to a
 * day, a month or a year of the competition's zone, or a range of two such.
 *
 * <pre>
 * 2026-01-23T09:00:00+09:00   that instant
 * 2026-08-12                  from its first microsecond to its last, in the zone
 * 2026-08, 2026               likewise
 * 2026-01-15/2026-01-26       from the first microsecond of the 15th to the last of the 26th
 * </pre>
 *
 * Parsed by hand: in a reconstructed competition every score carries one.
 */
public final class WorldTimes {

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;
  private static final int SECOND = 19;
  private static final int FRACTION_DIGITS_MAX = 6;

  private WorldTimes() {}

  /**
   * What a written time can mean.
   *
   * @param earliest its first microsecond
   * @param latest its last microsecond, included
   */
  public record Span(Instant earliest, Instant latest) {}

  /** Parses a written time; empty if it is not of one of the forms or no such time exists. */
  public static Optional<Span> parse(String written, ZoneId zone) {
    int slash = written.indexOf('/');
    try {
      if (slash < 0) {
        return Optional.of(single(written, zone));
      }
      Instant earliest = single(written.substring(0, slash), zone).earliest();
      Instant latest = single(written.substring(slash + 1), zone).latest();
      return earliest.isAfter(latest) ? Optional.empty() : Optional.of(new Span(earliest, latest));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The same time with its span resolved; empty if it cannot be parsed. */
  public static Optional<ApproximateTime> resolve(ApproximateTime time, ZoneId zone) {
    return parse(time.getWritten(), zone)
        .map(
            span ->
                new ApproximateTime(
                    time.getWritten(), span.earliest(), span.latest(), time.getNote()));
  }

  private static Span single(String text, ZoneId zone) {
    return switch (text.length()) {
      case YEAR -> span(LocalDate.of(number(text, 0, YEAR), 1, 1), ChronoUnit.YEARS, zone);
      case MONTH -> span(month(text), ChronoUnit.MONTHS, zone);
      case DAY -> span(date(text), ChronoUnit.DAYS, zone);
      default -> {
        Instant instant = instant(text);
        yield new Span(instant, instant);
      }
    };
  }

  private static Span span(LocalDate first, ChronoUnit unit, ZoneId zone) {
    Instant next = first.plus(1, unit).atStartOfDay(zone).toInstant();
    return new Span(first.atStartOfDay(zone).toInstant(), next.minus(1, ChronoUnit.MICROS));
  }

  private static LocalDate month(String text) {
    expect(text, YEAR, '-');
    return LocalDate.of(number(text, 0, YEAR), number(text, YEAR + 1, MONTH), 1);
  }

  private static LocalDate date(String text) {
    LocalDate month = month(text);
    expect(text, MONTH, '-');
    return LocalDate.of(month.getYear(), month.getMonth(), number(text, MONTH + 1, DAY));
  }

  private static Instant instant(String text) {
    LocalDate date = date(text);
    expect(text, DAY, 'T');
    expect(text, 13, ':');
    expect(text, 16, ':');
    int seconds = number(text, 17, SECOND);
    int at = SECOND;
    int nanos = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      int end = endOfDigits(text, at + 1);
      nanos = nanos(text, at + 1, end);
      at = end;
    }
    LocalTime time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), seconds, nanos);
    return LocalDateTime.of(date, time).toInstant(offset(text, at));
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** More digits than a microsecond has are refused rather than lost. */
  private static int nanos(String text, int from, int end) {
    int digits = end - from;
    if (digits == 0 || digits > FRACTION_DIGITS_MAX) {
      throw new DateTimeException("a fraction has one to six digits");
    }
    int nanos = number(text, from, end);
    for (int digit = digits; digit < 9; digit++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static ZoneOffset offset(String text, int at) {
    if (at == text.length() - 1 && text.charAt(at) == 'Z') {
      return ZoneOffset.UTC;
    }
    if (text.length() != at + 6) {
      throw new DateTimeException("an offset is Z or +hh:mm");
    }
    char sign = text.charAt(at);
    if (sign != '+' && sign != '-') {
      throw new DateTimeException("an offset begins with a sign");
    }
    expect(text, at + 3, ':');
    int hours = number(text, at + 1, at + 3);
    int minutes = number(text, at + 4, at + 6);
    return sign == '+'
        ? ZoneOffset.ofHoursMinutes(hours, minutes)
        : ZoneOffset.ofHoursMinutes(-hours, -minutes);
  }

  private static void expect(String text, int at, char expected) {
    if (at >= text.length() || text.charAt(at) != expected) {
      throw new DateTimeException("malformed time");
    }
  }

  private static int number(String text, int from, int to) {
    if (to > text.length()) {
      throw new DateTimeException("malformed time");
    }
    int number = 0;
    for (int at = from; at < to; at++) {
      if (!isDigit(text.charAt(at))) {
        throw new DateTimeException("malformed time");
      }
      number = number * 10 + (text.charAt(at) - '0');
    }
    return number;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
