package org.competitionledger.core.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.DisputedField;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.StatementRecorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordInWordsTest {

  private static final RecordInWords KO = new RecordInWords(Names.IDENTIFIERS, Language.KO);
  private static final RecordInWords EN = new RecordInWords(Names.IDENTIFIERS, Language.EN);

  @Test
  void everyFieldAndEveryValueOfAnEventHasItsWords() {
    Set<String> missing = new TreeSet<>();
    collect(Proposal.getClassSchema().getField("payload").schema(), new HashSet<>(), missing);

    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.competitionledger.core.json.EventSchemas#types")
  void everyEventSaysWhatRecordingItDoes(String type) {
    assertThat(RecordInWords.act(type, Language.EN)).matches("[A-Z][a-z]+( .+)?");
    assertThat(RecordInWords.act(type, Language.KO)).matches("[가-힣 ]+");
  }

  /** A help of no field is dead; one sentence in each language is enough. */
  @Test
  void everyHelpIsShownAtAFieldAndSaysItShortly() {
    Map<String, Term> helps = Words.RECORDS_HELP.all();
    Set<String> shown = new TreeSet<>();
    fields(
        Proposal.getClassSchema(),
        new HashSet<>(),
        (record, field) -> {
          String own = "help-of-" + kebab(record + '-' + field);
          String key = helps.containsKey(own) ? own : "help-" + kebab(field);
          for (Language language : helps.containsKey(key) ? Language.values() : new Language[0]) {
            assertThat(RecordInWords.help(record, field, language))
                .as("%s in %s", key, language)
                .isNotBlank()
                .isEqualTo(helps.get(key).in(language));
          }
          shown.add(key);
        });

    assertThat(shown).containsAll(helps.keySet());
    helps.forEach(
        (key, help) -> {
          assertThat(help.en()).as(key).matches("[^a-z].*\\.").hasSizeLessThanOrEqualTo(110);
          assertThat(help.ko()).as(key).matches(".*니다(\\(.+\\))?\\.").hasSizeLessThanOrEqualTo(80);
        });
    assertThat(RecordInWords.help("StageScheduled", "name", Language.EN)).isEmpty();
  }

  @Test
  void tellsAScoreFieldByField() {
    ScoreRecorded score =
        ScoreRecorded.newBuilder()
            .setStage("final")
            .setParticipant("alpha")
            .setCriterion("skill")
            .setValue(new BigDecimal("8.500000"))
            .setState(ScoreState.NUMBER)
            .build();

    assertThat(EN.parts(score))
        .extracting(RecordInWords.Part::name, RecordInWords.Part::text)
        .contains(tuple("Score", "8.5"), tuple("State of the score", "A number"));
    assertThat(KO.parts(score)).extracting(RecordInWords.Part::name).contains("점수", "참가자");
  }

  @Test
  void namesTheFieldThatAStatementDisputes() {
    StatementRecorded statement =
        StatementRecorded.newBuilder()
            .setText(new LocalisedText(null, "Not so"))
            .setDisputes(new DisputedField(7L, "/data/components/0/origin", "OWN"))
            .build();

    List<RecordInWords.Part> disputed = EN.parts(statement).get(1).parts();

    assertThat(disputed).extracting(RecordInWords.Part::text).contains("#7", "Origin");
    assertThat(disputed.get(0).event()).isEqualTo(7);
  }

  @Test
  void callsAPointerByWhatItPointsAt() {
    Schema set = CriteriaSet.getClassSchema();

    assertThat(KO.field(set, "/criteria/nia/maximum")).isEqualTo("‘nia’ – 배점");
    assertThat(EN.field(set, "/cutRules/phase-1/count")).isEqualTo("Cut – phase-1 – How many");
    assertThat(EN.field(set, "/criteria/ko/definition/ko")).isEqualTo("“ko” – Definition");
    assertThat(RecordInWords.half(set, "/criteria/ko/definition/ko")).contains(Language.KO);
    assertThat(RecordInWords.half(set, "/criteria/ko")).isEmpty();
    assertThat(EN.field(set, "/criteria/nia/interpretation/en"))
        .isEqualTo("“nia” – Interpretation");
  }

  @Test
  void saysTheValueOfADifference() {
    Schema set = CriteriaSet.getClassSchema();
    JsonNodeFactory json = JsonNodeFactory.instance;

    assertThat(KO.value(set, "/cutRules/final/gates", json.textNode("BEFORE_CUT")).orElseThrow())
        .extracting(RecordInWords.Part::text)
        .isEqualTo("필수 요건 먼저");
    assertThat(EN.value(set, "/criteria", json.arrayNode())).isEmpty();
    assertThat(EN.value(set, "/criteria", json.arrayNode().add("b").add("a")).orElseThrow())
        .extracting(RecordInWords.Part::text)
        .isEqualTo("b, a");
  }

  /** All that a form shows: times and halves of texts are fields there, and not taken apart. */
  private static void fields(Schema schema, Set<String> seen, BiConsumer<String, String> shown) {
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(branch -> fields(branch, seen, shown));
      case ARRAY -> fields(schema.getElementType(), seen, shown);
      case RECORD -> {
        if (!schema.getName().equals("ApproximateTime") && seen.add(schema.getName())) {
          for (Schema.Field field : schema.getFields()) {
            shown.accept(schema.getName(), field.name());
            fields(field.schema(), seen, shown);
          }
        }
      }
      default -> {}
    }
  }

  /** What has no word of its own, or one for its record. */
  private static void collect(Schema schema, Set<String> seen, Set<String> missing) {
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, seen, missing));
      case ARRAY -> collect(schema.getElementType(), seen, missing);
      case ENUM ->
          schema.getEnumSymbols().stream()
              .map(symbol -> "value-" + kebab(schema.getName() + '-' + symbol))
              .filter(key -> Words.RECORDS.find(key).isEmpty())
              .forEach(missing::add);
      case RECORD -> {
        boolean told = !Set.of("LocalisedText", "ApproximateTime").contains(schema.getName());
        if (told && seen.add(schema.getName())) {
          for (Schema.Field field : schema.getFields()) {
            String own = "field-of-" + kebab(schema.getName() + '-' + field.name());
            String key = "field-" + kebab(field.name());
            if (Words.RECORDS.find(own).or(() -> Words.RECORDS.find(key)).isEmpty()) {
              missing.add(key);
            }
            collect(field.schema(), seen, missing);
          }
        }
      }
      default -> {}
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .replace('_', '-')
        .toLowerCase(Locale.ROOT);
  }
}
