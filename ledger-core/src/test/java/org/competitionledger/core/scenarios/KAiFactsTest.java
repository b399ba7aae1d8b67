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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.event.Event;
import org.competitionledger.event.IntentDeclared;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ParticipationDeclined;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.SourceKind;
import org.competitionledger.event.StatementRecorded;
import org.junit.jupiter.api.Test;

/** The scenario k-ai says what its sources say, and no more. */
class KAiFactsTest {

  private static final String PREFIX = "k-ai/";
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int LINE_BYTES_MAX = 64 * 1024;
  private static final int STATEMENT_LENGTH_MAX = 200;
  private static final Pattern CLASS = Pattern.compile("OFFICIAL|NAMED|ANONYMOUS|REPORTED");
  private static final Pattern ROW = Pattern.compile("\\| .*\\|.*(" + CLASS + ").*\\|.*");
  private static final Path COLLECTED = Path.of("..", "..", "shared", "facts");
  private static final Scenario SCENARIO = Scenario.of("k-ai");

  /**
   * One line of {@code k-ai.facts.txt}.
   *
   * @param lines those of the scenario that stand for it, empty where it is left out
   * @param leftOut why it is, or a part of it
   */
  private record Fact(
      String id, String when, String classes, List<Told> lines, Optional<String> leftOut) {}

  /**
   * A line of the scenario that stands for a fact.
   *
   * @param latest the day on which it happened at the latest
   * @param classes what its source may be
   */
  private record Told(String key, String latest, Set<String> classes) {}

