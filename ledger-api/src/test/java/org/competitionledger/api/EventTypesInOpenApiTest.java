package org.competitionledger.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.competitionledger.core.json.EventSchemas;
import org.junit.jupiter.api.Test;

/** The documents name every event type with its fields, as the Avro schema has them. */
class EventTypesInOpenApiTest {

  private static final Path WRITTEN = Path.of("src", "main", "resources", "META-INF");
  private static final String MADE = "# Made from the Avro schema from here on";
  private static final Pattern NAMES_OF_CLOUD_EVENTS =
      Pattern.compile("( {14}- competition\\.[a-z-]+\\.v1\n)+");
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
    Path written = WRITTEN.resolve("resources").resolve("asyncapi.yaml");
    String document = Files.readString(written, UTF_8);
    String wanted =
        NAMES_OF_CLOUD_EVENTS
            .matcher(document)
            .replaceFirst(
                EventSchemas.types().stream()
                    .map(EventTypesInOpenApiTest::nameOfCloudEvent)
                    .collect(Collectors.joining()));
    Path fresh = Path.of("target", "asyncapi.yaml");
    Files.createDirectories(fresh.getParent());
    Files.writeString(fresh, wanted);
    assertThat(document).as("copy %s over %s", fresh, written).isEqualTo(wanted);
  }

  private static String nameOfCloudEvent(String type) {
    String kebab = type.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    return "              - competition." + kebab + ".v1\n";
  }
}
