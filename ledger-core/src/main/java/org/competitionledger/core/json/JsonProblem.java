package org.competitionledger.core.json;

/**
 * One thing that is wrong with a JSON text.
 *
 * @param pointer JSON pointer (RFC 6901) to the value at fault; empty for the text as a whole
 * @param code stable and public, in kebab case: {@code unknown-type}, {@code unknown-field}, {@code
 *     missing-field}, {@code duplicate-field}, {@code wrong-type}, {@code unknown-value}, {@code
 *     out-of-range}, {@code too-many-digits}, {@code missing-text}, {@code invalid-text}, {@code
 *     invalid-time}, {@code invalid-key}, {@code no-events}, {@code too-many-events}, {@code
 *     too-large}, {@code malformed-json}
 * @param messageEn one English sentence
 * @param messageKo the same in Korean
 */
public record JsonProblem(String pointer, String code, String messageEn, String messageKo) {

  private static final int ECHO_LENGTH_MAX = 80;

  static JsonProblem unknownType(String pointer, String given) {
    return new JsonProblem(
        pointer,
        "unknown-type",
        "There is no event type \"" + echo(given) + "\".",
        "없는 이벤트 유형입니다: " + echo(given));
  }

  static JsonProblem unknownField(String pointer, String name) {
    return new JsonProblem(
        pointer,
        "unknown-field",
        "There is no field \"" + echo(name) + "\" here.",
        "여기에 쓸 수 없는 필드입니다: " + echo(name));
  }

  static JsonProblem missingField(String pointer, String name) {
    return new JsonProblem(
        pointer,
        "missing-field",
        "The field \"" + name + "\" is required.",
        "필수 필드가 빠졌습니다: " + name);
  }

  static JsonProblem duplicateField(String pointer) {
    return new JsonProblem(
        pointer, "duplicate-field", "The field is given twice.", "같은 필드가 두 번 나왔습니다.");
  }

  static JsonProblem wrongType(String pointer, JsonType expected, JsonType found) {
    return new JsonProblem(
        pointer,
        "wrong-type",
        "Expected " + expected.english() + ", found " + found.english() + ".",
        "값의 형식이 다릅니다. 필요한 형식: " + expected.korean() + ", 받은 형식: " + found.korean());
  }

  static JsonProblem unknownValue(String pointer, String given, Iterable<String> known) {
    String choices = String.join(", ", known);
    return new JsonProblem(
        pointer,
        "unknown-value",
        "\"" + echo(given) + "\" is not one of " + choices + ".",
        "쓸 수 없는 값입니다: " + echo(given) + " (쓸 수 있는 값: " + choices + ")");
  }

  static JsonProblem outOfRange(String pointer, long min, long max) {
    return new JsonProblem(
        pointer,
        "out-of-range",
        "Expected a whole number from " + min + " to " + max + ".",
        min + "부터 " + max + "까지의 정수여야 합니다.");
  }

  static JsonProblem tooManyDigits(String pointer) {
    return new JsonProblem(
        pointer,
        "too-many-digits",
        "A number has at most 18 digits before the decimal point and 6 after it.",
        "숫자는 소수점 위 18자리, 아래 6자리까지만 쓸 수 있습니다.");
  }

  static JsonProblem missingText(String pointer) {
    return new JsonProblem(
        pointer,
        "missing-text",
        "A text is needed in Korean (ko), in English (en) or in both.",
        "한국어(ko)나 영어(en) 가운데 적어도 하나의 문구가 있어야 합니다.");
  }

  static JsonProblem invalidText(String pointer) {
    return new JsonProblem(
        pointer,
        "invalid-text",
        "The text has control characters or broken surrogate pairs.",
        "문구에 제어 문자나 깨진 유니코드 문자가 들어 있습니다.");
  }

  static JsonProblem invalidTime(String pointer) {
    return new JsonProblem(
        pointer,
        "invalid-time",
        "A time has 1 to 64 characters, for example 2026-01-23T09:00:00+09:00, 2026-08 or"
            + " 2026-01-15/2026-01-26.",
        "시각은 1~64자로 씁니다. 예: 2026-01-23T09:00:00+09:00, 2026-08, 2026-01-15/2026-01-26");
  }

  static JsonProblem invalidKey(String pointer) {
    return new JsonProblem(
        pointer,
        "invalid-key",
        "A key has 1 to 255 visible ASCII characters.",
        "키는 공백이 아닌 ASCII 문자 1~255자여야 합니다.");
  }

  static JsonProblem noEvents(String pointer) {
    return new JsonProblem(
        pointer, "no-events", "At least one event is needed.", "이벤트가 하나 이상 있어야 합니다.");
  }

  static JsonProblem tooManyEvents(String pointer, int max) {
    return new JsonProblem(
        pointer,
        "too-many-events",
        "At most " + max + " events may be appended at once.",
        "한 번에 이벤트 " + max + "개까지만 추가할 수 있습니다.");
  }

  static JsonProblem tooLarge(String pointer) {
    return new JsonProblem(
        pointer,
        "too-large",
        "A text, a number or the nesting is larger than this ledger reads.",
        "문자열이나 숫자의 길이, 또는 중첩 깊이가 허용 범위를 넘었습니다.");
  }

  static JsonProblem malformed(String pointer, int line, int column) {
    return new JsonProblem(
        pointer,
        "malformed-json",
        "This is not JSON: line " + line + ", column " + column + ".",
        "올바른 JSON이 아닙니다: " + line + "행 " + column + "열");
  }

  private static String echo(String given) {
    return given.length() <= ECHO_LENGTH_MAX ? given : given.substring(0, ECHO_LENGTH_MAX) + "…";
  }
}
