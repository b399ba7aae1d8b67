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
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
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
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.projections.store.OpenStores;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.state.SigningKeyState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trees of the fold and the signer of their heads, over a store on disk. */
class LogTreesTest {

  private static final String CUP = "cup";
  private static final String LEDGER = "ledger.example";
  private static final String ORIGIN = LEDGER + "/v1/competitions/cup/log";
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final char SPACE = 'l';
  private static final long NOT_YET = -1;
  private static final SigningKey FIRST = key(1);
  private static final SigningKey SECOND = key(2);
  private static final SigningKey FOREIGN = key(3);

  @TempDir Path directory;

  private final List<byte[]> entries = new ArrayList<>();
  private final MapState keyStates = new MapState();
  private Instant now = START;

  private static SigningKey key(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new SigningKey(ORIGIN, SignatureType.ED25519, bytes);
  }

  private static List<VerificationKey> known(SigningKey... keys) {
    return Arrays.stream(keys).map(SigningKey::verification).toList();
  }

  /** An instance that folds the entries and signs. */
  private final class Instance implements AutoCloseable {

    private final FoldedStore store;
    private final PublishedHeads heads = new PublishedHeads();
    private final LogTrees trees;
    private final HeadSigner signer;
    private long folded;
    private long readable;

    Instance(String name, long folded, SigningKey... held) {
      store = OpenStores.in(directory.resolve(name));
      this.folded = folded;
      readable = folded;
      trees = new LogTrees(store.space(SPACE), heads, LEDGER, competition -> this.folded);
      signer =
          new HeadSigner(
              new LogSettings(LEDGER, directory.resolve("unused"), Duration.ofSeconds(1)),
              new LogKeys(List.of(held), List.of(held)),
              () ->
                  new FoldedLogs(
                      heads, store.written(SPACE), competition -> readable, id -> keyStates),
              new Partitions(Topic.EVENTS.topicName(), 1),
              0);
    }

    void fold(int until) {
      while (folded < until) {
        trees.append(CUP, folded, entries.get((int) folded), now);
        folded++;
      }
    }

    /** Appends entries that need not be events. */
    void append(int count) {
      for (int i = 0; i < count; i++) {
        entries.add(("entry " + entries.size()).getBytes(UTF_8));
      }
      fold(entries.size());
    }

    void publish() {
      trees.writeOut();
      store.write(Map.of());
      trees.publish();
      readable = folded;
    }

    List<SignedNote> signed() {
      publish();
      now = now.plusSeconds(1);
      List<SignedNote> notes = new ArrayList<>();
      for (ProducerRecord<byte[], byte[]> head : signer.due(now)) {
        assertThat(new String(head.key(), UTF_8)).isEqualTo(CUP);
        notes.add(SignedNote.parse(head.value()));
        trees.head(CUP, head.value(), now);
      }
      publish();
      return notes;
    }

    TileStore tiles() {
      return new TileStore(store.written(SPACE));
    }

