package org.competitionledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Refused;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/** Commands as a user would write them, and the way through an appender. */
final class Fixture {

  private static final Authority ORGANIZER =
      new Authority("organizer", List.of(Role.ORGANIZER), List.of("*"), List.of());

  /** Partitions of the topics: {@code LEDGER_KAFKA_PARTITIONS=6 ./ledger test} runs all with 6. */
  static final int PARTITIONS =
      Integer.parseInt(System.getenv().getOrDefault("LEDGER_KAFKA_PARTITIONS", "1"));

  /** Much, since a suite shares a busy machine. */
  private static final Duration OUTCOME_WITHIN = Duration.ofSeconds(60);

  private Fixture() {}

  /** The settings of a single instance, with so many partitions. */
  static NodeConfig config(Map<String, String> kafka, Path stateDirectory, int partitions) {
    NodeConfig single = NodeConfig.single(kafka, stateDirectory);
    return new NodeConfig(
        single.stateDirectory(),
        single.instanceId(),
        partitions,
        single.replication(),
        single.advertised(),
        OUTCOME_WITHIN,
        single.log(),
        single.kafka());
  }

  static String announced() {
    return """
    {"type": "CompetitionAnnounced", "data":
      {"name": {"en": "Test Cup"}, "record": "LIVE", "zone": "Asia/Seoul"}}\
    """;
  }

  static String registered(String participant) {
    return """
    {"type": "ParticipantRegistered", "data": {"participant": "%s", "name": {"en": "%s"}}}\
    """
        .formatted(participant, participant);
  }

  /** An event; single quotes stand for double ones. */
  static String event(String type, String data) {
    return "{'type': '%s', 'data': {%s}}".formatted(type, data).replace('\'', '"');
  }

  static String score(String participant, String value) {
    return event(
        "ScoreRecorded",
        "'stage': 'final', 'participant': '%s', 'criterion': 'speed', 'value': %s"
            .formatted(participant, value));
  }

  static Command command(String competition, String key, String json) {
    if (!(CommandJson.body(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        instanceof Parsed.Ok<List<Proposal>> parsed)) {
      throw new IllegalArgumentException(json);
    }
    List<Proposal> proposals = parsed.value();
    return new Command(
        CommandIds.of(competition, ORGANIZER.getSubject(), key).toString(),
        new Sha256(Digests.commandDigest(proposals)),
        ORGANIZER,
        null,
        new ArrayList<>(proposals));
  }

  static Outcome append(Appender appender, String competition, String key, String json) {
    return append(appender, competition, List.of(command(competition, key, json))).get(0);
  }

  static List<Outcome> append(Appender appender, String competition, List<Command> commands) {
    try {
      return appender
          .append(competition, commands, false, Optional.empty())
          .get(OUTCOME_WITHIN.toSeconds() + 5, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  static Accepted accepted(Outcome outcome) {
    assertThat(outcome.getAnswer()).isInstanceOf(Accepted.class);
    return (Accepted) outcome.getAnswer();
  }

  static Refused refused(Outcome outcome) {
    assertThat(outcome.getAnswer()).isInstanceOf(Refused.class);
    return (Refused) outcome.getAnswer();
  }
}
