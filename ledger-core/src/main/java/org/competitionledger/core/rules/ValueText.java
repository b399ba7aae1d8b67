package org.competitionledger.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.event.ApproximateTime;

/** Values of records as JSON text, as differences show them: nothing is left out but the absent. */
final class ValueText {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValueText() {}

  /** The value as JSON text; null for an absent one. */
  static String of(Object value) {
    return value == null ? null : node(value).toString();
  }

  private static JsonNode node(Object value) {
    if (value instanceof ApproximateTime time) {
      return time(time);
    }
    if (value instanceof SpecificRecord specific) {
      return object(specific);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.arrayNode();
      list.forEach(member -> array.add(node(member)));
      return array;
    }
    if (value instanceof BigDecimal decimal) {
      return JSON.numberNode(new BigDecimal(decimal.stripTrailingZeros().toPlainString()));
    }
    if (value instanceof Integer || value instanceof Long) {
      return JSON.numberNode(((Number) value).longValue());
    }
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    return JSON.textNode(value.toString());
  }

  /** As writers write it: what it resolves to follows from the competition's zone. */
  private static JsonNode time(ApproximateTime time) {
    return time.getNote() == null
        ? JSON.textNode(time.getWritten())
        : JSON.objectNode().put("time", time.getWritten()).set("note", object(time.getNote()));
  }

  private static ObjectNode object(SpecificRecord specific) {
    ObjectNode object = JSON.objectNode();
    for (Schema.Field field : specific.getSchema().getFields()) {
      Object value = specific.get(field.pos());
      boolean absent = value == null || (value instanceof List<?> list && list.isEmpty());
      if (!absent) {
        object.set(field.name(), node(value));
      }
    }
    return object;
  }
}
