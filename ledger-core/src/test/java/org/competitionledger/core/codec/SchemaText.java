package org.competitionledger.core.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/** A schema's text as it is released: all docs and defaults, nothing of the Java it is used in. */
final class SchemaText {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final String JAVA_STRING = "avro.java.string";

  private SchemaText() {}

  static String of(Schema schema) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
    try {
      return MAPPER.writer(printer).writeValueAsString(tree(schema)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text as a tree, to compare without regard to layout. */
  static JsonNode tree(Schema schema) {
    return plain(parse(schema.toString()));
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode plain(JsonNode node) {
    if (node.has(JAVA_STRING)) {
      return JsonNodeFactory.instance.textNode("string");
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(property -> property.setValue(plain(property.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, plain(array.get(i)));
      }
    }
    return node;
  }
}
