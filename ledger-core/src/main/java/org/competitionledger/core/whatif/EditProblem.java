package org.competitionledger.core.whatif;

import org.competitionledger.core.json.JsonProblem;

/** What can be wrong with edits before the set that they make is looked at. */
final class EditProblem {

  private static final int ECHO_LENGTH_MAX = 80;

  private EditProblem() {}

  static JsonProblem malformed(String at, String given) {
    return new JsonProblem(
        at,
        "edit-malformed",
        "An edit looks like /criteria/race/factor=0.5, this one does not: " + echo(given),
        "편집은 /criteria/race/factor=0.5처럼 씁니다: " + echo(given));
  }

  static JsonProblem valueMalformed(String at, String given) {
    return new JsonProblem(
        at,
        "edit-value-malformed",
        "The value of an edit is JSON, texts in quotation marks: " + echo(given),
        "편집의 값은 JSON이어야 하며 문자열은 따옴표로 감쌉니다: " + echo(given));
  }

  static JsonProblem bodyMalformed(String at) {
    return new JsonProblem(
        at,
        "edit-malformed",
        "The body is {\"edits\": [{\"pointer\": …, \"value\": …}]} and nothing else.",
        "본문은 {\"edits\": [{\"pointer\": …, \"value\": …}]} 형식이어야 하며 다른 내용은 쓸 수 없습니다.");
  }

  static JsonProblem noPointer(String at, String given) {
    return new JsonProblem(
        at,
        "pointer-malformed",
        echo(given) + " is no JSON pointer into a criteria set.",
        "평가 기준 안을 가리키는 JSON 포인터가 아닙니다: " + echo(given));
  }

  static JsonProblem tooMany(String at, int max) {
    return new JsonProblem(
        at, "too-many-edits", "At most " + max + " edits.", "편집은 " + max + "개까지만 할 수 있습니다.");
  }

  static JsonProblem tooLarge(String at, int bytesMax) {
    return new JsonProblem(
        at,
        "edits-too-large",
        "Edits have at most " + bytesMax + " bytes together.",
        "편집은 모두 합해 " + bytesMax + "바이트까지만 쓸 수 있습니다.");
  }

  static JsonProblem notEditable(String at) {
    return new JsonProblem(
        at,
        "not-editable",
        "This names the set or says when it starts: ask for another version or moment instead.",
        "평가 기준의 판 번호와 시행 시점은 편집할 수 없습니다. 다른 판이나 시점을 지정해야 합니다.");
  }

  static JsonProblem nothingThere(String at) {
    return new JsonProblem(
        at, "nothing-there", "The set has nothing at this place.", "평가 기준의 이 위치에는 아무것도 없습니다.");
  }

  static JsonProblem unknownField(String at) {
    return new JsonProblem(
        at, "unknown-field", "A criteria set has no such field.", "평가 기준에 없는 필드입니다.");
  }

  static JsonProblem otherName(String at, String expected) {
    return new JsonProblem(
        at,
        "unknown-value",
        "What stands here is called " + echo(expected) + ".",
        "이 위치의 이름은 다음과 같아야 합니다: " + echo(expected));
  }

  private static String echo(String given) {
    return given.length() <= ECHO_LENGTH_MAX ? given : given.substring(0, ECHO_LENGTH_MAX) + "…";
  }
}
