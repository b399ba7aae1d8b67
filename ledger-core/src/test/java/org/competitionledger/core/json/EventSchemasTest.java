package org.competitionledger.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EventSchemasTest {

  @Test
  void describesEveryTypeWithItsDoc() {
    Map<String, ObjectNode> schemas = EventSchemas.openApi();

    assertThat(schemas.keySet())
        .containsExactlyElementsOf(
            RandomEvents.payloadTypes().stream().map(Schema::getName).toList());
    assertThat(schemas.values())
        .allSatisfy(schema -> assertThat(schema.get("description").textValue()).isNotBlank());
  }

  @Test
  void componentsReferToEachOtherAndToNothingElse() {
    Map<String, ObjectNode> components = EventSchemas.components("#/");

    assertThat(components)
        .containsKeys("ScoreRecorded", "CriteriaSet", "LocalisedText", "ApproximateTime", "Source");
    assertThat(components.get("CriteriaPublished").at("/properties/criteria/$ref").textValue())
        .isEqualTo("#/CriteriaSet");
    components
        .values()
        .forEach(
            schema ->
                assertThat(schema.findValuesAsText("$ref"))
                    .allSatisfy(to -> assertThat(components).containsKey(to.substring(2))));
  }

  @Test
  void saysWhatIsRequiredAndOfWhichType() {
    ObjectNode score = EventSchemas.openApi().get("ScoreRecorded");

    assertThat(score.at("/properties/value/type").textValue()).isEqualTo("number");
    assertThat(score.at("/properties/state/enum/0").textValue()).isEqualTo("NUMBER");
    assertThat(score.at("/required").toString())
        .isEqualTo("[\"stage\",\"participant\",\"criterion\"]");
    assertThat(score.at("/additionalProperties").booleanValue()).isFalse();
    assertThat(EventSchemas.envelope().keySet())
        .containsExactly("occurredAt", "announcedAt", "party", "source", "causedBy");
  }
}
