package org.competitionledger.projections.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.ReleasedLogs;
import org.competitionledger.projections.decide.Scenario;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.projections.store.OpenStores;
import org.competitionledger.projections.store.QueriedState;
import org.competitionledger.projections.topics.KafkaFailure;
import org.competitionledger.projections.topics.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology, without a broker, over the case that the ledger was made for. */
class ProjectTopologyTest {

  private static final TopicPartition PARTITION = new TopicPartition(Topic.EVENTS.topicName(), 0);
  private static final String SPACES = "sfcpi";

  @TempDir Path directory;

  private final ReadModel readModel = new ReadModel();
  private final MapState decided = new MapState();
  private final List<EncodedEvent> events = Scenario.decide(decided);

  @Test
  void isMadeOfTheseParts() throws IOException {
    assertThat(ProjectTopology.build(readModel, LogSettings.DEFAULT_NAME).describe().toString())
        .isEqualTo(resource("/topologies/project-topology.txt"));
  }

  /** A store that was folded otherwise would be gone on with, unless its name changed too. */
  @Test
  void isNamedAnewWithEveryChangeOfWhatIsStored() {
    FoldedStore store = OpenStores.in(directory);
    Projection projection = new Projection(store, readModel, LogSettings.DEFAULT_NAME);
    List<EncodedEvent> released = ReleasedLogs.events();
    for (int at = 0; at < released.size(); at++) {
      projection.fold(released.get(at).bytes(), at);
    }
    projection.publish(Map.of());
    List<String> records = new ArrayList<>();
    contents(readModel, SPACES + Projection.LOGS)
        .forEach((key, value) -> records.add(key + " " + value));
    store.close();

    assertThat(ProjectTopology.APPLICATION_ID + " " + ReleasedLogs.digest(records))
        .as("Where this fails raise APPLICATION_ID, and write the new name and digest here")
        .isEqualTo("ledger-project-v12 2c7a1f6584afb23c");
  }

  @Test
  void deciderAndProjectionFoldTheSameState() {
    assertThat(events).hasSizeGreaterThan(50);
    try (TopologyTestDriver driver = driver()) {
      pipe(driver, events);

      assertThat(records(new QueriedState(Scenario.COMPETITION, readModel.current().written('s'))))
          .isEqualTo(records(decided))
          .hasSizeGreaterThan(50);
      assertThat(readModel.heads().last(Scenario.COMPETITION)).isEqualTo(events.size() - 1);
    }
  }

  @Test
  void foldsWhatWasDeliveredTwiceOnce() {
    try (TopologyTestDriver driver = driver()) {
      pipe(driver, events);
      Map<String, String> once = contents(readModel);

      pipe(driver, events.subList(10, 30));

      assertThat(contents(readModel)).isEqualTo(once);
    }
  }

  @Test
  void stopsAtAGapInTheLog() {
    try (TopologyTestDriver driver = driver()) {
      pipe(driver, events.subList(0, 10));

      assertThatThrownBy(() -> pipe(driver, events.subList(11, 12)))
          .extracting(KafkaFailure::root)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  /** Killed at any event, with all that it held back: the log is folded from the store's place. */
  @Test
  void goesOnFromThePlaceOfItsStore() {
    FoldedStore whole = OpenStores.in(directory.resolve("whole"));
    ReadModel ofWhole = new ReadModel();
    fold(new Projection(whole, ofWhole, LogSettings.DEFAULT_NAME), 0, events.size());
    Map<String, String> expected = contents(ofWhole);
    whole.close();

    for (int killed = 1; killed < events.size(); killed += 29) {
      Path path = directory.resolve("killed-" + killed);
      FoldedStore before = OpenStores.in(path);
      Projection first = new Projection(before, new ReadModel(), LogSettings.DEFAULT_NAME);
      int published = killed / 2;
      fold(first, 0, published);
      for (int at = published; at < killed; at++) {
        first.fold(events.get(at).bytes(), at); // neither written nor published
      }
      before.close();

      FoldedStore after = OpenStores.in(path);
      ReadModel anew = new ReadModel();
      Projection second = new Projection(after, anew, LogSettings.DEFAULT_NAME);
      Long place = after.committedOffset(PARTITION);
      assertThat(place == null ? 0 : place.intValue()).isEqualTo(published);
      assertThat(anew.heads().last(Scenario.COMPETITION)).isEqualTo(published - 1);
      fold(second, published, events.size());

      assertThat(contents(anew)).as("killed after %d events", killed).isEqualTo(expected);
      after.close();
    }
  }

  /** Readers see nothing of what is not published, and all of it then. */
  @Test
  void publishesAllOrNothing() throws Exception {
    FoldedStore store = OpenStores.in(directory);
    Projection projection = new Projection(store, readModel, LogSettings.DEFAULT_NAME);
    var folded = readModel.folded(failed -> {}).orElseThrow();
    for (int at = 0; at < 20; at++) {
      projection.fold(events.get(at).bytes(), at);
    }
    assertThat(contents(readModel)).isEmpty();
    assertThat(readModel.heads().last(Scenario.COMPETITION)).isEqualTo(-1);
    assertThat(folded.place(PARTITION)).isZero();
    assertThat(folded.await(PARTITION, 1, Duration.ofMillis(1))).isFalse();

    projection.publish(Map.of(PARTITION, 20L));

    assertThat(readModel.heads().last(Scenario.COMPETITION)).isEqualTo(19);
    assertThat(folded.place(PARTITION)).isEqualTo(20);
    assertThat(folded.await(PARTITION, 20, Duration.ofMillis(1))).isTrue();
    assertThat(records(folded.state(Scenario.COMPETITION))).isNotEmpty();
    assertThat(folded.isCurrent()).isTrue();

    new Projection(store, readModel, LogSettings.DEFAULT_NAME);

    assertThat(folded.isCurrent()).isFalse();
    store.close();
  }

  private void fold(Projection projection, int from, int to) {
    for (int at = from; at < to; at++) {
      projection.fold(events.get(at).bytes(), at);
    }
    projection.publish(Map.of(PARTITION, (long) to));
  }

  private TopologyTestDriver driver() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "project");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    settings.put("processing.exception.handler.global.enabled", true);
    return new TopologyTestDriver(
        ProjectTopology.build(readModel, LogSettings.DEFAULT_NAME), settings);
  }

  private void pipe(TopologyTestDriver driver, List<EncodedEvent> some) {
    var input =
        driver.createInputTopic(
            Topic.EVENTS.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
    some.forEach(event -> input.pipeInput(Scenario.COMPETITION.getBytes(UTF_8), event.bytes()));
    readModel.current().publish(Map.of());
  }

  private static Map<String, SpecificRecord> records(State state) {
    Map<String, SpecificRecord> records = new TreeMap<>();
    for (StateKind<?> kind : StateKind.ALL) {
      state.scan(kind, "", (key, value) -> records.put(key.toString(), value));
    }
    return records;
  }

  /** All that is stored, but for the logs: what is written of them depends on when. */
  private static Map<String, String> contents(ReadModel readModel) {
    return contents(readModel, SPACES);
  }

  private static Map<String, String> contents(ReadModel readModel, String spaces) {
    Map<String, String> contents = new TreeMap<>();
    for (char space : spaces.toCharArray()) {
      try (KeyValueIterator<Bytes, byte[]> all = readModel.current().written(space).all()) {
        all.forEachRemaining(
            entry -> contents.put(space + " " + entry.key, HexFormat.of().formatHex(entry.value)));
      }
    }
    return contents;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ProjectTopologyTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
