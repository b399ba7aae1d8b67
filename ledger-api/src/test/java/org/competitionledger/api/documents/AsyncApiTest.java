package org.competitionledger.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.competitionledger.core.json.EventSchemas;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document is whole in itself, and says the same as OpenAPI. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class AsyncApiTest {

  private final Api api = new Api();
  private final JsonNode document = served();

  private JsonNode served() {
    try {
      return new YAMLMapper().readTree(api.get("/asyncapi.yaml").body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyReferenceIsToTheDocumentItself() {
    List<String> references = document.findValuesAsText("$ref");
    assertThat(references)
        .hasSizeGreaterThan(EventSchemas.types().size())
        .allSatisfy(
            reference -> {
              assertThat(reference).startsWith("#/");
              assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue();
            });
  }

  @Test
  void itsSchemasAreThoseOfOpenApi() {
    JsonNode openApi = new PublishedDocument(api).schemas();
    for (Map.Entry<String, JsonNode> schema : document.at("/components/schemas").properties()) {
      ObjectNode same = openApi.path(schema.getKey()).deepCopy();
      if (same.has("discriminator")) { // which is a name in the one, and an object in the other
        same.put("discriminator", same.at("/discriminator/propertyName").asText());
      }
      assertThat(schema.getValue()).as(schema.getKey()).isEqualTo(same);
    }
    assertThat(document.at("/components/schemas").has("ScoreRecordedEvent")).isTrue();
  }

  @Test
  void itNamesEveryTypeOfCloudEvents() {
    List<String> names = new ArrayList<>();
    document
        .at("/components/schemas/CloudEventType/enum")
        .forEach(name -> names.add(name.asText()));
    assertThat(names)
        .containsExactlyElementsOf(
            EventSchemas.types().stream()
                .map(type -> type.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT))
                .map(kebab -> "competition." + kebab + ".v1")
                .toList());
  }
}
