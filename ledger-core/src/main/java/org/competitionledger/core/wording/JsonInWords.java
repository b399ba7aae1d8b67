package org.competitionledger.core.wording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** A JSON value for people who do not read JSON. */
public final class JsonInWords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonInWords() {}

  /**
   * The value in words; empty for nothing.
   *
   * @param json null for nothing
   * @param language {@code ko} or {@code en}
   */
  public static String of(String json, String language) {
    if (json == null) {
      return "";
    }
    try {
      return of(JSON.readTree(json), language);
    } catch (JsonProcessingException e) {
      return json;
    }
  }

  private static String of(JsonNode value, String language) {
    if (value.isNull()) {
      return "";
    }
    if (value.isObject()) {
      JsonNode wanted = value.get(language);
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
