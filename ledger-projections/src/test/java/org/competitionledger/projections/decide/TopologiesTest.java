package org.competitionledger.projections.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.command.Commands;
import org.competitionledger.command.Outcomes;
import org.competitionledger.command.Refused;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.competition.HeldKeys;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.event.Event;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.competitionledger.projections.project.ProjectTopology;
import org.competitionledger.projections.project.ReadModel;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.projections.store.QueriedStore;
import org.competitionledger.projections.streams.Input;
import org.competitionledger.projections.topics.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both topologies, without a broker, over the case that the ledger was made for. */
class TopologiesTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));
  private static final CommittedEvents NOTHING_YET = committed(List.of());

  @TempDir Path directory;

  private final PassedOver passedOver = new PassedOver();

  @Test
  void decideIsMadeOfTheseParts() {
    assertThat(decide(NOTHING_YET).describe().toString()).isEqualTo(golden("decide-topology.txt"));
  }

  @Test
  void projectIsMadeOfTheseParts() {
    assertThat(project().describe().toString()).isEqualTo(golden("project-topology.txt"));
  }

  @Test
  void bothTopologiesFoldTheSameState() {
    try (TopologyTestDriver decide = driver("decide", decide(NOTHING_YET));
        TopologyTestDriver project = driver("project", project())) {
      List<TestRecord<byte[], byte[]>> events = decideScenario(decide);
      assertThat(events).hasSizeGreaterThan(50);

      pipe(project, Topic.EVENTS, events);

      assertThat(contents(project, "projected-state"))
          .isEqualTo(contents(decide, "decide-state-v3"));
    }
  }

  @Test
  void projectsWhatWasDeliveredTwiceOnce() {
    try (TopologyTestDriver decide = driver("decide", decide(NOTHING_YET));
        TopologyTestDriver project = driver("project", project())) {
      List<TestRecord<byte[], byte[]>> events = decideScenario(decide);
      pipe(project, Topic.EVENTS, events);
      var once = contents(project, "projected-state");

      pipe(project, Topic.EVENTS, events.subList(10, 30));

      assertThat(contents(project, "projected-state")).isEqualTo(once);
    }
  }

  @Test
  void stopsAtAGapInTheLog() {
    try (TopologyTestDriver decide = driver("decide", decide(NOTHING_YET));
        TopologyTestDriver project = driver("project", project())) {
      List<TestRecord<byte[], byte[]>> events = decideScenario(decide);
      pipe(project, Topic.EVENTS, events.subList(0, 10));

      assertThatThrownBy(() -> pipe(project, Topic.EVENTS, events.subList(11, 12)))
          .hasRootCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void decideGoesOnBehindTheLogWhereItsStoreWasLost() {
    List<TestRecord<byte[], byte[]>> events;
    TreeMap<String, String> state;
    try (TopologyTestDriver decide = driver("decide", decide(NOTHING_YET))) {
      events = decideScenario(decide);
      state = contents(decide, "decide-state-v3");
    }
    List<Event> log = events.stream().map(event -> EventCodec.decode(event.value())).toList();

    try (TopologyTestDriver decide = driver("anew", decide(committed(log)))) {
      assertThat(contents(decide, "decide-state-v3")).isEqualTo(state);
      assertThat(decideScenario(decide)).as("all of it is a repeat").isEmpty();
    }
  }

  @Test
  void decideRefusesToGoOnWhereTheLogLostEvents() {
    try (TopologyTestDriver decide = driver("decide", decide(NOTHING_YET))) {
      List<TestRecord<byte[], byte[]>> events = decideScenario(decide);
      List<Event> shortened =
          events.subList(0, 20).stream().map(event -> EventCodec.decode(event.value())).toList();
      CompetitionStates states = (CompetitionStates) decide.getStateStore("decide-state-v3");

      assertThatThrownBy(() -> CatchUp.run(committed(shortened), 0, states))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("lost");
    }
  }

  @Test
  void everyEventCarriesItsCloudEventsHeaders() {
    try (TopologyTestDriver decide = driver("decide", decide(NOTHING_YET))) {
      TestRecord<byte[], byte[]> first = decideScenario(decide).get(0);

      assertThat(first.headers())
          .extracting(header -> header.key() + ": " + new String(header.value(), UTF_8))
          .containsExactly(
              "ce_specversion: 1.0",
              "ce_source: /v1/competitions/k-ai",
              "ce_type: competition.competition-announced.v1",
              "ce_subject: k-ai",
              "ce_time: 2026-11-01T00:00:00Z",
              "ce_dataschema: /v1/schemas/"
                  + "%016x".formatted(AvroBytes.of(Event.class).fingerprint()),
              "content-type: application/avro",
              "ce_id: k-ai/0");
      assertThat(first.key()).isEqualTo("k-ai".getBytes(UTF_8));
    }
  }

  /** A rule that goes too deep, here in the place of the clock, fails for its command alone. */
  @Test
  void aStackThatOverflowsStopsNothing() {
    AtomicInteger asked = new AtomicInteger();
    InstantSource deepOnce =
        () -> {
          if (asked.getAndIncrement() == 0) {
            throw new StackOverflowError();
          }
          return CLOCK.instant();
        };
    Command first = scenario().getCommands().get(0);
    Commands twice = new Commands("k-ai", "request", null, false, List.of(first, first));
    try (TopologyTestDriver decide = driver("deep", decide(deepOnce, NOTHING_YET))) {
      pipe(
          decide,
          Topic.COMMANDS,
          List.of(
              new TestRecord<>(
                  "k-ai".getBytes(UTF_8), AvroBytes.of(Commands.class).message(twice))));

      Outcomes answered =
          AvroBytes.of(Outcomes.class)
              .fromMessage(
                  decide
                      .createOutputTopic(
                          Topic.OUTCOMES.topicName(),
                          new ByteArrayDeserializer(),
                          new ByteArrayDeserializer())
                      .readValue());
      assertThat(answered.getOutcomes().get(0).getAnswer())
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.getCode()).isEqualTo("internal-error"));
      assertThat(answered.getOutcomes().get(1).getAnswer()).isInstanceOf(Accepted.class);
    }
  }

  private Topology decide(CommittedEvents committed) {
    return decide(CLOCK, committed);
  }

  private Topology decide(InstantSource clock, CommittedEvents committed) {
    return DecideTopology.build(clock, new DrainedInput(), committed, HeldKeys.UNKNOWN, passedOver);
  }

  /** Each command comes alone. */
  private static final class DrainedInput implements Input {

    @Override
    public boolean isLast(RecordMetadata record) {
      return true;
    }

    @Override
    public void waitNoLongerThan(Duration term) {}
  }

  private static Topology project() {
    return ProjectTopology.build(new ReadModel());
  }

  private TopologyTestDriver driver(String name, Topology topology) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve(name).toString());
    return new TopologyTestDriver(topology, settings);
  }

  /** Sends every line of the scenario as a command of its own; the events that come out. */
  private static List<TestRecord<byte[], byte[]>> decideScenario(TopologyTestDriver decide) {
    var outcomes =
        decide.createOutputTopic(
            Topic.OUTCOMES.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var events =
        decide.createOutputTopic(
            Topic.EVENTS.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    byte[] commands = AvroBytes.of(Commands.class).message(scenario());
    pipe(decide, Topic.COMMANDS, List.of(new TestRecord<>("k-ai".getBytes(UTF_8), commands)));
    Outcomes answered = AvroBytes.of(Outcomes.class).fromMessage(outcomes.readValue());
    assertThat(answered.getOutcomes())
        .allSatisfy(outcome -> assertThat(outcome.getAnswer()).isInstanceOf(Accepted.class));
    return events.readRecordsToList();
  }

  private static Commands scenario() {
    Authority clerk = new Authority("clerk", List.of(Role.CLERK), List.of("*"), List.of());
    List<Command> commands = new ArrayList<>();
    for (String line : resource("/scenarios/k-ai.ndjson").split("\n")) {
      var parsed = ((Parsed.Ok<CommandJson.Line>) CommandJson.line(line.getBytes(UTF_8))).value();
      commands.add(
          new Command(
              CommandIds.of("k-ai", "clerk", parsed.key().orElseThrow()).toString(),
              new Sha256(Digests.commandDigest(parsed.proposals())),
              clerk,
              null,
              parsed.proposals()));
    }
    return new Commands("k-ai", "request", null, false, commands);
  }

  private static void pipe(
      TopologyTestDriver driver, Topic topic, List<TestRecord<byte[], byte[]>> records) {
    driver
        .createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeRecordList(records);
  }

  private static TreeMap<String, String> contents(TopologyTestDriver driver, String name) {
    QueriedStore store = ((CompetitionStates) driver.getStateStore(name)).written(failed -> {});
    TreeMap<String, String> contents = new TreeMap<>();
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      all.forEachRemaining(
          entry ->
              contents.put(
                  new String(entry.key.get(), UTF_8), HexFormat.of().formatHex(entry.value)));
    }
    return contents;
  }

  private static CommittedEvents committed(List<Event> log) {
    return new CommittedEvents() {
      @Override
      public Optional<Event> last(int partition) {
        return log.isEmpty() ? Optional.empty() : Optional.of(log.get(log.size() - 1));
      }

      @Override
      public void forEach(int partition, Consumer<Event> visitor) {
        log.forEach(visitor);
      }
    };
  }

  private static String golden(String name) {
    return resource("/topologies/" + name);
  }

  private static String resource(String name) {
    try (InputStream in = TopologiesTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
