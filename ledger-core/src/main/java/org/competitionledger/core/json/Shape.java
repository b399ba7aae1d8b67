package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * How values of one Avro schema look in JSON, in both directions. Derived from the schema once, by
 * {@link Shapes}; immutable.
 */
interface Shape {

  /**
   * The value of a node that is not null; null, with a problem added, if the node is no such value.
   */
  Object read(JsonNode node, Location at, Problems problems);

  /** Writes a value that is not null. */
  void write(Object value, JsonGenerator out) throws IOException;

  /** The JSON Schema (2020-12, as in OpenAPI 3.1) of such values. */
  ObjectNode schema();
}
