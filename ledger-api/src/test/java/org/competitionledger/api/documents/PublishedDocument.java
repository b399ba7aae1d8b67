package org.competitionledger.api.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.competitionledger.api.Api;

/**
 * The OpenAPI document as it is served, and what does not agree with it. Readers have to ignore
 * fields that they do not know; this one does not, so that no field is without its description.
 */
final class PublishedDocument {

  private static final String PREFIX = "#/components/schemas/";

  private final JsonNode document;
  private final JsonNode closed;
  private final Map<String, JsonSchema> schemas = new HashMap<>();

  PublishedDocument(Api api) {
    document = Api.json(api.get("/openapi?format=json"));
    JsonNode components = document.path("components").deepCopy();
    Set<String> parts = new HashSet<>();
    collectParts(components, parts);
    collectParts(document.path("paths"), parts);
    components
        .path("schemas")
        .properties()
        .forEach(schema -> close(schema.getValue(), parts.contains(schema.getKey())));
    closed = components;
  }

  JsonNode document() {
    return document;
  }

  JsonNode schemas() {
    return document.at("/components/schemas");
  }

  /** The name of the schema of one type of events or proposals. */
  String ofType(String kind, String type) {
    String reference = schemas().at("/" + kind + "/discriminator/mapping/" + type).asText();
    return reference.substring(PREFIX.length());
  }

  /** What does not agree with a component; nothing if all does. */
  List<String> violations(String component, JsonNode value) {
    return violations(Api.json("{\"$ref\":\"" + PREFIX + component + "\"}"), value);
  }

  /** What does not agree with a schema of the document. */
  List<String> violations(JsonNode schema, JsonNode value) {
    return schemas
        .computeIfAbsent(schema.toString(), text -> compiled(schema))
        .validate(value)
        .stream()
        .map(ValidationMessage::toString)
        .toList();
  }

  private JsonSchema compiled(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", closed);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(whole, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /** Schemas that others consist of do not say alone which fields there are. */
  private static void collectParts(JsonNode node, Set<String> parts) {
    node.path("allOf")
        .forEach(
            part -> {
              if (part.has("$ref")) {
                parts.add(part.path("$ref").asText().substring(PREFIX.length()));
              }
            });
    node.forEach(child -> collectParts(child, parts));
  }

  private static void close(JsonNode node, boolean part) {
    if (node instanceof ObjectNode schema && !part) {
      if (schema.has("allOf")) {
        schema.put("unevaluatedProperties", false);
      } else if (schema.path("properties").isObject()) {
        schema.putIfAbsent("additionalProperties", BooleanNode.FALSE);
      }
    }
    node.properties()
        .forEach(
            field -> {
              if (field.getKey().equals("allOf")) {
                field.getValue().forEach(each -> close(each, true));
              } else {
                close(field.getValue(), false);
              }
            });
    if (node.isArray()) {
      node.forEach(each -> close(each, false));
    }
  }
}
