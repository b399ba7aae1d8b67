package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** The parts of a JSON Schema that are described once, and referred to. */
final class SchemaParts {

  private static final String PREFIX = "#/$defs/";

  private final ObjectNode all = object();

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode type(String name) {
    return object().put("type", name);
  }

  /** One of several. */
  static ObjectNode any(ObjectNode... choices) {
    ObjectNode schema = object();
    for (ObjectNode choice : choices) {
      schema.withArray("anyOf").add(choice);
    }
    return schema;
  }

  /** Refers to a part, which is described where it is first met. */
  ObjectNode refer(String name, Consumer<ObjectNode> description) {
    if (!all.has(name)) {
      ObjectNode part = all.putObject(name); // before it is described: it may refer to itself
      description.accept(part);
    }
    return object().put("$ref", PREFIX + name);
  }

  ObjectNode all() {
    return all;
  }
}
