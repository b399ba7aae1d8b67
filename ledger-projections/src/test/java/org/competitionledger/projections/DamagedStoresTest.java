package org.competitionledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.projections.Fixture.accepted;
import static org.competitionledger.projections.Fixture.announced;
import static org.competitionledger.projections.Fixture.command;
import static org.competitionledger.projections.Fixture.registered;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.competitionledger.broker.EmbeddedBroker;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.projections.node.KafkaLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/** Stores that the disk spoilt are built anew; what was acknowledged is there, as it was. */
class DamagedStoresTest {

  private static final String CUP = "cup";
  private static final int TEAMS = 400;
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String STORE = "folded";

  /** How a store's files may be spoilt. */
  private enum Wound {
    FLIPPED_BYTES,
    CUT_SHORT,
    NO_MANIFEST,
    NO_CURRENT,
    FLIPPED_JOURNAL,
    CUT_JOURNAL;

    /** A damaged block is found by who reads it, and a journal counts as far as it can be read. */
    boolean seenAtStart() {
      return this == CUT_SHORT || this == NO_MANIFEST || this == NO_CURRENT;
    }

    boolean ofJournal() {
      return this == FLIPPED_JOURNAL || this == CUT_JOURNAL;
    }
  }

  @TempDir Path directory;

  private KafkaLedger ledger;
  private List<ByteBuffer> receipts;

  private Path state() {
    return directory.resolve("state");
  }