  private static List<Fact> facts() {
    return Scenario.text("/scenarios/k-ai.facts.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" \\| ", -1))
        .map(KAiFactsTest::fact)
        .toList();
  }

  /** From {@code 2026-01-24 REPORTED: kaist-declined; left out: why}. */
  private static Fact fact(String[] cells) {
    List<Told> told = new ArrayList<>();
    Optional<String> leftOut = Optional.empty();
    for (String group : cells[4].split("; ", -1)) {
      String[] parts = group.split(": ", 2);
      if (parts[0].equals("left out")) {
        leftOut = Optional.of(parts[1]);
      } else {
        String[] head = parts[0].split(" ", 2);
        Set<String> classes = classes(head.length == 2 ? head[1] : cells[2]);
        for (String key : parts[1].split(" ", -1)) {
          told.add(new Told(PREFIX + key, head[0], classes));
        }
      }
    }
    return new Fact(cells[0], cells[1], cells[2], told, leftOut);
  }

  private static Set<String> classes(String cell) {
    Set<String> classes = new TreeSet<>();
    for (Matcher found = CLASS.matcher(cell); found.find(); ) {
      classes.add(found.group());
    }
    return classes;
  }

  @Test
  void everyFactIsRecordedOrLeftOutForAReasonAndEveryLineStandsForAFact() {
    Set<String> stated = new HashSet<>();
    for (Fact fact : facts()) {
      assertThat(fact.lines().isEmpty() && fact.leftOut().isEmpty()).as(fact.id()).isFalse();
      fact.leftOut().ifPresent(reason -> assertThat(reason).as(fact.id()).isNotBlank());
      fact.lines().forEach(told -> stated.add(told.key()));
    }
    assertThat(SCENARIO.lines)
        .extracting(Scenario.Line::key)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(stated);
  }

  /** Section 0 is the first collection, by its order; the others are the dossier's. */
  @Test
  void theFactsAreThoseCollectedRowByRow() throws IOException {
    assumeTrue(
        Files.exists(COLLECTED.resolve("k-ai-dossier.md")),
        "the collected facts are not beside this project");
    List<String> rows = new ArrayList<>();
    int first = 0;
    for (String line : Files.readAllLines(COLLECTED.resolve("k-ai.md"))) {
      if (line.matches("\\|.*\\| " + "(" + CLASS + ")" + ".*\\|.*")) {
        rows.add(row("0", ++first, line.replace("†", ""), 1, 3));
      }
    }
    Map<String, Integer> ofSection = new TreeMap<>();
    String section = "";
    for (String line : Files.readAllLines(COLLECTED.resolve("k-ai-dossier.md"))) {
      if (line.startsWith("## ")) {
        section = line.substring(3, 4);
      } else if (ROW.matcher(line).matches() && "1234".contains(section)) {
        rows.add(row(section, ofSection.merge(section, 1, Integer::sum), line, 1, 3));
      } else if (section.equals("6") && line.startsWith("- ")) {
        rows.add("6.%02d | - | -".formatted(ofSection.merge(section, 1, Integer::sum)));
      }
    }
    assertThat(facts())
        .extracting(fact -> fact.id() + " | " + fact.when() + " | " + fact.classes())
        .containsExactlyElementsOf(rows);
  }

  private static String row(String section, int number, String line, int when, int classes) {
    String[] cells = line.split("\\|", -1);
    return "%s.%02d | %s | %s"
        .formatted(section, number, cells[when].strip(), cells[classes].strip());
  }

  @Test
  void everyEventHasTheClassOfItsFactAndEndsWhenItsFactDoes() {
    Map<String, Scenario.Line> lines = new LinkedHashMap<>();
    SCENARIO.lines.forEach(line -> lines.put(line.key(), line));
    for (Fact fact : facts()) {
      for (Told told : fact.lines()) {
        for (Event event : lines.get(told.key()).events()) {
          String as = fact.id() + " " + told.key();
          SourceKind kind = event.getSaid().getSource().getKind();
          // Section 6 sets sources of several classes against each other, and names none.
          if (!told.classes().isEmpty()) {
            assertThat(told.classes()).as(as).contains(kind.toString());
          }
        }
        assertThat(latestDay(lines.get(told.key()))).as(told.key()).isEqualTo(told.latest());
      }
    }
  }

  private static String latestDay(Scenario.Line line) {
    return line.events().stream()
        .map(event -> event.getSaid().getOccurredAt().getLatest())
        .max(Instant::compareTo)
        .orElseThrow()
        .atZone(SEOUL)
        .toLocalDate()
        .toString();
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

  /**
   * But for what is of days before the event that it needs, and stands behind that with its own
   * day: what came before the competition was announced, intents and declines before their call.
   */
  @Test
  void linesStandInTheOrderOfTheirLaterEndsWhichIsLedgerTime() {
    Instant announced = SCENARIO.events.get(0).ledgerTime();
    Instant preceding = announced;
    for (Scenario.Recorded recorded : SCENARIO.events) {
      Object payload = recorded.event().getSaid().getPayload();
      Instant occurred = recorded.event().getSaid().getOccurredAt().getLatest();
      boolean earlier =
          payload instanceof IntentDeclared
              || payload instanceof ParticipationDeclined
              || occurred.isBefore(announced);
      if (!earlier) {
        assertThat(recorded.ledgerTime())
            .as("event %d", recorded.event().getSequence())
            .isEqualTo(occurred);
      }
      assertThat(recorded.ledgerTime()).isAfterOrEqualTo(occurred).isAfterOrEqualTo(preceding);
      preceding = recorded.ledgerTime();
    }
  }

  @Test
  void onlyPublishedCellsHaveNumbers() {
    Map<String, String> numbers = new TreeMap<>();
    int unpublished = 0;
    for (Scenario.Recorded recorded : SCENARIO.events) {
      Object payload = recorded.event().getSaid().getPayload();
      if (payload instanceof ScoreRecorded score) {
        if (score.getState() == ScoreState.NUMBER) {
          numbers.put(cell(score), score.getValue().stripTrailingZeros().toPlainString());
        } else {
          assertThat(score.getState()).isEqualTo(ScoreState.NOT_PUBLISHED);
          unpublished++;
        }
      } else if (payload instanceof ScoreCorrected opened) {
        numbers.put(cell(opened), opened.getValue().stripTrailingZeros().toPlainString());
      }
    }
    assertThat(numbers)
        .containsOnly(
            Map.entry("phase-1 lg-ai-research nia", "9.2"),
            Map.entry("phase-1 lg-ai-research common", "14.4"),
            Map.entry("phase-1 lg-ai-research individual", "10"),
            Map.entry("phase-1 lg-ai-research expert", "31.6"),
            Map.entry("phase-1 lg-ai-research user", "25"),
            Map.entry("phase-1 sk-telecom nia", "9.2"),
            Map.entry("phase-1 upstage individual", "10"),
            Map.entry("phase-2 motif-technologies aaii", "11.9"),
            Map.entry("phase-2 sk-telecom nia", "13.4"),
            Map.entry("phase-2 lg-ai-research expert", "29.5"),
            Map.entry("phase-2 sk-telecom specialists", "11.6"),
            Map.entry("phase-2 lg-ai-research citizens", "7.6"));
    assertThat(unpublished).as("18 of 25 in phase 1, at first all 20 in phase 2").isEqualTo(38);
  }

  private static String cell(SpecificRecord score) {
    return List.of("stage", "participant", "criterion").stream()
        .map(field -> score.get(score.getSchema().getField(field).pos()).toString())
        .collect(Collectors.joining(" "));
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
