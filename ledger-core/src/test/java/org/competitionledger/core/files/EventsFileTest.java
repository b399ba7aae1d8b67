package org.competitionledger.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class EventsFileTest {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(EventsFile.schema());

  private static final String OUTCOMES =
      """
      languages: [en]
      announcedAt: 2027-05-07
      events:
        - EvaluationClosed: final
        - GateRuled: {stage: final, participant: ants, criterion: safe, verdict: passed}
          announcedAt: 2027-05-08
          causedBy: 3
        - EntryEliminated: {stage: final, participant: bees, reason: 'Third, and two go on'}
        - CompetitionConcluded: {}
      """;

  private static JsonNode tree(String yaml) {
    LoadSettings core = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return new ObjectMapper().valueToTree(new Load(core).loadFromString(yaml));
  }

  private static ReadFile read(String yaml) {
    return EventsFile.read(yaml.getBytes(UTF_8));
  }

  @Test
  void isReadAsTheJsonOfTheSameEvents() throws IOException {
    ReadFile file = read(OUTCOMES);

    assertThat(file.problems()).isEmpty();
    assertThat(file.events().toString())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"type": "EvaluationClosed", "announcedAt": "2027-05-07",
                      "data": {"stage": "final"}},
                     {"type": "GateRuled", "announcedAt": "2027-05-08", "causedBy": 3,
                      "data": {"stage": "final", "participant": "ants", "criterion": "safe",
                               "verdict": "PASSED"}},
                     {"type": "EntryEliminated", "announcedAt": "2027-05-07",
                      "data": {"stage": "final", "participant": "bees",
                               "reason": {"en": "Third, and two go on"}}},
                     {"type": "CompetitionConcluded", "announcedAt": "2027-05-07", "data": {}}]
                    """)
                .toString());
    assertThat(file.proposals()).hasSize(4);
    assertThat(SCHEMA.validate(tree(OUTCOMES))).isEmpty();
  }

  @Test
  void whoCertifiesNeedNotWriteWhatTheTableSays() throws InterruptedException {
    String yaml =
        """
        events:
          - StandingsCertified: final
          - StandingsCertified: {stage: semi, version: 7, sequence: 9, digest: %s}
        """
            .formatted("ab".repeat(32));
    List<String> asked = new ArrayList<>();
    ReadFile file =
        EventsFile.read(
            yaml.getBytes(UTF_8),
            stage -> {
              asked.add(stage);
              return new EventsFile.Table(2, 41, "cd".repeat(32));
            });

    assertThat(file.problems()).isEmpty();
    assertThat(asked).containsExactly("final");
    assertThat(file.events().at("/0/data").toString())
        .isEqualTo(
            "{\"stage\":\"final\",\"version\":2,\"sequence\":41,\"digest\":\"%s\"}"
                .formatted("cd".repeat(32)));
    assertThat(file.events().at("/1/data/version").asInt()).isEqualTo(7);
    assertThat(SCHEMA.validate(tree(yaml))).isEmpty();
    assertThat(read(yaml.replace("sequence: 9, ", "")).problems())
        .extracting(FileProblem::code)
        .containsExactly("missing-field");
  }

  /** Every type can be written. */
  @Test
  void knowsEveryType() {
    Proposal.getClassSchema()
        .getField("payload")
        .schema()
        .getTypes()
        .forEach(
            type ->
                assertThat(EventsFile.schema().at("/$defs/Event/properties").has(type.getName()))
                    .as(type.getName())
                    .isTrue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events:|1:1|events-missing",
        "rules: {}|1:1|key-unknown",
        "events: {StageOpened: final}|1:9|list-expected",
        "events: [StageOpened]|1:10|fields-expected",
        "events: [StageOpend: final]|1:10|key-unknown",
        "events: [{StageOpened: final, StageClosed: final}]|1:10|event-of-one-type",
        "events: [{announcedAt: 2027-05}]|1:10|event-of-one-type",
        "events: [CompetitionConcluded: ]|1:10|event-of-one-type",
        "events: [StageClosed: {stage: final, verdict: maybe}]|1:38|key-unknown",
        "events: [ObjectionDecided: {objection: one, decision: maybe}]|1:55|word-unknown",
      })
  void tellsWhereItIsWrong(String yaml, String place, String code) {
    List<FileProblem> problems = read(yaml).problems();

    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0).text("f", Language.EN))
        .startsWith("f:" + place + ": ")
        .endsWith("[" + code + "]");
    assertThat(problems.get(0).text("f", Language.KO)).contains("[" + code + "]");
    assertThat(read(yaml).proposals()).isEmpty();
  }
}
