package org.competitionledger.core.json;

import com.fasterxml.jackson.databind.JsonNode;

/** What kind of JSON value a value is, in words for people. */
enum JsonType {
  TEXT("a string", "문자열"),
  NUMBER("a number", "숫자"),
  WHOLE_NUMBER("a whole number", "정수"),
  BOOLEAN("true or false", "true 또는 false"),
  ARRAY("an array", "배열"),
  OBJECT("an object", "객체"),
  OBJECT_OR_ARRAY("an object or an array", "객체 또는 배열"),
  TIME("a string or {time, note}", "문자열 또는 {time, note}"),
  NULL("null", "null"),
  NOTHING("nothing", "빈 내용");

  private final String english;
  private final String korean;

  JsonType(String english, String korean) {
    this.english = english;
    this.korean = korean;
  }

  static JsonType of(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> TEXT;
      case NUMBER -> node.isIntegralNumber() ? WHOLE_NUMBER : NUMBER;
      case BOOLEAN -> BOOLEAN;
      case ARRAY -> ARRAY;
      case OBJECT -> OBJECT;
      case NULL -> NULL;
      default -> NOTHING;
    };
  }

  String english() {
    return english;
  }

  String korean() {
    return korean;
  }
}
