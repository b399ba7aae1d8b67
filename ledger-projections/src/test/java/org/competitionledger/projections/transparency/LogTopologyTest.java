package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Proofs;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.event.Actor;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.competitionledger.projections.topics.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTopologyTest {

  private static final String ORIGIN = "ledger.example/v1/competitions/cup/log";
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final SigningKey FIRST = key(1);
  private static final SigningKey SECOND = key(2);
  private static final SigningKey FOREIGN = key(3);

  @TempDir Path directory;

  private final PublishedHeads heads = new PublishedHeads();
  private final UnsignedLogs unsigned = new UnsignedLogs();
  private final List<byte[]> entries = new ArrayList<>();
  private final List<String> types = new ArrayList<>();

  private static SigningKey key(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new SigningKey(ORIGIN, SignatureType.ED25519, bytes);
  }

  private static List<VerificationKey> known(SigningKey... keys) {
    return Arrays.stream(keys).map(SigningKey::verification).toList();
  }

  private TopologyTestDriver driver(String name, Map<String, SignedNote> earlier) {
    return driver(name, earlier, FIRST, SECOND);
  }

  private TopologyTestDriver driver(
      String name, Map<String, SignedNote> earlier, SigningKey... held) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve(name).toString());
    LogSettings log =
        new LogSettings("ledger.example", directory.resolve("unused"), Duration.ofSeconds(1));
    LogKeys keys = new LogKeys(List.of(held));
    return new TopologyTestDriver(
        LogTopology.build(log, keys, heads, unsigned, partition -> earlier), settings, START);
  }

  /** Appends entries that need not be events. */
  private void append(TopologyTestDriver driver, int count) {
    for (int i = 0; i < count; i++) {
      entries.add(("entry " + entries.size()).getBytes(UTF_8));
      pipe(driver, entries.size() - 1, "score-recorded");
    }
  }

  private void append(TopologyTestDriver driver, Object payload) {
    Event event =
        new Event(
            "cup",
            (long) entries.size(),
            Instant.EPOCH,
            new Actor("organizer", Role.ORGANIZER),
            "command",
            new Sha256(new byte[32]),
            0,
            1,
            1,
            new Proposal(null, null, null, null, null, payload));
    entries.add(EventCodec.encode(event));
    String name = payload.getClass().getSimpleName().replace("SigningKey", "");
    pipe(driver, entries.size() - 1, "signing-key-" + name.toLowerCase(java.util.Locale.ROOT));
  }

  private void pipe(TopologyTestDriver driver, int sequence, String type) {
    if (types.size() == sequence) {
      types.add(type);
    }
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_id", ("cup/" + sequence).getBytes(UTF_8));
    headers.add("ce_type", ("competition." + type + ".v1").getBytes(UTF_8));
    driver
        .createInputTopic(
            Topic.EVENTS.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>("cup".getBytes(UTF_8), entries.get(sequence), headers));
  }

  private static List<SignedNote> signed(TopologyTestDriver driver) {
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    return driver
        .createOutputTopic(
            Topic.CHECKPOINTS.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readValuesToList()
        .stream()
        .map(SignedNote::parse)
        .toList();
  }

  private Checkpoint expected() {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    entries.forEach(entry -> tree.append(LeafHash.of(entry)));
    return new Checkpoint(ORIGIN, tree.size(), tree.root());
  }

  private static TileStore tiles(TopologyTestDriver driver) {
    return ((LogStore) driver.getStateStore(LogTopology.STORE)).written();
  }

  @Test
  void signsOneHeadForAllThatCameInASecond() {
    try (TopologyTestDriver driver = driver("log", Map.of())) {
      assertThat(signed(driver)).isEmpty();
      append(driver, 300);

      List<SignedNote> notes = signed(driver);
      assertThat(notes).hasSize(1);
      assertThat(Checkpoint.parse(notes.get(0).text())).isEqualTo(expected());
      assertThat(notes.get(0).verify(known(FIRST)).trusted()).isTrue();
      assertThat(signed(driver)).as("nothing grew").isEmpty();

      append(driver, 1);
      assertThat(Checkpoint.parse(signed(driver).get(0).text())).isEqualTo(expected());
    }
  }

  @Test
  void keepsTheTilesOfEveryPublishedHead() {
    try (TopologyTestDriver driver = driver("log", Map.of())) {
      Checkpoint before = null;
      for (int grow : new int[] {1, 200, 54, 1, 1, 300, 211, 70}) {
        append(driver, grow);
        Checkpoint head = Checkpoint.parse(signed(driver).get(0).text());
        Tree tree = new Tree(head.size(), stored(driver, head.size()));
        assertThat(tree.root()).isEqualTo(head.root());
        if (before != null) {
          assertThat(
                  Proofs.consistent(
                      before.size(),
                      before.root(),
                      head.size(),
                      head.root(),
                      tree.consistency(before.size())))
              .isTrue();
          assertThat(new Tree(before.size(), stored(driver, before.size())).root())
              .as("the tiles of the earlier head are still there")
              .isEqualTo(before.root());
        }
        before = head;
      }
    }
  }

  private static TileHashes stored(TopologyTestDriver driver, long size) {
    return new TileHashes(size, tile -> tiles(driver).tile("cup", tile).orElseThrow());
  }

  @Test
  void passesOverWhatWasDeliveredTwiceAndStopsAtAGap() {
    try (TopologyTestDriver driver = driver("log", Map.of())) {
      append(driver, 10);
      pipe(driver, 3, "score-recorded");
      pipe(driver, 9, "score-recorded");
      assertThat(Checkpoint.parse(signed(driver).get(0).text())).isEqualTo(expected());

      entries.add(new byte[] {1});
      entries.add(new byte[] {2});
      assertThatThrownBy(() -> pipe(driver, 11, "score-recorded"))
          .hasRootCauseInstanceOf(IllegalStateException.class)
          .hasStackTraceContaining("event 11 where 10 was expected");
    }
  }

  @Test
  void growsAgainToWhatWasSignedBeforeItsStoreWasLost() {
    SignedNote published;
    try (TopologyTestDriver driver = driver("log", Map.of())) {
      append(driver, 300);
      published = signed(driver).get(0);
    }
    try (TopologyTestDriver anew = driver("anew", Map.of("cup", published))) {
      for (int sequence = 0; sequence < 299; sequence++) {
        pipe(anew, sequence, "score-recorded");
      }
      assertThat(signed(anew)).as("below the published head").isEmpty();
      pipe(anew, 299, "score-recorded");
      append(anew, 1);
      assertThat(Checkpoint.parse(signed(anew).get(0).text())).isEqualTo(expected());
      assertThat(heads.head("cup")).isPresent();
    }
  }

  @Test
  void neverSignsAHistoryThatContradictsAPublishedHead() {
    SignedNote published;
    try (TopologyTestDriver driver = driver("log", Map.of())) {
      append(driver, 20);
      published = signed(driver).get(0);
    }
    entries.set(7, "another entry".getBytes(UTF_8));
    try (TopologyTestDriver anew = driver("anew", Map.of("cup", published))) {
      for (int sequence = 0; sequence < 19; sequence++) {
        pipe(anew, sequence, "score-recorded");
      }
      assertThatThrownBy(() -> pipe(anew, 19, "score-recorded"))
          .hasStackTraceContaining("not those of the checkpoint published at 20");
    }
  }

  @Test
  void bothKeysSignWhileOneReplacesTheOther() {
    try (TopologyTestDriver driver = driver("log", Map.of())) {
      append(driver, 5);
      assertThat(signed(driver).get(0).verify(known(FIRST, SECOND)).valid())
          .isEqualTo(known(FIRST));

      append(driver, new SigningKeyAdded(SECOND.verification().text()));
      assertThat(signed(driver).get(0).verify(known(FIRST, SECOND)).valid())
          .containsExactlyInAnyOrderElementsOf(known(FIRST, SECOND));

      append(driver, new SigningKeyRetired(FIRST.verification().text()));
      assertThat(signed(driver).get(0).verify(known(FIRST, SECOND)).valid())
          .isEqualTo(known(SECOND));
    }
  }

  /** As an organiser could do it to a log before version 3 of the ledger's rules. */
  private SignedNote endSigning(TopologyTestDriver driver) {
    append(driver, 5);
    SignedNote last = signed(driver).get(0);
    assertThat(unsigned.since()).isEmpty();

    append(driver, new SigningKeyAdded(FOREIGN.verification().text()));
    append(driver, new SigningKeyRetired(FIRST.verification().text()));
    append(driver, 3);
    assertThat(signed(driver)).isEmpty();
    return last;
  }

  @Test
  void tellsOfALogThatNothingSignsSinceWhenItIsSo() {
    try (TopologyTestDriver driver = driver("log", Map.of(), FIRST)) {
      endSigning(driver);
      Instant since = unsigned.since().get("cup");
      assertThat(since).isAfter(START).isBefore(START.plusSeconds(60));
      driver.advanceWallClockTime(Duration.ofMinutes(5));
      append(driver, 1);
      assertThat(signed(driver)).isEmpty();

      assertThat(unsigned.since()).containsOnly(Map.entry("cup", since));
      assertThat(tiles(driver).unsigned(Instant.MAX))
          .as("after a restart")
          .isEqualTo(unsigned.since());
    }
    assertThat(unsigned.since()).isEmpty();
  }

  /** The service is started again with another key file: here, its store must grow again. */
  private TopologyTestDriver restarted(SignedNote published, SigningKey... held) {
    TopologyTestDriver driver = driver("anew", Map.of("cup", published), held);
    for (int sequence = 0; sequence < entries.size(); sequence++) {
      pipe(driver, sequence, types.get(sequence));
    }
    return driver;
  }

  private SignedNote ended() {
    try (TopologyTestDriver driver = driver("log", Map.of(), FIRST)) {
      return endSigning(driver);
    }
  }

  @Test
  void signsAgainOnceTheKeyIsThere() {
    try (TopologyTestDriver driver = restarted(ended(), FIRST, FOREIGN)) {
      SignedNote note = signed(driver).get(0);
      assertThat(Checkpoint.parse(note.text())).isEqualTo(expected());
      assertThat(note.verify(known(FIRST, FOREIGN)).valid()).isEqualTo(known(FOREIGN));
      assertThat(unsigned.since()).isEmpty();
      assertThat(tiles(driver).unsigned(START)).isEmpty();
    }
  }

  @Test
  void signsAgainOnceANewKeyWasAdded() {
    try (TopologyTestDriver driver = restarted(ended(), FIRST, SECOND)) {
      assertThat(signed(driver)).isEmpty();
      assertThat(unsigned.since()).containsOnlyKeys("cup");
      append(driver, new SigningKeyAdded(SECOND.verification().text()));
      SignedNote note = signed(driver).get(0);
      assertThat(Checkpoint.parse(note.text())).isEqualTo(expected());
      assertThat(note.verify(known(FIRST, SECOND)).valid()).isEqualTo(known(SECOND));
      assertThat(unsigned.since()).isEmpty();
    }
  }

  @Test
  void servesNoPartialTileWiderThanItIs() {
    try (TopologyTestDriver driver = driver("log", Map.of())) {
      append(driver, 5);
      signed(driver);
      assertThat(tiles(driver).tile("cup", new Tile(0, 0, 3))).isPresent();
      assertThat(tiles(driver).tile("cup", new Tile(0, 0, 6))).isEmpty();
      assertThat(tiles(driver).tile("other", new Tile(0, 0, 1))).isEmpty();
    }
  }
}
