package org.competitionledger.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;

/** What kind of JSON value a value is, in words for people. */
enum JsonType {
  TEXT,
  NUMBER,
  WHOLE_NUMBER,
  BOOLEAN,
  ARRAY,
  OBJECT,
  OBJECT_OR_ARRAY,
  TIME,
  NULL,
  NOTHING;

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

  Term inWords() {
    return Words.JSON.text("type." + PublicName.of(this));
  }
}