  @Test
  void isBuiltAnewWhereverAndHoweverItIsDamaged() throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(EmbeddedBroker.Config.in(directory.resolve("kafka")))) {
      start(broker);
      receipts = receipts(appendAll());
      Checkpoint head = head();
      ledger.close();
      for (Wound wound : Wound.values()) {
        if (!wound.ofJournal()) {
          writtenToTables(STORE);
        }
        List<Path> damaged = damage(STORE, wound);
        List<Path> marks =
            wound.seenAtStart()
                ? damaged.stream().map(store -> store.resolveSibling("mark")).toList()
                : List.of();
        for (Path mark : marks) {
          Files.writeString(mark, "goes with the directory");
        }

        start(broker);

        assertThat(marks).as("stores that were kept").noneMatch(Files::exists);
        assertThatNothingIsLost();
        assertThat(head()).isEqualTo(head);
        ledger.close();
      }
      for (Executable reading : List.<Executable>of(this::readAll, this::appendAll)) {
        writtenToTables(STORE);
        start(broker);
        damagedWhileItRuns(reading);
        ledger.close();
      }
    }
  }

  /**
   * Damage is found by who reads, be it for a reader or to decide.
   *
   * @param reading reads all that is stored
   */
  private void damagedWhileItRuns(Executable reading) throws Exception {
    Path mark = damage(STORE, Wound.FLIPPED_BYTES).get(0).resolveSibling("mark");
    Files.writeString(mark, "goes with the directory");
    try {
      reading.execute();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    assertThat(mark).as("of a store that was kept").doesNotExist();
    awaitReady();
    assertThatNothingIsLost();
  }

  private void readAll() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + SOON.toNanos();
    boolean read = false;
    while (!read) {
      assertThat(System.nanoTime()).isLessThan(deadlineNanos);
      try {
        assertThat(teams()).as("all or an error, never a part").isEqualTo(TEAMS);
        read = true;
      } catch (LedgerUnavailable e) {
        Thread.sleep(50);
      }
    }
  }

  private void start(EmbeddedBroker broker) throws InterruptedException {
    ledger =
        KafkaLedger.start(Fixture.config(broker.clientSettings(), state(), Fixture.PARTITIONS));
    awaitReady();
  }

  private void awaitReady() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + SOON.toNanos();
    while (!ledger.ready()) {
      assertThat(System.nanoTime()).as("ready in time").isLessThan(deadlineNanos);
      Thread.sleep(20);
    }
  }

  private List<Outcome> appendAll() throws Exception {
    List<Command> commands = new ArrayList<>(List.of(command(CUP, "announce", announced())));
    IntStream.range(0, TEAMS)
        .forEach(i -> commands.add(command(CUP, "key-" + i, registered("team-" + i))));
    long deadlineNanos = System.nanoTime() + SOON.toNanos();
    while (true) {
      try {
        return ledger.appender().append(CUP, commands, false, Optional.empty()).get();
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(LedgerUnavailable.class);
        assertThat(System.nanoTime()).as("in time: " + e).isLessThan(deadlineNanos);
        Thread.sleep(50);
      }
    }
  }

  private static List<ByteBuffer> receipts(List<Outcome> outcomes) {
    return outcomes.stream().map(outcome -> accepted(outcome).getLeafHashes()).toList();
  }

  private void assertThatNothingIsLost() throws Exception {
    assertThat(appendAll())
        .extracting(outcome -> accepted(outcome))
        .allMatch(Accepted::getReplayed)
        .extracting(Accepted::getFirstSequence)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, TEAMS).mapToObj(i -> (long) i).toList());
    List<StoredEvent> events = ledger.events().read(CUP, -1, EventLog.READ_MAX);
    assertThat(events).extracting(e -> ByteBuffer.wrap(LeafHash.of(e.bytes()))).isEqualTo(receipts);
    ledger.views().awaitSequence(CUP, TEAMS, SOON).get();
    assertThat(teams()).isEqualTo(TEAMS);
    assertThat(ledger.views().standings(CUP, "final").get(30, TimeUnit.SECONDS)).isEmpty();
  }

  private int teams() {
    AtomicInteger teams = new AtomicInteger();
    ledger
        .views()
        .state(CUP)
        .orElseThrow()
        .scan(StateKind.PARTICIPANT, "", (key, value) -> teams.incrementAndGet());
    return teams.get();
  }

  /** The head that signs all. */
  private Checkpoint head() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + SOON.toNanos();
    while (true) {
      Checkpoint head =
          ledger.transparency().head(CUP).map(note -> Checkpoint.parse(note.text())).orElse(null);
      if (head != null && head.size() == TEAMS + 1) {
        return head;
      }
      assertThat(System.nanoTime()).as("signed in time").isLessThan(deadlineNanos);
      Thread.sleep(20);
    }
  }

  /** Spoils a store wherever it holds something; its directories. */
  private List<Path> damage(String name, Wound wound) throws Exception {
    List<Path> damaged = new ArrayList<>();
    for (Path store : directories(name)) {
      List<Path> spoilt =
          switch (wound) {
            case FLIPPED_BYTES, CUT_SHORT -> files(store, ".sst");
            case NO_MANIFEST -> files(store, "MANIFEST");
            case NO_CURRENT -> files(store, "CURRENT");
            case FLIPPED_JOURNAL, CUT_JOURNAL -> files(store, ".log");
          };
      if (!spoilt.isEmpty()) {
        for (Path file : spoilt) {
          spoil(file, wound);
        }
        damaged.add(store);
      }
    }
    assertThat(damaged).as("%s, %s", name, wound).isNotEmpty();
    return damaged;
  }

  private List<Path> directories(String name) throws IOException {
    try (Stream<Path> all = Files.walk(state())) {
      return all.filter(path -> path.endsWith(Path.of("rocksdb", name))).toList();
    }
  }

  /** What the journal has goes into tables where a store is opened. */
  private void writtenToTables(String name) throws Exception {
    for (Path store : directories(name)) {
      try (Options options = new Options()) {
        RocksDB.open(options, store.toString()).close();
      }
      assertThat(files(store, ".sst")).isNotEmpty();
    }
  }

  private static List<Path> files(Path store, String part) throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return files.filter(file -> file.getFileName().toString().contains(part)).toList();
    }
  }

  private static void spoil(Path file, Wound wound) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (wound) {
      case FLIPPED_BYTES, FLIPPED_JOURNAL -> {
        for (int at = 20; at < bytes.length; at += 1_000) {
          bytes[at] ^= 0x55;
        }
        Files.write(file, bytes);
      }
      case CUT_SHORT, CUT_JOURNAL -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      case NO_MANIFEST -> Files.write(file, new byte[100]);
      case NO_CURRENT -> Files.delete(file); // as a kill leaves it while a store is deleted
    }
  }
}
