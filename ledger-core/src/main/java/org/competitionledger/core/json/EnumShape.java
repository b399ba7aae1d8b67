package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** One of the symbols of an enum, as the schema spells them. */
record EnumShape(String name, Map<String, Object> constants) implements Shape {

  static EnumShape of(Schema schema) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : SpecificData.get().getClass(schema).getEnumConstants()) {
      constants.put(constant.toString(), constant);
    }
    return new EnumShape(schema.getName(), constants);
  }

  @Override
  public Object read(JsonNode node, Location at, Problems problems) {
    if (!node.isTextual()) {
      problems.add(JsonProblem.wrongType(at.pointer(), JsonType.TEXT, JsonType.of(node)));
      return null;
    }
    Object constant = constants.get(node.textValue());
    if (constant == null) {
      problems.add(JsonProblem.unknownValue(at.pointer(), node.textValue(), constants.keySet()));
    }
    return constant;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    out.writeString(value.toString());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema =
        JsonNodeFactory.instance.objectNode().put("title", name).put("type", "string");
    ArrayNode symbols = schema.putArray("enum");
    constants.keySet().forEach(symbols::add);
    return schema;
  }
}
