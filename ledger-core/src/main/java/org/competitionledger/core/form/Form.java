package org.competitionledger.core.form;

import static org.competitionledger.core.refusal.Refusal.none;
import static org.competitionledger.core.refusal.Refusal.refuse;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.LocalisedText;

/**
 * The form of a field's value: what can be said of it without any state. A refusal's pointer is
 * relative to the value.
 */
@FunctionalInterface
public interface Form {

  int TEXT_LENGTH_MAX = 2_000;
  int WORD_LENGTH_MAX = 200;
  int ID_LENGTH_MAX = 63;
  int EVALUATOR_LENGTH_MAX = 255;

  /** A value of which nothing is asked. */
  Form ANY = value -> none();

  /** {@code [a-z0-9][a-z0-9-]{0,62}}. */
  Form ID =
      value ->
          Ids.isId((String) value)
              ? none()
              : refuse("", RefusalCode.ID_MALFORMED, shortened((String) value));

  /** Visible ASCII without {@code |}, 1 to 255 characters: a token's subject. */
  Form EVALUATOR =
      value ->
          isEvaluator((String) value) ? none() : refuse("", RefusalCode.EVALUATOR_ID_MALFORMED);

  /** A text in at least one language, none blank, at most 2,000 characters each. */
  Form TEXT = value -> text((LocalisedText) value, TEXT_LENGTH_MAX);

  /** A text without a limit but the event's: the body of a notice. */
  Form LONG_TEXT = value -> text((LocalisedText) value, Integer.MAX_VALUE);

  /** A short free text in no particular language. */
  Form WORD = value -> words("", (String) value, WORD_LENGTH_MAX);

  /** JSON text. */
  Form JSON = value -> words("", (String) value, TEXT_LENGTH_MAX);

  Form URL =
      value ->
          isUrl((String) value)
              ? none()
              : refuse("", RefusalCode.URL_MALFORMED, shortened((String) value));

  /** Nothing that is not seen, and nothing that turns the text around it. */
  Form VISIBLE = value -> visible("", (String) value);

  /** The same of a text in each of its languages. */
  Form VISIBLE_TEXT =
      value ->
          visible("/ko", ((LocalisedText) value).getKo())
              .or(() -> visible("/en", ((LocalisedText) value).getEn()));

  Form SHA256 =
      value -> isSha256((String) value) ? none() : refuse("", RefusalCode.SHA256_MALFORMED);

  Form ZONE =
      value ->
          ZoneId.getAvailableZoneIds().contains((String) value)
              ? none()
              : refuse("", RefusalCode.ZONE_UNKNOWN, shortened((String) value));

  /** RFC 6901: empty, or beginning with a slash. */
  Form POINTER =
      value ->
          isPointer((String) value)
              ? none()
              : refuse("", RefusalCode.POINTER_MALFORMED, shortened((String) value));

  Form VKEY = value -> isVkey((String) value) ? none() : refuse("", RefusalCode.VKEY_MALFORMED);

  /** A number from 1. */
  Form POSITIVE = value -> within(((Number) value).longValue(), 1, Integer.MAX_VALUE, "1 …");

  /** A number from 0. */
  Form COUNT = value -> within(((Number) value).longValue(), 0, Long.MAX_VALUE, "0 …");

  /** Decimal digits: 0 to 6. */
  Form DIGITS = value -> within(((Number) value).longValue(), 0, 6, "0 … 6");

  /** A decimal from 0. */
  Form NOT_NEGATIVE =
      value ->
          ((BigDecimal) value).signum() >= 0
              ? none()
              : refuse("", RefusalCode.NUMBER_OUT_OF_RANGE, plain((BigDecimal) value), "0 …");

  /** A decimal from 0 to 100. */
  Form PERCENT =
      value ->
          ((BigDecimal) value).signum() >= 0
                  && ((BigDecimal) value).compareTo(BigDecimal.valueOf(100)) <= 0
              ? none()
              : refuse("", RefusalCode.NUMBER_OUT_OF_RANGE, plain((BigDecimal) value), "0 … 100");

  /** Checks a value that is there. */
  Optional<Refusal> check(Object value);

  /** A decimal as a message shows it. */
  static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private static boolean isEvaluator(String text) {
    if (text.isEmpty() || text.length() > EVALUATOR_LENGTH_MAX) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character <= ' ' || character > '~' || character == '|') {
        return false;
      }
    }
    return true;
  }

  private static Optional<Refusal> text(LocalisedText text, int max) {
    if (text.getKo() == null && text.getEn() == null) {
      return refuse("", RefusalCode.TEXT_MISSING);
    }
    Optional<Refusal> korean = text.getKo() == null ? none() : words("/ko", text.getKo(), max);
    if (korean.isPresent()) {
      return korean;
    }
    return text.getEn() == null ? none() : words("/en", text.getEn(), max);
  }

  private static Optional<Refusal> words(String pointer, String words, int max) {
    if (words.isBlank()) {
      return refuse(pointer, RefusalCode.TEXT_MISSING);
    }
    if (words.length() > max && words.codePointCount(0, words.length()) > max) {
      return refuse(
          pointer,
          RefusalCode.TEXT_TOO_LONG,
          Integer.toString(words.codePointCount(0, words.length())),
          Integer.toString(max));
    }
    return none();
  }

  private static Optional<Refusal> visible(String pointer, String text) {
    return text == null
        ? none()
        : text.codePoints()
            .filter(Form::isUnseen)
            .mapToObj(
                unseen ->
                    Refusal.at(pointer, RefusalCode.CONTROL_CHARACTER, "U+%04X".formatted(unseen)))
            .findFirst();
  }

  /**
   * Control characters, line and paragraph separators, and of the formatting ones (general category
   * Cf: bidirectional controls, zero-width spaces, tags) all but the two joiners, which emoji and
   * Indic scripts need; and the Hangul fillers, letters that show nothing.
   */
  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> character != 0x200C && character != 0x200D;
      default ->
          character == 0x3164 || character == 0x115F || character == 0x1160 || character == 0xFFA0;
    };
  }

  private static boolean isUrl(String text) {
    int authority =
        text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
    if (authority >= text.length() || text.length() > TEXT_LENGTH_MAX) {
      return false;
    }
    char first = text.charAt(authority);
    return first != '/'
        && text.chars().noneMatch(character -> character <= ' ' || character == '"');
  }

  private static boolean isPointer(String text) {
    return text.length() <= TEXT_LENGTH_MAX && (text.isEmpty() || text.charAt(0) == '/');
  }

  private static boolean isSha256(String text) {
    return text.length() == 64 && isLowerHex(text);
  }

  private static boolean isLowerHex(String text) {
    return text.chars()
        .allMatch(
            character ->
                character >= '0' && character <= '9' || character >= 'a' && character <= 'f');
  }

  /** {@code <name>+<8 hexadecimal digits>+<base64>}; base64 may itself hold plus signs. */
  private static boolean isVkey(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3 || parts[0].isBlank() || parts[1].length() != 8) {
      return false;
    }
    try {
      return isLowerHex(parts[1]) && Base64.getDecoder().decode(parts[2]).length > 1;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<Refusal> within(long value, long min, long max, String range) {
    return value >= min && value <= max
        ? none()
        : refuse("", RefusalCode.NUMBER_OUT_OF_RANGE, Long.toString(value), range);
  }

  /** A message never repeats a whole book. */
  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + '…';
  }
}
