package org.competitionledger.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** JSON Schemas of what writers send, derived from the Avro schema, for the OpenAPI document. */
public final class EventSchemas {

  private static final String TITLE = "title";
  private static final String DESCRIPTION = "description";

  private EventSchemas() {}

  /** The names of all event types, in the order of the schema. */
  public static Set<String> types() {
    return Collections.unmodifiableSet(Shapes.PAYLOADS.keySet());
  }

  /**
   * The JSON Schema (2020-12, as OpenAPI 3.1 uses it) of each type's {@code data}, by type name.
   * Each is complete in itself. The caller may change them.
   */
  public static Map<String, ObjectNode> openApi() {
    Map<String, ObjectNode> schemas = new LinkedHashMap<>();
    Shapes.PAYLOADS.forEach((type, shape) -> schemas.put(type, shape.schema()));
    return schemas;
  }

  /** The JSON Schemas of the fields beside {@code type} and {@code data}, by field name. */
  public static Map<String, ObjectNode> envelope() {
    Map<String, ObjectNode> schemas = new LinkedHashMap<>();
    for (RecordShape.Field field : ProposalJson.ENVELOPE) {
      schemas.put(field.name(), field.shape().schema().put("description", field.doc()));
    }
    return schemas;
  }

  /**
   * The same, and of all that they consist of, by name; each refers to others by {@code prefix +
   * name}.
   */
  public static Map<String, ObjectNode> components(String prefix) {
    Map<String, ObjectNode> parts = new TreeMap<>();
    Map<String, ObjectNode> components = new LinkedHashMap<>();
    openApi().forEach((type, schema) -> components.put(type, referring(schema, prefix, parts)));
    envelope().values().forEach(schema -> parted(schema, prefix, parts));
    components.putAll(parts);
    return components;
  }

  /** A schema whose titled parts are taken out, and referred to. */
  private static ObjectNode referring(
      ObjectNode schema, String prefix, Map<String, ObjectNode> parts) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    schema.properties().forEach(f -> copy.set(f.getKey(), parted(f.getValue(), prefix, parts)));
    copy.remove(TITLE);
    return copy;
  }

  private static JsonNode parted(JsonNode node, String prefix, Map<String, ObjectNode> parts) {
    if (node instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> copy.add(parted(item, prefix, parts)));
      return copy;
    }
    if (!(node instanceof ObjectNode schema)) {
      return node;
    }
    if (!schema.path(TITLE).isTextual()) {
      return referring(schema, prefix, parts);
    }
    String name = schema.path(TITLE).textValue();
    ObjectNode part = referring(schema, prefix, parts);
    part.remove(DESCRIPTION); // of the place where it stands
    parts.putIfAbsent(name, part);
    ObjectNode reference = JsonNodeFactory.instance.objectNode().put("$ref", prefix + name);
    if (schema.has(DESCRIPTION)) {
      reference.set(DESCRIPTION, schema.get(DESCRIPTION));
    }
    return reference;
  }
}
