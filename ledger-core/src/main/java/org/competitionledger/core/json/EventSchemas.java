package org.competitionledger.core.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Schemas of what writers send, derived from the Avro schema, for the OpenAPI document. */
public final class EventSchemas {

  private EventSchemas() {}

  /** The names of all event types, in the order of the schema. */
  public static Iterable<String> types() {
    return Shapes.PAYLOADS.keySet();
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
   * The JSON Schema of a proposed event of any type; {@code data} refers to {@code prefix + type}.
   */
  public static ObjectNode proposal(String prefix) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ObjectNode type = properties.putObject(ProposalJson.TYPE).put("type", "string");
    var names = type.putArray("enum");
    types().forEach(names::add);
    envelope().forEach(properties::set);
    var choices = properties.putObject(ProposalJson.DATA).putArray("anyOf");
    types().forEach(name -> choices.addObject().put("$ref", prefix + name));
    schema.putArray("required").add(ProposalJson.TYPE).add(ProposalJson.DATA);
    return schema.put("additionalProperties", false);
  }
}
