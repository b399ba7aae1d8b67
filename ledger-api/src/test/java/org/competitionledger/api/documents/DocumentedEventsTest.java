package org.competitionledger.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event of the scenarios is one of OpenAPI's, as it is sent and as it is read. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class DocumentedEventsTest {

  private final Api api = new Api();
  private final PublishedDocument document = new PublishedDocument(api);

  @ParameterizedTest
  @ValueSource(strings = {"k-ai", "f1-1988", "science-fair"})
  void whatIsSentIsAProposal(String scenario) {
    for (String line : Scenarios.lines(scenario)) {
      JsonNode command = Api.json(line);
      for (JsonNode sent : command.has("events") ? command.path("events") : List.of(command)) {
        JsonNode proposal = sent.deepCopy();
        ((ObjectNode) proposal).remove("key");
        String schema = document.ofType("Proposal", proposal.path("type").asText());
        assertThat(document.violations(schema, proposal)).as("%s", proposal).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"k-ai", "f1-1988", "science-fair"})
  void whatIsReadIsAnEvent(String scenario) {
    long last = Scenarios.load(api, scenario);
    List<JsonNode> events =
        Api.lines(
            api.get("/v1/competitions/" + scenario + "/events", "Accept", "application/x-ndjson"));
    assertThat(events).hasSize((int) last + 1);
    for (JsonNode event : events) {
      String schema = document.ofType("Event", event.path("type").asText());
      assertThat(document.violations(schema, event)).as("%s", event).isEmpty();
    }
  }

  /** Were all accepted, the two tests above would say nothing. */
  @Test
  void whatIsNoEventIsNone() {
    JsonNode score =
        Api.json(
            """
            {"type":"ScoreRecorded","data":\
            {"stage":"s","participant":"p","criterion":"c","value":1}}""");
    assertThat(document.violations("Proposal", score)).isEmpty();
    for (String[] change :
        new String[][] {
          {"\"value\":1", "\"value\":\"1\""},
          {"\"stage\"", "\"stadium\""},
          {"ScoreRecorded", "ScoreVoided"},
          {"ScoreRecorded", "ScoreForgotten"},
          {"\"data\"", "\"causedBy\":\"x\",\"data\""}
        }) {
      JsonNode wrong = Api.json(score.toString().replace(change[0], change[1]));
      assertThat(document.violations("Proposal", wrong)).as("%s", wrong).isNotEmpty();
    }
  }

  /** Neither by its own name, nor by a number behind the name of another. */
  @Test
  void noTypeOfALibraryShowsThrough() {
    Set<String> names = new HashSet<>();
    document.schemas().fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .doesNotContain(
            "JsonNode", "Schema", "SpecificData", "StreamingOutput", "Instant", "Response")
        .noneMatch(name -> name.matches(".*[0-9]"));
  }
}
