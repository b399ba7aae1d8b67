package org.competitionledger.api.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.api.http.Language;

/** A JSON value for people who do not read JSON. */
final class JsonInWords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonInWords() {}

  /** The value in words; empty for nothing. */
  static String of(String json, Language language) {
    if (json == null) {
      return "";
    }
    try {
      return of(JSON.readTree(json), language);
    } catch (JsonProcessingException e) {
      return json;
    }
  }

  private static String of(JsonNode value, Language language) {
    if (value.isObject()) {
      JsonNode wanted = value.get(language.tag());
      if (wanted != null && wanted.isTextual()) {
        return wanted.textValue();
      }
      List<String> parts = new ArrayList<>();
      value
          .properties()
          .forEach(
              property -> {
                boolean otherLanguage =
                    wanted == null
                        && (property.getKey().equals("ko") || property.getKey().equals("en"));
                String text = of(property.getValue(), language);
                parts.add(otherLanguage ? text : property.getKey() + ": " + text);
              });
      return String.join(" · ", parts);
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(each -> parts.add(of(each, language)));
      return String.join(", ", parts);
    }
    return value.asText();
  }
}
