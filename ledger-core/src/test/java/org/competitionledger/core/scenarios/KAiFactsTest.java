package org.competitionledger.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.StatementRecorded;
import org.junit.jupiter.api.Test;

/** The scenario k-ai says what its sources say, and no more. */
class KAiFactsTest {

  private static final String PREFIX = "k-ai/";
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int LINE_BYTES_MAX = 64 * 1024;
  private static final int STATEMENT_LENGTH_MAX = 200;
  private static final Scenario SCENARIO = Scenario.of("k-ai");

  /**
   * One line of {@code k-ai.facts.txt}.
   *
   * @param latest by key of a scenario's line, the date on which it happened at the latest
   */
  private record Fact(String when, String kind, Map<String, String> latest) {}

  private static List<Fact> facts() {
    return Scenario.text("/scenarios/k-ai.facts.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" \\| ", -1))
        .map(cells -> new Fact(cells[0], cells[1], latest(cells[3])))
        .toList();
  }

  /** From {@code 2025: phase-2; 2026-01-26: field-of-four}. */
  private static Map<String, String> latest(String cell) {
    Map<String, String> latest = new LinkedHashMap<>();
    for (String group : cell.split("; ", -1)) {
      String[] parts = group.split(": ", -1);
      for (String key : parts[1].split(" ", -1)) {
        latest.put(PREFIX + key, parts[0]);
      }
    }
    return latest;
  }

  @Test
  void everyFactIsRecordedAndEveryLineStandsForAFact() {
    Set<String> stated = new HashSet<>();
    facts().forEach(fact -> stated.addAll(fact.latest().keySet()));
    assertThat(SCENARIO.lines)
        .extracting(Scenario.Line::key)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(stated);
  }

  @Test
  void theFactsAreThoseCollectedRowByRow() throws IOException {
    Path collected = Path.of("..", "..", "shared", "facts", "k-ai.md");
    assumeTrue(Files.exists(collected), "the collected facts are not beside this project");
    List<String> rows =
        Files.readString(collected)
            .lines()
            .filter(line -> line.matches("\\|.*\\| (OFFICIAL|NAMED|ANONYMOUS|REPORTED).*\\|.*"))
            .map(line -> line.split("\\|", -1))
            .map(cells -> cells[1].replace("†", "").strip() + " " + cells[3].split(" ")[1])
            .toList();
    assertThat(facts()).extracting(fact -> fact.when() + " " + fact.kind()).isEqualTo(rows);
  }

  @Test
  void everyEventHasTheClassOfItsFactAndEndsWhenItsFactDoes() {
    Map<String, Scenario.Line> lines = new LinkedHashMap<>();
    SCENARIO.lines.forEach(line -> lines.put(line.key(), line));
    for (Fact fact : facts()) {
      fact.latest()
          .forEach(
              (key, latest) -> {
                for (Event event : lines.get(key).events()) {
                  assertThat(event.getSaid().getSource().getKind())
                      .as(key)
                      .hasToString(fact.kind());
                  assertThat(event.getSaid().getOccurredAt().getLatest().atZone(SEOUL).toString())
                      .as(key)
                      .startsWith(latest);
                }
              });
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
