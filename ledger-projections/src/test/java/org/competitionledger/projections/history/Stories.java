package org.competitionledger.projections.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.event.Proposal;

/** Histories to look back on. */
final class Stories {

  private final Random random;
  private int ids;
  private int version = 2;

  private Stories(long seed) {
    this.random = new Random(seed);
  }

  /** The K-AI case, as the demo imports it. */
  static void kAi(MemoryLog log) {
    try (InputStream in = Stories.class.getResourceAsStream("/scenarios/k-ai.ndjson")) {
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
        if (!log.propose(
            "k-ai", CommandJson.line(line.getBytes(UTF_8)).orElseThrow().proposals())) {
          throw new IllegalStateException("refused: " + line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scores, corrections, changes of the rules, some ahead; what makes no sense is refused. */
  static void random(MemoryLog log, String competition, long seed, int proposals) {
    Stories stories = new Stories(seed);
    for (String event : OPENING) {
      if (!log.propose(competition, proposals(event))) {
        throw new IllegalStateException("refused: " + event);
      }
    }
    for (int i = 0; i < proposals; i++) {
      String event = stories.event();
      if (log.propose(competition, proposals(event)) && event.startsWith("CriteriaAmended")) {
        stories.version++;
      }
    }
  }

  private static final List<String> OPENING =
      List.of(
          "CompetitionAnnounced 'name': {'en': 'Cup'}, 'record': 'LIVE', 'zone': 'Asia/Seoul'",
          "StageScheduled 'stage': 'final', 'name': {'en': 'F'}, 'order': 1",
          "StageScheduled 'stage': 'heat', 'name': {'en': 'H'}, 'order': 2",
          "ParticipantRegistered 'participant': 'ants', 'name': {'en': 'Ants'}",
          "ParticipantRegistered 'participant': 'bees', 'name': {'en': 'Bees'}",
          "ParticipantRegistered 'participant': 'crows', 'name': {'en': 'Crows'}",
          "CriteriaPublished 'criteria': " + criteria(1, "heat", ""),
          "CriteriaAmended 'rationale': {'en': 'R'}, 'criteria': " + criteria(2, "final", ""),
          "StageOpened 'stage': 'heat'",
          "StageOpened 'stage': 'final'");

  private String event() {
    String stage = pick("heat", "final");
    String team = pick("ants", "bees", "crows");
    String entry = "'stage': '%s', 'participant': '%s'".formatted(stage, team);
    String score =
        entry
            + ", 'criterion': '%s', 'occasion': %d"
                .formatted(pick("speed", "style"), 1 + random.nextInt(6));
    String value = ", 'value': " + random.nextInt(101);
    String reason = ", 'reason': {'en': 'Because'}";
    return switch (random.nextInt(16)) {
      case 0 -> "EntryAdmitted " + entry;
      case 1 -> "EvaluationOpened 'stage': '" + stage + "'";
      case 2, 3, 4, 5, 6 -> "ScoreRecorded " + score + value;
      case 7, 8 -> "ScoreCorrected " + score + value + reason;
      case 9 -> "ScoreVoided " + score + reason;
      case 10 -> "GateRuled " + entry + ", 'criterion': 'safe', 'verdict': '" + verdict() + "'";
      case 11 ->
          "AdjustmentApplied %s, 'adjustment': 'a-%d', 'value': %d%s"
              .formatted(entry, ids++, random.nextInt(11) - 5, reason);
      case 12 ->
          "CriteriaAmended 'rationale': {'en': 'R'}, 'criteria': "
              + criteria(version + 1, stage, ahead());
      case 13 ->
          "OccasionScheduled 'stage': '%s', 'occasion': %d".formatted(stage, 1 + random.nextInt(6));
      case 14 ->
          random.nextInt(6) == 0
              ? "EntryWithdrawn " + entry + reason
              : "EntryReinstated " + entry + reason;
      default -> "NoticePublished 'notice': 'n-%d', 'title': {'en': 'Notice'}".formatted(ids++);
    };
  }

  private String ahead() {
    return random.nextBoolean()
        ? ""
        : ", 'effectiveFrom': '2026-11-01T%02d:00:00Z'".formatted(random.nextInt(20));
  }

  private String verdict() {
    return pick("PASSED", "FAILED");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String criteria(int version, String stage, String more) {
    return """
        {'version': %d, 'stages': ['%s'], 'criteria': [
          {'id': 'speed', 'name': {'en': 'Speed'}, 'kind': 'SCORED', 'scores': 'DIRECT',
           'factor': %d},
          {'id': 'style', 'name': {'en': 'Style'}, 'kind': 'SCORED', 'scores': 'DIRECT'},
          {'id': 'safe', 'name': {'en': 'Safe'}, 'kind': 'GATE', 'gate': {'method': 'RULED'}}],
         'cutRules': [{'stage': '%s', 'kind': 'TOP_N', 'count': %d}]%s}"""
        .formatted(version, stage, 1 + version % 3, stage, 1 + version % 2, more);
  }

  /** An event written as {@code Type data}, with single quotes for double ones. */
  static List<Proposal> proposals(String event) {
    int space = event.indexOf(' ');
    String json =
        "{'type': '%s', 'data': {%s}}"
            .formatted(event.substring(0, space), event.substring(space + 1))
            .replace('\'', '"');
    if (CommandJson.body(json.getBytes(UTF_8)) instanceof Parsed.Ok<List<Proposal>> parsed) {
      return parsed.value();
    }
    throw new IllegalArgumentException(
        json + "\n" + CommandJson.body(json.getBytes(UTF_8)).toString());
  }
}