    TileHashes hashes(long size) {
      return new TileHashes(size, tiles().tiles(CUP));
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private Instance instance(String name) {
    return new Instance(name, 0, FIRST, SECOND);
  }

  private Checkpoint expected() {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    entries.forEach(entry -> tree.append(LeafHash.of(entry)));
    return new Checkpoint(ORIGIN, tree.size(), tree.root());
  }

  private void added(SigningKey key, long sequence) {
    keyStates.put(
        StateKind.SIGNING_KEY.key(key.verification().text()),
        new SigningKeyState(sequence, NOT_YET));
  }

  private void retired(SigningKey key, long added, long sequence) {
    keyStates.put(
        StateKind.SIGNING_KEY.key(key.verification().text()), new SigningKeyState(added, sequence));
  }

  @Test
  void signsOneHeadForAllThatCameInASecond() {
    try (Instance log = instance("log")) {
      assertThat(log.signed()).isEmpty();
      log.append(300);

      List<SignedNote> notes = log.signed();
      assertThat(notes).hasSize(1);
      assertThat(Checkpoint.parse(notes.get(0).text())).isEqualTo(expected());
      assertThat(notes.get(0).verify(known(FIRST)).trusted()).isTrue();
      assertThat(log.heads.head(CUP)).isPresent();
      assertThat(log.heads.unsigned()).isEmpty();
      assertThat(log.signed()).as("nothing grew").isEmpty();

      log.append(1);
      assertThat(Checkpoint.parse(log.signed().get(0).text())).isEqualTo(expected());
    }
  }

  @Test
  void signsNoLogOfAnotherPartition() {
    try (Instance log = instance("log")) {
      Partitions two = new Partitions(Topic.EVENTS.topicName(), 2);
      log.append(1);
      log.publish();
      for (int partition = 0; partition < 2; partition++) {
        HeadSigner signer =
            new HeadSigner(
                new LogSettings(LEDGER, directory, Duration.ofSeconds(1)),
                new LogKeys(List.of(FIRST), List.of(FIRST)),
                () -> new FoldedLogs(log.heads, log.store.written(SPACE), id -> 1, id -> keyStates),
                two,
                partition);
        assertThat(signer.due(now)).hasSize(two.number(CUP) == partition ? 1 : 0);
      }
    }
  }

  /** Of many logs those first that wait longest, and commands never wait for all of them. */
  @Test
  void signsOnlySoManyAtOnce() {
    try (Instance log = instance("log")) {
      int logs = HeadSigner.HEADS_MAX + 30;
      for (int i = 0; i < logs; i++) {
        log.trees.append("cup-" + i, 0, new byte[] {1}, START.plusMillis(logs - i));
      }
      log.publish();
      HeadSigner signer =
          new HeadSigner(
              new LogSettings(LEDGER, directory, Duration.ofSeconds(10)),
              new LogKeys(List.of(FIRST), List.of(FIRST)),
              () -> new FoldedLogs(log.heads, log.store.written(SPACE), id -> 1, id -> keyStates),
              new Partitions(Topic.EVENTS.topicName(), 1),
              0);

      List<ProducerRecord<byte[], byte[]>> first = signer.due(now);
      assertThat(first).hasSize(HeadSigner.HEADS_MAX);
      assertThat(new String(first.get(0).key(), UTF_8)).isEqualTo("cup-" + (logs - 1));
      assertThat(signer.due(now.plusSeconds(1))).hasSize(30);
    }
  }

  @Test
  void keepsTheTilesOfEveryPublishedHead() {
    try (Instance log = instance("log")) {
      Checkpoint before = null;
      for (int grow : new int[] {1, 15, 1, 183, 55, 1, 1, 300, 211, 70, 16, 170, 16}) {
        log.append(grow);
        Checkpoint head = Checkpoint.parse(log.signed().get(0).text());
        Tree tree = new Tree(head.size(), log.hashes(head.size()));
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
          assertThat(new Tree(before.size(), log.hashes(before.size())).root())
              .as("the tiles of the earlier head are still there")
              .isEqualTo(before.root());
        }
        before = head;
      }
    }
  }

  /** However often it is stopped, and wherever the last tile ends. */
  @Test
  void goesOnFromWhatWasWritten() {
    long folded = 0;
    for (int round = 0; round < 40; round++) {
      try (Instance log = new Instance("log", folded, FIRST)) {
        log.append(1 + round * 7 % 31);
        Checkpoint head = Checkpoint.parse(log.signed().get(0).text());
        assertThat(head).isEqualTo(expected());
        folded = log.folded;
      }
    }
  }

  @Test
  void growsAgainToWhatWasSignedBeforeItsStoreWasLost() {
    byte[] published;
    try (Instance log = instance("log")) {
      log.append(300);
      published = log.signed().get(0).bytes();
    }
    try (Instance anew = instance("anew")) {
      anew.trees.head(CUP, published, now);
      anew.fold(299);
      assertThat(anew.signed()).as("below the published head").isEmpty();
      assertThat(anew.heads.head(CUP)).isEmpty();
      anew.append(1);
      anew.publish();
      assertThat(anew.heads.head(CUP)).isPresent();
      assertThat(Checkpoint.parse(anew.signed().get(0).text())).isEqualTo(expected());
    }
  }

  /** As where a backup was restored that is older than the heads beside it, and written to. */
  @Test
  void neverSignsAHistoryThatContradictsAPublishedHead() {
    byte[] published;
    try (Instance log = instance("log")) {
      log.append(20);
      published = log.signed().get(0).bytes();
    }
    entries.set(7, "another entry".getBytes(UTF_8));
    try (Instance anew = instance("anew")) {
      anew.trees.head(CUP, published, now);
      anew.fold(19);
      assertThat(anew.signed()).isEmpty();
      anew.append(1);
      assertThatThrownBy(anew::publish)
          .hasMessage("cup: the events are not those of the checkpoint published at 20");
    }
  }

  @Test
  void remembersAfterARestartThatAHeadIsAheadOfTheEvents() {
    byte[] published;
    try (Instance log = instance("log")) {
      log.append(20);
      published = log.signed().get(0).bytes();
    }
    try (Instance anew = instance("anew")) {
      anew.trees.head(CUP, published, now);
      anew.fold(5);
      anew.publish();
    }
    try (Instance again = new Instance("anew", 5, FIRST)) {
      again.fold(19);
      assertThat(again.signed()).isEmpty();
      again.fold(20);
      again.publish();
      assertThat(again.heads.head(CUP)).isPresent();
    }
  }

