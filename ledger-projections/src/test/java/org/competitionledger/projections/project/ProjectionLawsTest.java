package org.competitionledger.projections.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.RandomCompetition;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.rules.RuleHistory;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.tables.TableStatus;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.StageStandings;
import org.competitionledger.projections.project.TableRequests.TableId;
import org.competitionledger.projections.store.QueriedState;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.state.StageState;
import org.competitionledger.state.TableMark;
import org.competitionledger.view.RuleChange;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The projection equals core's fold: over random competitions that come interleaved, its store
 * holds record by record what core's state holds, and the tables it keeps up to date are those that
 * core computes whole. Each failure names its seed.
 */
class ProjectionLawsTest {

  private static final int COMMANDS = 300;
  private static final int EVENTS_BETWEEN_READS_MAX = 12;
  private static final List<String> STAGES = List.of("heat", "final", "league");

  @TempDir Path directory;

  private final Map<String, MapState> folded = new HashMap<>();
  private final Map<String, List<RuleChange>> changes = new HashMap<>();
  private final ReadModel readModel = new ReadModel();
  private TestInputTopic<byte[], byte[]> events;

  static LongStream seeds() {
    return LongStream.rangeClosed(51, 58);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theProjectionEqualsTheFoldOfCore(long seed) throws Exception {
    Random random = new Random(seed);
    List<EncodedEvent> log = interleaved(seed, random);
    try (TopologyTestDriver driver = new TopologyTestDriver(topology(), settings())) {
      events =
          driver.createInputTopic(
              Topic.EVENTS.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
      int at = 0;
      while (at < log.size()) {
        int until = Math.min(log.size(), at + 1 + random.nextInt(EVENTS_BETWEEN_READS_MAX));
        log.subList(at, until).forEach(this::take);
        at = until;
        assertThatTablesAreThoseOfCore();
      }
      folded.forEach(this::assertThatStoreHolds);
    }
  }

  /** Two competitions, each in its own order. */
  private static List<EncodedEvent> interleaved(long seed, Random random) {
    List<EncodedEvent> one = RandomCompetition.tell("one", seed, COMMANDS).log();
    List<EncodedEvent> other = RandomCompetition.tell("one-other", seed + 101, COMMANDS).log();
    List<EncodedEvent> log = new ArrayList<>();
    int atOne = 0;
    int atOther = 0;
    while (atOne < one.size() || atOther < other.size()) {
      boolean first = atOther == other.size() || (atOne < one.size() && random.nextBoolean());
      log.add(first ? one.get(atOne++) : other.get(atOther++));
    }
    return log;
  }

  private Topology topology() {
    return ProjectTopology.build(readModel, LogSettings.DEFAULT_NAME);
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "project");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    return settings;
  }

  private void take(EncodedEvent encoded) {
    String competition = encoded.event().getCompetition();
    events.pipeInput(competition.getBytes(UTF_8), encoded.bytes());
    MapState state = folded.computeIfAbsent(competition, id -> new MapState());
    RuleHistory.changeOf(state, encoded.event())
        .ifPresent(
            change -> changes.computeIfAbsent(competition, id -> new ArrayList<>()).add(change));
    Evolve.evolve(state, encoded.event());
  }

  private void publish() {
    readModel.current().publish(Map.of());
  }

  private void assertThatTablesAreThoseOfCore() throws Exception {
    publish();
    for (Map.Entry<String, MapState> one : folded.entrySet()) {
      for (String stage : STAGES) {
        TableId id = new TableId(one.getKey(), stage);
        CompletableFuture<Optional<StageStandings>> read = readModel.tables().table(id);
        publish();
        assertThatTableIsThatOfCore(id, one.getValue(), read.get(10, TimeUnit.SECONDS));
      }
    }
  }

  private static void assertThatTableIsThatOfCore(
      TableId id, State state, Optional<StageStandings> kept) {
    boolean known = state.find(StateKind.STAGE.key(id.stage())).isPresent();
    Optional<StageTable> computed =
        known
            ? RandomCompetition.governing(state, id.stage())
                .map(rules -> Standings.compute(state, id.stage(), rules))
            : Optional.empty();
    assertThat(kept.map(standings -> standings.table().all())).as("%s", id).isEqualTo(computed);
    if (computed.isPresent()) {
      TableMark mark = state.find(StateKind.TABLE.key(id.stage())).orElseThrow();
      assertThat(kept.get().sequence()).isEqualTo(mark.getSequence());
      assertThat(status(id, kept.get().stage(), computed.get()))
          .isEqualTo(
              status(
                  id, state.find(StateKind.STAGE.key(id.stage())).orElseThrow(), computed.get()));
    }
  }

  private static TableStatus status(TableId id, StageState stage, StageTable table) {
    return TableStatus.of(id.competition(), stage, table);
  }

  private void assertThatStoreHolds(String competition, State state) {
    assertThat(
            contents(new QueriedState(competition, readModel.current().written(Projection.STATES))))
        .isEqualTo(contents(state));
    assertThat(
            new SequencedRecords<>(
                    readModel.current().written(Projection.CHANGES), RuleViews.CHANGE)
                .after(competition, -1, Integer.MAX_VALUE))
        .isEqualTo(changes.get(competition))
        .hasSizeGreaterThan(5);
  }

  private static Map<String, SpecificRecord> contents(State state) {
    Map<String, SpecificRecord> contents = new TreeMap<>();
    for (StateKind<?> kind : StateKind.ALL) {
      state.scan(kind, "", (key, value) -> contents.put(kind.name() + '|' + key.id(), value));
    }
    return contents;
  }
}
