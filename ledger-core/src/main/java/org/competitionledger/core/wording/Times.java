package org.competitionledger.core.wording;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.core.words.Template;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.TimeWindow;

/** Times as exactly as they were given, and no more: a month stays a month. */
public final class Times {

  private static final DateTimeFormatter EN_DAY = english("d MMMM uuuu");
  private static final DateTimeFormatter EN_MONTH = english("MMMM uuuu");
  private static final DateTimeFormatter KO_DAY = korean("uuuu년 M월 d일");
  private static final DateTimeFormatter KO_MONTH = korean("uuuu년 M월");
  private static final DateTimeFormatter CLOCK = english("HH:mm");

  private static final Pattern KO_YEAR = Pattern.compile("\\d{4}년 ");
  private static final Pattern EN_YEAR = Pattern.compile("(?<=[a-z]) \\d{4}$");

  private Times() {}

  /** A time, with what its writer adds in words. */
  public static Term of(ApproximateTime time) {
    Term written = written(time.getWritten());
    if (time.getNote() == null) {
      return written;
    }
    return Template.fill("{0}[{1}]", "{0} [{1}]", written, Term.of(time.getNote()).open());
  }

  /** A window, as far as its ends are known. */
  static Optional<Term> of(TimeWindow window) {
    if (window == null || window.getStart() == null && window.getEnd() == null) {
      return Optional.empty();
    }
    if (window.getEnd() == null) {
      return Optional.of(Words.SENTENCES.say("from", of(window.getStart())));
    }
    if (window.getStart() == null) {
      return Optional.of(Words.SENTENCES.say("until-2", of(window.getEnd())));
    }
    return Optional.of(span(of(window.getStart()), of(window.getEnd())));
  }

  /** A text as ApproximateTime describes it; itself, if it is another. */
  public static Term written(String text) {
    int slash = text.indexOf('/');
    if (slash > 0) {
      return span(written(text.substring(0, slash)), written(text.substring(slash + 1)));
    }
    try {
      return switch (text.length()) {
        case 4 -> new Term(Year.parse(text) + "년", text);
        case 7 -> dated(YearMonth.parse(text), KO_MONTH, EN_MONTH);
        case 10 -> dated(LocalDate.parse(text), KO_DAY, EN_DAY);
        default -> instant(OffsetDateTime.parse(text));
      };
    } catch (DateTimeException e) {
      return Term.of(text);
    }
  }

  /** From one time to another; a year that both share is said once. */
  private static Term span(Term from, Term to) {
    Matcher year = KO_YEAR.matcher(from.ko());
    boolean sameYear = year.lookingAt() && to.ko().startsWith(year.group());
    String ko = from.ko() + "~" + (sameYear ? to.ko().substring(year.end()) : to.ko());
    Matcher enYear = EN_YEAR.matcher(from.en());
    boolean sameEnYear = enYear.find() && to.en().endsWith(enYear.group());
    String en =
        (sameEnYear ? from.en().substring(0, enYear.start()) : from.en()) + " to " + to.en();
    return new Term(ko, en);
  }

  private static Term dated(TemporalAccessor date, DateTimeFormatter ko, DateTimeFormatter en) {
    return new Term(ko.format(date), en.format(date));
  }

  private static Term instant(OffsetDateTime time) {
    String clock = CLOCK.format(time) + " " + offset(time.getOffset());
    return Template.fill("{0} {1}", "{0}, {1}", dated(time, KO_DAY, EN_DAY), Term.of(clock));
  }

  /** {@code UTC}, {@code UTC+9}, {@code UTC+5:30}. */
  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC)
        ? "UTC"
        : "UTC" + offset.getId().replaceFirst(":00$", "").replaceFirst("([+-])0", "$1");
  }

  private static DateTimeFormatter english(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  private static DateTimeFormatter korean(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.KOREAN);
  }
}
