package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An array. */
record ListShape(Shape item) implements Shape {

  @Override
  public Object read(JsonNode node, Location at, Problems problems) {
    if (!node.isArray()) {
      problems.add(JsonProblem.wrongType(at.pointer(), JsonType.ARRAY, JsonType.of(node)));
      return null;
    }
    List<Object> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(item.read(node.get(i), at.item(i), problems));
    }
    return items;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Object element : (List<?>) value) {
      item.write(element, out);
    }
    out.writeEndArray();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    schema.set("items", item.schema());
    return schema;
  }
}
