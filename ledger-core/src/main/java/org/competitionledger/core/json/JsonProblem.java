package org.competitionledger.core.json;

import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/**
 * One thing that is wrong with a JSON text.
 *
 * @param pointer JSON pointer (RFC 6901) to the value at fault; empty for the text as a whole
 * @param code stable and public, in kebab case: {@code unknown-type}, {@code unknown-field}, {@code
 *     missing-field}, {@code duplicate-field}, {@code wrong-type}, {@code unknown-value}, {@code
 *     out-of-range}, {@code too-many-digits}, {@code missing-text}, {@code invalid-text}, {@code
 *     invalid-time}, {@code invalid-key}, {@code no-events}, {@code too-many-events}, {@code
 *     too-large}, {@code malformed-json}
 * @param message one sentence
 */
public record JsonProblem(String pointer, String code, Term message) {

  private static final int ECHO_LENGTH_MAX = 80;

  static JsonProblem unknownType(String pointer, String given) {
    return new JsonProblem(pointer, "unknown-type", Words.JSON.say("unknown-type", echo(given)));
  }

  static JsonProblem unknownField(String pointer, String name) {
    return new JsonProblem(pointer, "unknown-field", Words.JSON.say("unknown-field", echo(name)));
  }

  static JsonProblem missingField(String pointer, String name) {
    return new JsonProblem(pointer, "missing-field", Words.JSON.say("missing-field", name));
  }

  static JsonProblem duplicateField(String pointer) {
    return new JsonProblem(pointer, "duplicate-field", Words.JSON.say("duplicate-field"));
  }

  static JsonProblem wrongType(String pointer, JsonType expected, JsonType found) {
    return new JsonProblem(
        pointer, "wrong-type", Words.JSON.say("wrong-type", expected.inWords(), found.inWords()));
  }

  static JsonProblem unknownValue(String pointer, String given, Iterable<String> known) {
    String choices = String.join(", ", known);
    return new JsonProblem(
        pointer, "unknown-value", Words.JSON.say("unknown-value", echo(given), choices));
  }

  static JsonProblem outOfRange(String pointer, long min, long max) {
    return new JsonProblem(pointer, "out-of-range", Words.JSON.say("out-of-range", min, max));
  }

  static JsonProblem tooManyDigits(String pointer) {
    return new JsonProblem(pointer, "too-many-digits", Words.JSON.say("too-many-digits"));
  }

  static JsonProblem missingText(String pointer) {
    return new JsonProblem(pointer, "missing-text", Words.JSON.say("missing-text"));
  }

  static JsonProblem invalidText(String pointer) {
    return new JsonProblem(pointer, "invalid-text", Words.JSON.say("invalid-text"));
  }

  static JsonProblem invalidTime(String pointer) {
    return new JsonProblem(pointer, "invalid-time", Words.JSON.say("invalid-time"));
  }

  static JsonProblem invalidKey(String pointer) {
    return new JsonProblem(pointer, "invalid-key", Words.JSON.say("invalid-key"));
  }

  static JsonProblem noEvents(String pointer) {
    return new JsonProblem(pointer, "no-events", Words.JSON.say("no-events"));
  }

  static JsonProblem tooManyEvents(String pointer, int max) {
    return new JsonProblem(pointer, "too-many-events", Words.JSON.say("too-many-events", max));
  }

  static JsonProblem tooLarge(String pointer) {
    return new JsonProblem(pointer, "too-large", Words.JSON.say("too-large"));
  }

  static JsonProblem malformed(String pointer, int line, int column) {
    return new JsonProblem(
        pointer, "malformed-json", Words.JSON.say("malformed-json", line, column));
  }

  /** What was given, no longer than a message can bear. */
  public static String echo(String given) {
    return given.length() <= ECHO_LENGTH_MAX ? given : given.substring(0, ECHO_LENGTH_MAX) + "…";
  }
}
