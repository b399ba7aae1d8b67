package org.competitionledger.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.competitionledger.core.json.EventSchemas;
import org.junit.jupiter.api.Test;

/** The documents name every event type with its fields, as the Avro schema has them. */
class EventTypesInOpenApiTest {

  private static final Path WRITTEN = Path.of("src", "main", "resources", "META-INF");
  private static final String MADE = "# Made from the Avro schema from here on";
  private static final String PREFIX = "#/components/schemas/";

  @Test
  void openApiHasTheFieldsOfEveryType() throws IOException {
    String document = Files.readString(WRITTEN.resolve("openapi.yaml"), UTF_8);
    int line = document.indexOf('\n', document.indexOf(MADE)) + 1;
    String wanted = document.substring(0, line) + made();
    Path fresh = Path.of("target", "static-openapi.yaml");
    Files.createDirectories(fresh.getParent());
    Files.writeString(fresh, wanted);
    assertThat(document)
        .as("copy %s over %s", fresh, WRITTEN.resolve("openapi.yaml"))
        .isEqualTo(wanted);
  }

  /** Each component in a line: JSON is YAML too. */
  private static String made() {
    StringBuilder lines = new StringBuilder();
    lines.append("    EventOfAType: ").append(anyType()).append('\n');
    lines.append("    EventType: ").append(typeName()).append('\n');
    EventSchemas.components(PREFIX)
        .forEach(
            (name, schema) ->
                lines.append("    ").append(name).append(": ").append(schema).append('\n'));
    return lines.toString();
  }

  private static ObjectNode anyType() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("description", "An event's type, and the data of that type");
    ArrayNode choices = schema.putArray("oneOf");
    for (String type : EventSchemas.types()) {
      ObjectNode properties = choices.addObject().put("type", "object").putObject("properties");
      properties.putObject("type").put("const", type);
      properties.putObject("data").put("$ref", PREFIX + type);
    }
    return schema;
  }

  private static ObjectNode typeName() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    ArrayNode names = schema.putArray("enum");
    EventSchemas.types().forEach(names::add);
    return schema;
  }

  @Test
  void asyncApiNamesEveryTypeOfCloudEvents() throws IOException {
    String document =
        Files.readString(WRITTEN.resolve("resources").resolve("asyncapi.yaml"), UTF_8);
    TreeSet<String> wanted = new TreeSet<>();
    for (String type : EventSchemas.types()) {
      String kebab = type.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
      wanted.add("competition." + kebab + ".v1");
    }
    TreeSet<String> named = new TreeSet<>();
    java.util.regex.Pattern.compile("competition\\.[a-z-]+\\.v1")
        .matcher(document)
        .results()
        .forEach(found -> named.add(found.group()));
    assertThat(named).isEqualTo(wanted);
  }
}
