package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/** The shapes of single values that need no schema of their own. */
enum ScalarShape implements Shape {
  /** A string. */
  TEXT {
    @Override
    public Object read(JsonNode node, Location at, Problems problems) {
      if (!node.isTextual()) {
        problems.add(JsonProblem.wrongType(at.pointer(), JsonType.TEXT, JsonType.of(node)));
        return null;
      }
      String text = node.textValue();
      if (!wellFormed(text)) {
        problems.add(JsonProblem.invalidText(at.pointer()));
        return null;
      }
      return text;
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      out.writeString((String) value);
    }

    @Override
    public ObjectNode schema() {
      return type("string");
    }
  },

  /** True or false. */
  FLAG {
    @Override
    public Object read(JsonNode node, Location at, Problems problems) {
      if (!node.isBoolean()) {
        problems.add(JsonProblem.wrongType(at.pointer(), JsonType.BOOLEAN, JsonType.of(node)));
        return null;
      }
      return node.booleanValue();
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      out.writeBoolean((Boolean) value);
    }

    @Override
    public ObjectNode schema() {
      return type("boolean");
    }
  },

  /** An exact number, {@code decimal(24, 6)}; written plainly, without trailing zeros. */
  DECIMAL {
    @Override
    public Object read(JsonNode node, Location at, Problems problems) {
      if (!node.isNumber()) {
        problems.add(JsonProblem.wrongType(at.pointer(), JsonType.NUMBER, JsonType.of(node)));
        return null;
      }
      BigDecimal number = node.decimalValue().stripTrailingZeros();
      // Counted before any change of scale: 1e999999999 must not become a billion digits.
      long digitsBefore = (long) number.precision() - number.scale();
      if (number.scale() > SCALE || digitsBefore > DIGITS_BEFORE_MAX) {
        problems.add(JsonProblem.tooManyDigits(at.pointer()));
        return null;
      }
      return number.setScale(SCALE);
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      out.writeNumber(((BigDecimal) value).stripTrailingZeros().toPlainString());
    }

    @Override
    public ObjectNode schema() {
      return type("number");
    }
  };

  private static final int SCALE = 6;
  private static final int DIGITS_BEFORE_MAX = 18;

  private static ObjectNode type(String name) {
    return JsonNodeFactory.instance.objectNode().put("type", name);
  }

  /** Whether UTF-8 can hold the text and a reader can show it: no lone surrogates, no controls. */
  private static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c == '\u007f') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
