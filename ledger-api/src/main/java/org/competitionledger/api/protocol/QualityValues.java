package org.competitionledger.api.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members of a header by which a reader says what it likes: {@code ko-KR;q=0.8, en}; RFC 9110,
 * section 12.4.2. Whatever the header holds is read: a member without the form of its kind asks for
 * nothing, and is left out.
 *
 * @param members in the order of the header
 */
public record QualityValues(List<Member> members) {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** A language range, RFC 4647, section 2.1. */
  public static final Pattern LANGUAGE = Pattern.compile("\\*|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

  /** A media range without its parameters. */
  static final Pattern MEDIA_RANGE = Pattern.compile(TOKEN + "/" + TOKEN);

  /** What clients send: more digits than the standard has, and none before the point too. */
  private static final Pattern WEIGHT =
      Pattern.compile("[qQ]\\s*=\\s*([01](?:\\.[0-9]{0,18})?|\\.[0-9]{1,18})");

  /** Longer headers are cut here: nobody's wishes are so many. */
  private static final int LENGTH_MAX = 2_048;

  /**
   * One member.
   *
   * @param value in lower case, without parameters
   * @param quality from 0, not at all, to 1
   */
  public record Member(String value, double quality) {}

  /**
   * Reads a header.
   *
   * @param header null if there is none
   * @param form what a member must look like
   */
  public static QualityValues parse(String header, Pattern form) {
    if (header == null) {
      return new QualityValues(List.of());
    }
    List<Member> members = new ArrayList<>();
    String read = header.substring(0, Math.min(header.length(), LENGTH_MAX));
    for (String member : read.split(",", -1)) {
      String[] parts = member.split(";", -1);
      String value = parts[0].strip();
      if (form.matcher(value).matches()) {
        members.add(new Member(value.toLowerCase(Locale.ROOT), quality(parts)));
      }
    }
    return new QualityValues(members);
  }

  /** A weight that cannot be read is none: the member is not wanted. */
  private static double quality(String[] parts) {
    Optional<String> weight =
        Stream.of(parts)
            .skip(1)
            .map(String::strip)
            .filter(part -> part.startsWith("q") || part.startsWith("Q"))
            .findFirst();
    if (weight.isEmpty()) {
      return 1;
    }
    Matcher matcher = WEIGHT.matcher(weight.get());
    return matcher.matches() ? Math.min(1, Double.parseDouble(matcher.group(1))) : 0;
  }

  /** The members that are wanted, those liked best first; of equals the one that stands first. */
  public List<String> wanted() {
    return members.stream()
        .filter(member -> member.quality() > 0)
        .sorted((a, b) -> Double.compare(b.quality(), a.quality()))
        .map(Member::value)
        .toList();
  }

  /** The header with what could be read of it, and no more. */
  String text() {
    return members.stream()
        .map(member -> member.value() + ";q=" + weight(member.quality()))
        .collect(Collectors.joining(", "));
  }

  /** Three digits, as the standard has: {@code 0.800}. */
  private static String weight(double quality) {
    return quality == 0 || quality == 1
        ? Long.toString((long) quality)
        : String.format(Locale.ROOT, "%.3f", Math.max(0.001, Math.min(0.999, quality)));
  }
}
