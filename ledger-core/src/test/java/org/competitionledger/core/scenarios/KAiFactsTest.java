package org.competitionledger.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.SourceKind;
import org.competitionledger.event.StatementRecorded;
import org.junit.jupiter.api.Test;

/** The scenario k-ai says what its sources say, and no more. */
class KAiFactsTest {

  private static final String PREFIX = "k-ai/";
  private static final int LINE_BYTES_MAX = 64 * 1024;
  private static final int STATEMENT_LENGTH_MAX = 200;
  private static final Scenario SCENARIO = Scenario.of("k-ai");

  /** One line of {@code k-ai.facts.txt}. */
  private record Fact(SourceKind kind, String latest, List<String> keys) {}

  private static List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    for (String line : Scenario.text("/scenarios/k-ai.facts.txt").split("\n")) {
      if (!line.startsWith("#")) {
        String[] cells = line.split(" \\| ", -1);
        facts.add(
            new Fact(SourceKind.valueOf(cells[0]), cells[1], List.of(cells[3].strip().split(" "))));
      }
    }
    return facts;
  }

  @Test
  void everyFactIsRecordedAndEveryLineStandsForAFact() {
    List<String> stated = facts().stream().flatMap(fact -> fact.keys().stream()).toList();
    List<String> recorded =
        SCENARIO.lines.stream().map(line -> line.key().substring(PREFIX.length())).toList();
    assertThat(stated).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(recorded);
  }

  @Test
  void everyEventHasTheClassOfItsFactAndEndsWhenItsFactDoes() {
    Map<String, Scenario.Line> lines = new LinkedHashMap<>();
    SCENARIO.lines.forEach(line -> lines.put(line.key(), line));
    for (Fact fact : facts()) {
      for (String key : fact.keys()) {
        for (Event event : lines.get(PREFIX + key).events()) {
          assertThat(event.getSaid().getSource().getKind()).as(key).isEqualTo(fact.kind());
          Instant latest = event.getSaid().getOccurredAt().getLatest();
          assertThat(latest.plusSeconds(9 * 3600).toString()).as(key).startsWith(fact.latest());
        }
      }
    }
  }

  @Test
  void everyEventNamesWhoActedAndIsCitedInBothLanguages() {
    for (Scenario.Recorded recorded : SCENARIO.events) {
      Event event = recorded.event();
      assertThat(event.getSaid().getParty().getId()).isNotBlank();
      LocalisedText citation = event.getSaid().getSource().getCitation();
      assertThat(citation.getKo()).as("event %d", event.getSequence()).isNotBlank();
      assertThat(citation.getEn()).as("event %d", event.getSequence()).isNotBlank();
      assertThat(event.getSaid().getSource().getUrl()).isNull();
    }
  }

  @Test
  void linesStandInTheOrderOfTheirLaterEndsWhichIsLedgerTime() {
    Instant preceding = Instant.MIN;
    for (Scenario.Recorded recorded : SCENARIO.events) {
      assertThat(recorded.ledgerTime())
          .as("event %d", recorded.event().getSequence())
          .isEqualTo(recorded.event().getSaid().getOccurredAt().getLatest())
          .isAfterOrEqualTo(preceding);
      preceding = recorded.ledgerTime();
    }
  }

  @Test
  void nobodyButLgHasANumber() {
    Map<String, List<ScoreState>> states = new LinkedHashMap<>();
    for (Scenario.Recorded recorded : SCENARIO.events) {
      if (recorded.event().getSaid().getPayload() instanceof ScoreRecorded score) {
        states
            .computeIfAbsent(score.getParticipant(), p -> new ArrayList<>())
            .add(score.getState());
      }
    }
    assertThat(states)
        .containsOnlyKeys("lg-ai-research", "naver-cloud", "nc-ai", "sk-telecom", "upstage");
    states.forEach(
        (participant, of) ->
            assertThat(of)
                .as(participant)
                .hasSize(5)
                .containsOnly(
                    participant.equals("lg-ai-research")
                        ? ScoreState.NUMBER
                        : ScoreState.NOT_PUBLISHED));
  }

  @Test
  void statementsAreBriefAndSpeakBothLanguages() {
    for (Scenario.Recorded recorded : SCENARIO.events) {
      if (recorded.event().getSaid().getPayload() instanceof StatementRecorded statement) {
        assertThat(statement.getText().getKo()).isNotBlank().hasSizeLessThan(STATEMENT_LENGTH_MAX);
        assertThat(statement.getText().getEn()).isNotBlank().hasSizeLessThan(STATEMENT_LENGTH_MAX);
      }
    }
  }

  @Test
  void linesAndEventsKeepWithinTheLimits() {
    for (Scenario.Line line : SCENARIO.lines) {
      assertThat(line.json().getBytes(StandardCharsets.UTF_8).length)
          .as(line.key())
          .isLessThanOrEqualTo(LINE_BYTES_MAX);
      for (Event event : line.events()) {
        assertThat(EventCodec.encode(event).length).isLessThanOrEqualTo(EventCodec.EVENT_SIZE_MAX);
      }
    }
  }
}
