package org.competitionledger.core.wording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.wording.Readable.assertInOurWords;
import static org.competitionledger.core.wording.Readable.assertReadable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.json.RandomEvents;
import org.competitionledger.core.scenarios.Scenario;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.StatementRecorded;
import org.competitionledger.event.SubmissionRegistered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeadlinesTest {

  private static final int ROUNDS = 60;

  private static final Map<String, LocalisedText> KNOWN =
      Map.of(
          "garam", new LocalisedText("가람 AI연구소", "Garam AI Lab"),
          "nuri", new LocalisedText("누리클라우드", "Nuri Cloud"),
          "solbit", new LocalisedText("솔빛", "Solbit"),
          "trio", new LocalisedText("Trio Labs", null),
          "phase-1", new LocalisedText("1차 평가", "Phase 1"),
          "phase-2", new LocalisedText("2차 평가", "Phase 2"),
          "season", new LocalisedText("1988 시즌", "the 1988 season"),
          "extra-call", new LocalisedText("추가 공모", "the second call"),
          "bench", new LocalisedText("벤치마크", "Benchmark"),
          "own", new LocalisedText("독자성", "Independence"));

  private static final Names NAMES =
      new Names() {
        @Override
        public LocalisedText participant(String id) {
          return KNOWN.getOrDefault(id, Names.identifier(id));
        }

        @Override
        public LocalisedText stage(String id) {
          return participant(id);
        }

        @Override
        public LocalisedText criterion(String id) {
          return participant(id);
        }

        @Override
        public LocalisedText call(String id) {
          return participant(id);
        }

        @Override
        public Optional<LocalisedText> occasion(String stage, int occasion) {
          return occasion == 3
              ? Optional.of(new LocalisedText("비봉 그랑프리", "Bibong Grand Prix"))
              : Optional.empty();
        }
      };

  static Stream<Schema> payloadTypes() {
    return RandomEvents.payloadTypes().stream();
  }

  @ParameterizedTest
  @MethodSource("payloadTypes")
  void saysEveryEventInBothLanguages(Schema type) {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomEvents random = new RandomEvents(seed);
      LocalisedText headline = Headlines.of(random.event(random.proposal(type)), Names.IDENTIFIERS);

      assertThat(List.of(headline.getKo(), headline.getEn()))
          .as("seed %d", seed)
          .allSatisfy(
              sentence ->
                  assertThat(sentence)
                      .isNotBlank()
                      .doesNotContain("{", "}", "null", "\n")
                      .matches(".*[.!?…][”’\"']*"));
    }
  }

  /** Whatever an event holds, with plain words in it: no sentence shows how it was stored. */
  @ParameterizedTest
  @MethodSource("payloadTypes")
  void saysNothingThatOnlyAProgramReads(Schema type) {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Proposal said = new RandomEvents(seed).proposal(type);
      plain(said);

      assertInOurWords(Headlines.of(said, NAMES));
    }
  }

  /** Puts plain words for all texts. */
  private static void plain(SpecificRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      record.put(field.pos(), plain(field.name(), record.get(field.pos())));
    }
  }

  private static Object plain(String field, Object value) {
    if (value instanceof LocalisedText) {
      return new LocalisedText("낱말", "word");
    }
    if (value instanceof ApproximateTime) {
      return new ApproximateTime("2026-08", Instant.EPOCH, Instant.EPOCH, null);
    }
    if (value instanceof String) {
      return field.equals("pointer") ? "/data/reason" : "word";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> plain(field, element)).toList();
    }
    if (value instanceof SpecificRecord record) {
      plain(record);
    }
    return value;
  }

  @Test
  void theScenariosReadAsPeopleWrite() {
    for (String scenario : List.of("k-ai", "f1-1988", "science-fair")) {
      Scenario told = Scenario.of(scenario);
      Names names = new StateNames(told.state);

      told.events.forEach(recorded -> assertReadable(Headlines.of(recorded.event(), names)));
    }
  }

  @Test
  void anOutletReportsAndOnlyComponentsOnRecordAreNamed() {
    Scenario told = Scenario.of("k-ai");
    Names names = new StateNames(told.state);

    Event disputing =
        first(
            told,
            said -> said instanceof StatementRecorded statement && statement.getDisputes() != null);
    long disputed = ((StatementRecorded) disputing.getSaid().getPayload()).getAbout();
    assertThat(Headlines.of(disputing, names).getEn())
        .startsWith("SBS reported otherwise than event " + disputed + ": Both eliminated teams");
    assertThat(Headlines.of(disputing, names).getKo())
        .startsWith("SBS가 " + disputed + "번 기록과 다르게 보도했다: ");
    assertThat(Headlines.of(first(told, SubmissionRegistered.class::isInstance), names).getKo())
        .endsWith("(외부 구성 요소로 기록: 비전 인코더, 자체 구성 요소로 기록: 엔진).")
        .doesNotContain("2개");
  }

  private static Event first(Scenario told, Predicate<Object> payload) {
    return told.events.stream()
        .map(Scenario.Recorded::event)
        .filter(event -> payload.test(event.getSaid().getPayload()))
        .findFirst()
        .orElseThrow();
  }

  /** The sentences are read by people: a change of wording is made by changing the golden file. */
  @Test
  void saysTheSamplesAsTheGoldenFileDoes() throws IOException {
    String said =
        samples()
            .map(
                proposal -> {
                  LocalisedText headline = Headlines.of(proposal, NAMES);
                  return "%s\n  %s\n  %s\n"
                      .formatted(ProposalJson.typeOf(proposal), headline.getKo(), headline.getEn());
                })
            .collect(Collectors.joining());
    Path actual = Path.of("target/headlines.txt");
    Files.writeString(actual, said);

    assertThat(said)
        .as("what is said now stands in ledger-core/" + actual)
        .isEqualTo(resource("headlines.txt"));
  }

  @Test
  void theSamplesHaveEveryType() throws IOException {
    assertThat(samples().map(ProposalJson::typeOf).distinct())
        .containsExactlyInAnyOrderElementsOf(payloadTypes().map(Schema::getName).toList());
  }

  private static Stream<Proposal> samples() throws IOException {
    return resource("samples.ndjson")
        .lines()
        .map(line -> ProposalJson.parse(line.getBytes(UTF_8)).orElseThrow());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HeadlinesTest.class.getResourceAsStream("/wording/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), UTF_8);
    }
  }
}
