package org.competitionledger.projections.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.criteria.GoverningRules;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.projections.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedHistoryTest {

  @TempDir private Path directory;
  private FoldedHistory history;

  @AfterEach
  void close() {
    history.close();
  }

  private FoldedHistory open(MemoryLog log) {
    if (history != null) {
      history.close();
    }
    history = new FoldedHistory(directory, log);
    return history;
  }

  @Test
  void everyMomentOfTheKaiCaseIsAsIfTheLogHadEndedThere() throws Exception {
    MemoryLog log = new MemoryLog(7);
    Stories.kAi(log);
    open(log);

    assertEveryPrefix(log, "k-ai", 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyMomentOfARandomHistoryIsAsIfTheLogHadEndedThere(long seed) throws Exception {
    MemoryLog log = new MemoryLog(19);
    Stories.random(log, "cup", seed, 600);
    open(log);

    assertEveryPrefix(log, "cup", 150);
  }

  /** A second competition whose records lie beside those of the first must not show through. */
  @Test
  void competitionsDoNotShowThroughEachOther() throws Exception {
    MemoryLog log = new MemoryLog(19);
    Stories.random(log, "cup", 4, 200);
    Stories.random(log, "cup-2", 5, 200);
    open(log);
    at("cup-2", log.lastSequence("cup-2"));

    assertEveryPrefix(log, "cup", 50);
  }

  private void assertEveryPrefix(MemoryLog log, String competition, int eventsMin)
      throws Exception {
    MapState stopped = new MapState();
    assertThat(log.all(competition)).hasSizeGreaterThan(eventsMin);
    for (StoredEvent event : log.all(competition)) {
      Evolve.evolve(stopped, event.event());
      State then = at(competition, event.sequence());

      assertThat(contents(then)).as("state at " + event.sequence()).isEqualTo(contents(stopped));
      assertThat(tables(then, competition))
          .as("tables at " + event.sequence())
          .isEqualTo(tables(stopped, competition));
    }
  }

  @Test
  void findsTheLastEventOfAMoment() throws Exception {
    MemoryLog log = new MemoryLog(50);
    Stories.kAi(log);
    open(log);
    MapState stopped = new MapState();
    long expected = -1;
    Instant last = Instant.MIN;
    for (StoredEvent event : log.all("k-ai")) {
      Evolve.evolve(stopped, event.event());
      Instant time = stopped.find(Keys.HEAD).orElseThrow().getLastLedgerTime();
      if (time.isAfter(last)) {
        assertThat(sequenceAt(time.minusNanos(1_000))).isEqualTo(optional(expected));
      }
      last = time;
      expected = event.sequence();
    }
    assertThat(sequenceAt(last)).hasValue(expected);
    assertThat(sequenceAt(Instant.MAX)).hasValue(expected);
    assertThat(history.sequenceAt("none", Instant.MAX).get()).isEmpty();
  }

  private static OptionalLong optional(long sequence) {
    return sequence < 0 ? OptionalLong.empty() : OptionalLong.of(sequence);
  }

  private OptionalLong sequenceAt(Instant moment) throws Exception {
    return history.sequenceAt("k-ai", moment).get(10, TimeUnit.SECONDS);
  }

  @Test
  void knowsNoEventThatIsNotRecorded() throws Exception {
    MemoryLog log = new MemoryLog(50);
    Stories.kAi(log);
    open(log);

    assertThat(history.stateAt("k-ai", log.lastSequence("k-ai") + 1).get()).isEmpty();
    assertThat(history.stateAt("k-ai", -1).get()).isEmpty();
    assertThat(history.stateAt("none", 0).get()).isEmpty();
  }

  @Test
  void thePastIsReadOnly() throws Exception {
    MemoryLog log = new MemoryLog(50);
    Stories.kAi(log);
    open(log);
    State then = at("k-ai", 3);

    assertThatThrownBy(() -> then.put(Keys.HEAD, then.find(Keys.HEAD).orElseThrow()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void costsNothingUntilSomebodyAsksAndThenOnlyWhatIsNew() throws Exception {
    MemoryLog log = new MemoryLog(1_000);
    Stories.random(log, "cup", 6, 300);
    open(log);
    assertThat(log.eventsRead()).isZero();
    assertThat(files()).isEmpty();

    long last = log.lastSequence("cup");
    at("cup", last);
    assertThat(log.eventsRead()).isEqualTo(last + 1);

    at("cup", last / 2);
    log.propose("cup", Stories.proposals("NoticePublished 'notice': 'x', 'title': {'en': 'X'}"));
    at("cup", last + 1);
    assertThat(log.eventsRead()).isEqualTo(last + 2);
  }

  @Test
  void goesOnWhereItStoppedAfterARestart() throws Exception {
    MemoryLog log = new MemoryLog(10);
    Stories.random(log, "cup", 7, 300);
    open(log);
    at("cup", 25);
    open(log);
    long before = log.eventsRead();

    assertEveryPrefix(log, "cup", 100);

    assertThat(log.eventsRead() - before)
        .as("one to compare with the log, then the missing ones")
        .isLessThan(log.lastSequence("cup") - 20);
  }

  @Test
  void anotherLogOfTheSameNameIsFoldedAnew() throws Exception {
    MemoryLog first = new MemoryLog(1_000);
    Stories.random(first, "cup", 8, 300);
    open(first);
    at("cup", first.lastSequence("cup"));

    MemoryLog longer = new MemoryLog(1_000);
    Stories.random(longer, "cup", 9, 600);
    open(longer);
    assertEveryPrefix(longer, "cup", 100);

    MemoryLog shorter = new MemoryLog(1_000);
    Stories.random(shorter, "cup", 10, 100);
    open(shorter);
    assertEveryPrefix(shorter, "cup", 30);
  }

  @Test
  void aDamagedStoreIsMadeAnew() throws Exception {
    MemoryLog log = new MemoryLog(1_000);
    Stories.random(log, "cup", 11, 300);
    open(log);
    at("cup", log.lastSequence("cup"));
    history.close();
    for (Path file : files()) {
      if (file.getFileName().toString().startsWith("MANIFEST")) {
        Files.writeString(file, "this is no manifest");
      }
    }

    open(log);
    assertEveryPrefix(log, "cup", 100);
  }

  @Test
  void whatAnotherVersionLeftIsDeleted() throws Exception {
    Path old = Files.createDirectories(directory.resolve("history-0-00000000"));
    Files.writeString(old.resolve("file"), "old");
    Path stores = Files.createDirectories(directory.resolve("ledger-project-v2"));
    MemoryLog log = new MemoryLog(1_000);
    Stories.random(log, "cup", 12, 50);
    open(log);

    at("cup", 5);

    assertThat(old).doesNotExist();
    assertThat(stores).exists();
  }

  private State at(String competition, long sequence) throws Exception {
    Optional<State> then = history.stateAt(competition, sequence).get(30, TimeUnit.SECONDS);
    return then.orElseThrow();
  }

  private Iterable<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Map<String, SpecificRecord> contents(State state) {
    Map<String, SpecificRecord> contents = new TreeMap<>();
    for (StateKind<?> kind : StateKind.ALL) {
      if (kind != StateKind.COMMAND) {
        state.scan(kind, "", (key, value) -> contents.put(kind.name() + '|' + key.id(), value));
        contents.keySet().forEach(key -> assertThat(key).doesNotContain("\u0000"));
      }
    }
    return contents;
  }

  /** The certified text of each stage's table; looked up record by record, as standings are. */
  private static Map<String, String> tables(State state, String competition) {
    Map<String, String> tables = new TreeMap<>();
    Instant now = state.find(Keys.HEAD).orElseThrow().getLastLedgerTime();
    long sequence = state.find(Keys.HEAD).orElseThrow().getLastSequence();
    state.scan(
        StateKind.STAGE,
        "",
        (key, stage) ->
            GoverningRules.of(state, stage.getStage(), now)
                .ifPresent(
                    set ->
                        tables.put(
                            stage.getStage(),
                            Standings.compute(state, stage.getStage(), set.getCriteria())
                                .certifiedText(
                                    competition, set.getCriteria().getVersion(), sequence))));
    return tables;
  }
}
