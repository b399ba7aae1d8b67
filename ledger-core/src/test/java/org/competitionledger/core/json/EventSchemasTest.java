package org.competitionledger.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EventSchemasTest {

  private final Map<String, ObjectNode> components = EventSchemas.components("#/");

  @Test
  void describesEveryTypeWithItsDoc() {
    assertThat(EventSchemas.types())
        .containsExactlyElementsOf(
            RandomEvents.payloadTypes().stream().map(Schema::getName).toList())
        .allSatisfy(
            type -> assertThat(components.get(type).get("description").textValue()).isNotBlank());
  }

  @Test
  void tellsEventsAndProposalsApartByTheirType() {
    for (String kind : new String[] {"Event", "Proposal"}) {
      for (String type : EventSchemas.types()) {
        String name = type + kind;
        assertThat(components.get(kind).at("/discriminator/mapping/" + type).textValue())
            .isEqualTo("#/" + name);
        assertThat(components.get(name).at("/allOf/1/properties/type/enum/0").textValue())
            .isEqualTo(type);
        assertThat(components.get(name).at("/allOf/1/properties/data/$ref").textValue())
            .isEqualTo("#/" + type);
      }
    }
  }

  @Test
  void componentsReferToEachOtherAndToNothingElse() {
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
  void aFieldMayBeCalledTitle() {
    assertThat(components.get("NoticePublished").at("/properties/title/$ref").textValue())
        .isEqualTo("#/LocalisedText");
  }

  @Test
  void saysWhatIsRequiredAndOfWhichType() {
    ObjectNode score = components.get("ScoreRecorded");

    assertThat(score.at("/properties/value/type").textValue()).isEqualTo("number");
    assertThat(components.get("ScoreState").at("/enum/0").textValue()).isEqualTo("NUMBER");
    assertThat(score.at("/required").toString())
        .isEqualTo("[\"stage\",\"participant\",\"criterion\"]");
    assertThat(components.get("ProposalEnvelope").path("properties").fieldNames())
        .toIterable()
        .containsExactly("occurredAt", "announcedAt", "party", "source", "causedBy");
    assertThat(components.get("EventEnvelope").path("required").toString())
        .contains("competition", "sequence", "recordedAt", "actor", "commandId");
  }
}
