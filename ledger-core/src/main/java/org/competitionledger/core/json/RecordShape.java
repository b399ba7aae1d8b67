package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** An object with a known set of fields: a record. */
record RecordShape(Schema schemaOfRecord, List<Field> fields, Map<String, Field> byName)
    implements Shape {

  /**
   * A field of a record.
   *
   * @param position where the record keeps it
   * @param optional whether it may be null
   * @param fallback what it is if the object has no such field; null if there is nothing
   */
  record Field(
      String name,
      SerializedString encodedName,
      int position,
      String doc,
      Shape shape,
      boolean optional,
      Object fallback) {

    static Field of(Schema.Field field) {
      return new Field(
          field.name(),
          new SerializedString(field.name()),
          field.pos(),
          field.doc(),
          Shapes.of(field.schema()),
          field.schema().isNullable(),
          fallback(field));
    }

    private static Object fallback(Schema.Field field) {
      if (!field.hasDefaultValue()) {
        return null;
      }
      Object value = SpecificData.get().getDefaultValue(field);
      return value instanceof List<?> list && list.isEmpty() ? List.of() : value;
    }

    boolean required() {
      return !optional && fallback == null;
    }

    /** Nothing says nothing, and so does an empty list where nothing is read as one. */
    boolean omits(Object value) {
      return value == null
          || value instanceof Collection<?> items && items.isEmpty() && value.equals(fallback);
    }
  }

  static RecordShape of(Schema schema) {
    List<Field> fields = schema.getFields().stream().map(Field::of).toList();
    return new RecordShape(
        schema,
        fields,
        fields.stream().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity())));
  }

  @Override
  public Object read(JsonNode node, Location at, Problems problems) {
    if (!node.isObject()) {
      problems.add(JsonProblem.wrongType(at.pointer(), JsonType.OBJECT, JsonType.of(node)));
      return null;
    }
    SpecificRecordBase record =
        (SpecificRecordBase) SpecificData.get().newRecord(null, schemaOfRecord);
    for (Map.Entry<String, JsonNode> given : node.properties()) {
      if (!byName.containsKey(given.getKey())) {
        problems.add(JsonProblem.unknownField(at.field(given.getKey()).pointer(), given.getKey()));
      }
    }
    boolean whole = true;
    for (Field field : fields) {
      Object value = readField(field, node.get(field.name()), at, problems);
      if (value == null && !field.optional()) {
        whole = false;
      } else {
        record.put(field.position(), value);
      }
    }
    return whole ? record : null;
  }

  private static Object readField(Field field, JsonNode node, Location at, Problems problems) {
    if (node == null && field.required() || node != null && node.isNull() && field.required()) {
      problems.add(JsonProblem.missingField(at.field(field.name()).pointer(), field.name()));
      return null;
    }
    if (node == null) {
      return field.fallback();
    }
    if (node.isNull() && field.optional()) {
      return null;
    }
    return field.shape().read(node, at.field(field.name()), problems);
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    SpecificRecordBase record = (SpecificRecordBase) value;
    out.writeStartObject();
    for (Field field : fields) {
      Object content = record.get(field.position());
      if (!field.omits(content)) {
        out.writeFieldName(field.encodedName());
        field.shape().write(content, out);
      }
    }
    out.writeEndObject();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.put("title", schemaOfRecord.getName());
    schema.put("description", schemaOfRecord.getDoc());
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    for (Field field : fields) {
      properties.set(field.name(), field.shape().schema().put("description", field.doc()));
      if (field.required()) {
        required.add(field.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }
}
