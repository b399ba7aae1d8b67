package org.competitionledger.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.competitionledger.event.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema for editors takes what the reader takes, and refuses what people get wrong. */
class FileSchemaTest {

  private static final JsonSchema CONTEST = schema(ContestFile.schema());
  private static final JsonSchema AMENDMENT = schema(AmendmentFile.schema());

  private static final JsonSchema EVENTS = schema(EventsFile.schema());

  private static JsonSchema schema(ObjectNode schema) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  private static JsonNode tree(String yaml) {
    LoadSettings core = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return new ObjectMapper().valueToTree(new Load(core).loadFromString(yaml));
  }

  private static String example() throws IOException {
    return new String(ContestFileTest.example("en"), UTF_8);
  }

  @Test
  void isItselfASchema() {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(ContestFile.schema())).isEmpty();
    assertThat(meta.validate(AmendmentFile.schema())).isEmpty();
    assertThat(meta.validate(EventsFile.schema())).isEmpty();
  }

  @Test
  void takesTheExamples() throws IOException {
    assertThat(CONTEST.validate(tree(example()))).isEmpty();
    assertThat(AMENDMENT.validate(tree(AmendmentFileTest.kai()))).isEmpty();
  }

  /** What docs/files.md shows is read, recorded, and taken by the schema. */
  @Test
  void takesWhatTheDocumentShows() throws IOException {
    List<String> shown =
        Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/files.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(shown).hasSize(3);
    ReadFile contest = ContestFile.read(shown.get(0).getBytes(UTF_8));
    assertThat(contest.problems()).isEmpty();
    assertThat(contest.asNewCompetition(Role.ORGANIZER, Instant.EPOCH).refusals()).isEmpty();
    assertThat(AmendmentFile.read(shown.get(1).getBytes(UTF_8), 2).problems()).isEmpty();
    assertThat(CONTEST.validate(tree(shown.get(0)))).isEmpty();
    assertThat(AMENDMENT.validate(tree(shown.get(1)))).isEmpty();
    assertThat(EventsFile.read(shown.get(2).getBytes(UTF_8)).problems()).isEmpty();
    assertThat(EVENTS.validate(tree(shown.get(2)))).isEmpty();
  }

  /** Each takes something of the example and puts something wrong in its place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone: Asia/Seoul|zoen: Asia/Seoul",
        "competition: my-science-fair|title: x",
        "goalsOrdered: true|goalsOrdered: maybe",
        "plannedEntries: 3|plannedEntries: three",
        "size: 3|sise: 3",
        "{same-as: fair}|{same_as: fair}",
        "points: 60|points: many",
        "panel: mean|panel: average",
        "gate: ruled|gate: judged",
        "{top: 2, gates: before-cut}|{top: 2, gates: first}",
        "{top: 2, gates: before-cut}|3",
        "fair: all|fair: everything",
        "- decision|- coin",
        "- criterion: research|- criterion: {name: research}",
        "scores: direct|scores: public",
        "goals: [inquiry]|goals: inquiry",
        "seats: 3|seats: [3]",
      })
  void refusesWhatPeopleGetWrong(String right, String wrong) throws IOException {
    String yaml = example().replace(right, wrong);
    assertThat(yaml).isNotEqualTo(example());

    assertThat(CONTEST.validate(tree(yaml))).as(wrong).isNotEmpty();
    assertThat(ContestFile.read(yaml.getBytes(UTF_8)).problems()).as(wrong).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gate: ruled|gate: {criterion: research, threshold: 30}",
        "panel: mean|panel: {method: trimmed-mean, low: 1, high: 1, digits: 3}",
        "- decision|- countback: {criterion: talk, depth: 3}",
        "- decision|- {method: BEST_SINGLE, criterion: talk}",
        "transform: ratio-to-best|transform: [10, 8, 6]",
        "fair: all|fair: {of: LEADERS, due: 2027-05}",
        "scale: 0..10|scale: {min: 0, max: 10}",
        "panel: {same-as: fair}|occasions: 3",
        "panel: {same-as: fair}|'entries: [moss-wall, {participant: bee-radar}]'",
        "preparation: 2027-03-02/2027-04-09|preparation: {start: 2027-03}",
      })
  void takesEveryWayOfWriting(String one, String other) throws IOException {
    String yaml = example().replace(one, other);
    assertThat(yaml).isNotEqualTo(example());

    assertThat(ContestFile.read(yaml.getBytes(UTF_8)).problems()).as(other).isEmpty();
    assertThat(CONTEST.validate(tree(yaml))).as(other).isEmpty();
  }
}