  @Test
  void anOlderHeadIsPassedOver() {
    try (Instance log = instance("log")) {
      log.append(5);
      byte[] first = log.signed().get(0).bytes();
      log.append(5);
      SignedNote newest = log.signed().get(0);
      log.trees.head(CUP, first, now);
      log.publish();
      assertThat(log.heads.head(CUP)).map(SignedNote::text).isEqualTo(Optional.of(newest.text()));
    }
  }

  @Test
  void keepsTheNameThatHeadsWereSignedUnder() {
    byte[] other;
    try (Instance log = instance("log")) {
      log.append(1);
      other = log.signed().get(0).bytes();
      assertThatThrownBy(
              () -> new LogTrees(log.store.space(SPACE), new PublishedHeads(), "other", id -> 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot be changed to other");
      LogTrees empty = new LogTrees(log.store.space('x'), new PublishedHeads(), "other", id -> 1);
      assertThatThrownBy(() -> empty.head(CUP, other, now))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void bothKeysSignWhileOneReplacesTheOther() {
    try (Instance log = instance("log")) {
      log.append(5);
      assertThat(log.signed().get(0).verify(known(FIRST, SECOND)).valid()).isEqualTo(known(FIRST));

      log.append(1);
      added(SECOND, 5);
      assertThat(log.signed().get(0).verify(known(FIRST, SECOND)).valid())
          .containsExactlyInAnyOrderElementsOf(known(FIRST, SECOND));

      log.append(1);
      retired(FIRST, NOT_YET, 6);
      assertThat(log.signed().get(0).verify(known(FIRST, SECOND)).valid()).isEqualTo(known(SECOND));
    }
  }

  /** As an organiser could do it to a log before version 3 of the ledger's rules. */
  private void endSigning(Instance log) {
    log.append(5);
    assertThat(log.signed()).hasSize(1);
    log.append(5);
    added(FOREIGN, 5);
    retired(FIRST, NOT_YET, 6);
    assertThat(log.signed()).isEmpty();
  }

  @Test
  void tellsOfALogThatNothingSignsSinceWhenItIsSo() {
    Instant since;
    try (Instance log = new Instance("log", 0, FIRST)) {
      endSigning(log);
      since = log.heads.unsigned().get(CUP);
      assertThat(since).isAfter(START).isBefore(START.plusSeconds(60));
      now = now.plusSeconds(300);
      log.append(1);
      assertThat(log.signed()).isEmpty();
      assertThat(log.heads.unsigned()).containsOnly(Map.entry(CUP, since));
    }
    try (Instance again = new Instance("log", entries.size(), FIRST)) {
      assertThat(again.heads.unsigned()).containsOnly(Map.entry(CUP, since));
      assertThat(again.heads.head(CUP)).isPresent();
    }
  }

  @Test
  void signsAgainOnceTheKeyIsThere() {
    try (Instance log = new Instance("log", 0, FIRST)) {
      endSigning(log);
    }
    try (Instance again = new Instance("log", entries.size(), FIRST, FOREIGN)) {
      SignedNote note = again.signed().get(0);
      assertThat(Checkpoint.parse(note.text())).isEqualTo(expected());
      assertThat(note.verify(known(FIRST, FOREIGN)).valid()).isEqualTo(known(FOREIGN));
      assertThat(again.heads.unsigned()).isEmpty();
    }
  }

  @Test
  void signsAgainOnceANewKeyWasAdded() {
    try (Instance log = new Instance("log", 0, FIRST)) {
      endSigning(log);
    }
    try (Instance again = new Instance("log", entries.size(), FIRST, SECOND)) {
      assertThat(again.signed()).isEmpty();
      assertThat(again.heads.unsigned()).containsOnlyKeys(CUP);
      again.append(1);
      added(SECOND, entries.size() - 1);
      SignedNote note = again.signed().get(0);
      assertThat(note.verify(known(FIRST, SECOND)).valid()).isEqualTo(known(SECOND));
      assertThat(again.heads.unsigned()).isEmpty();
    }
  }

  /** What comes while a head is on its way waits for the next one, and not since ever. */
  @Test
  void whatGrewBehindAHeadIsUnsignedSinceThen() {
    try (Instance log = instance("log")) {
      log.append(5);
      log.publish();
      now = now.plusSeconds(1);
      byte[] head = log.signer.due(now).get(0).value();
      log.append(1);
      log.trees.head(CUP, head, now);
      log.publish();
      assertThat(log.heads.unsigned()).containsOnly(Map.entry(CUP, now));
    }
  }

  @Test
  void servesNoPartialTileWiderThanItIs() {
    try (Instance log = instance("log")) {
      log.append(5);
      log.signed();
      assertThat(log.tiles().tile(CUP, new Tile(0, 0, 3))).isPresent();
      assertThat(log.tiles().tile(CUP, new Tile(0, 0, 6))).isEmpty();
      assertThat(log.tiles().tile("other", new Tile(0, 0, 1))).isEmpty();
    }
  }
}
