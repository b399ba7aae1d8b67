package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apache.avro.Schema;

/** A whole number of 32 or 64 bits; {@code 1.0} is none. */
record WholeNumberShape(boolean isInt, long min, long max) implements Shape {

  WholeNumberShape(Schema schema, long min, long max) {
    this(schema.getType() == Schema.Type.INT, min, max);
    if (schema.getLogicalType() != null) {
      throw new IllegalArgumentException("no JSON for " + schema);
    }
  }

  @Override
  public Object read(JsonNode node, Location at, Problems problems) {
    if (!node.isIntegralNumber()) {
      problems.add(JsonProblem.wrongType(at.pointer(), JsonType.WHOLE_NUMBER, JsonType.of(node)));
      return null;
    }
    if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
      problems.add(JsonProblem.outOfRange(at.pointer(), min, max));
      return null;
    }
    return isInt ? (Object) node.intValue() : (Object) node.longValue();
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    out.writeNumber(((Number) value).longValue());
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "integer")
        .put("format", isInt ? "int32" : "int64");
  }
}
