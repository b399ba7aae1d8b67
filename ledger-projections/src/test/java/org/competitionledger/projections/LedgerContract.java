package org.competitionledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.competitionledger.projections.Fixture.accepted;
import static org.competitionledger.projections.Fixture.announced;
import static org.competitionledger.projections.Fixture.append;
import static org.competitionledger.projections.Fixture.command;
import static org.competitionledger.projections.Fixture.refused;
import static org.competitionledger.projections.Fixture.registered;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.projections.node.KafkaLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger node promises, whatever Kafka it runs on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerContract {

  /** A repeat is told that it is one, and the hash only once. */
  private static final ByteBuffer OF_A_REPEAT = ByteBuffer.allocate(0);

  private static final Duration SOON = Duration.ofSeconds(10);

  private Path directory;
  private KafkaLedger ledger;
  private int competitions;

  /** Client settings for a fresh Kafka. */
  abstract Map<String, String> startKafka(Path directory);

  abstract void stopKafka();

  /** Partitions of the topics. */
  int partitions() {
    return Fixture.PARTITIONS;
  }

  int floodAppends() {
    return 6_400;
  }

  @BeforeAll
  void start(@TempDir Path directory) {
    this.directory = directory;
    ledger = start(startKafka(directory));
  }

  @AfterAll
  void stop() {
    ledger.close();
    stopKafka();
  }

  private KafkaLedger start(Map<String, String> kafka) {
    return KafkaLedger.start(Fixture.config(kafka, directory.resolve("state"), partitions()));
  }

  private String newCompetition() {
    String competition = "cup-" + ++competitions;
    accepted(append(ledger.appender(), competition, "announce", announced()));
    return competition;
  }

  @Test
  void numbersEventsFromZeroWithoutGaps() {
    String competition = newCompetition();
    for (int i = 1; i <= 20; i++) {
      Outcome outcome = append(ledger.appender(), competition, "key-" + i, registered("team-" + i));
      assertThat(accepted(outcome).getFirstSequence()).isEqualTo(i);
    }

    assertThat(readTo(competition, 20))
        .extracting(StoredEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(0, 20).boxed().toList());
  }

  @Test
  void answersWithTheHashOfWhatIsRecorded() {
    String competition = newCompetition();

    Accepted accepted = accepted(append(ledger.appender(), competition, "key", registered("team")));

    byte[] recorded = readTo(competition, 1).get(1).bytes();
    assertThat(accepted.getLeafHashes()).isEqualTo(ByteBuffer.wrap(LeafHash.of(recorded)));
  }

  /** More appends: {@code -Dledger.flood=1000000}. */
  @Test
  void losesRepeatsAndReordersNothingInAFlood() {
    flood(Integer.getInteger("ledger.flood", floodAppends()), false, acknowledged -> {});
  }

  /**
   * As where an instance hangs for long and another takes over, or a broker loses its patience. Who
   * is not told what became of an append sends it again.
   */
  @Test
  void losesRepeatsAndReordersNothingWhereTransactionsAreAborted() {
    int appends = floodAppends();
    List<String> ids =
        flood(
            appends,
            true,
            acknowledged -> {
              for (int part = 1; part < 5; part++) {
                int some = appends * part / 5;
                eventually(() -> assertThat(acknowledged.getAsLong()).isGreaterThan(some));
                abortTransactions();
              }
            });
    // What decides may learn of the last of them only now.
    String later = "cup-" + ++competitions;
    send(later, command(later, "announce", announced()), true).join();

    for (String id : ids) {
      List<StoredEvent> recorded = read(id, -1, Integer.MAX_VALUE);
      MapState folded = new MapState();
      recorded.forEach(event -> Evolve.evolve(folded, event.event()));
      eventually(() -> assertThat(projected(id)).isEqualTo(records(folded)));

      GrowingTree tree = new GrowingTree((tile, hashes) -> {});
      recorded.forEach(event -> tree.append(LeafHash.of(event.bytes())));
      eventually(() -> assertThat(head(id).size()).isEqualTo(tree.size()));
      assertThat(head(id).root()).isEqualTo(tree.root());
    }
  }

  @Test
  void everyHeadComesIntoTheRegister() throws Exception {
    Transparency transparency = ledger.transparency();
    Set<String> told = ConcurrentHashMap.newKeySet();
    AutoCloseable subscription = ledger.events().onAppend((id, sequence) -> told.add(id));
    for (String log : List.of(newCompetition(), newCompetition())) {
      eventually(
          () -> {
            SignedNote register =
                transparency.head(Transparency.REGISTER).orElseThrow(AssertionError::new);
            InclusionProof proof =
                transparency
                    .registered(
                        log, transparency.head(log).orElseThrow(AssertionError::new), register)
                    .orElseThrow(AssertionError::new);
            byte[] leaf = proof.extra().orElseThrow();
            assertThat(Checkpoint.parse(new String(leaf, UTF_8))).isEqualTo(head(log));
            assertThat(proof.includes(Hash.of(LeafHash.of(leaf)))).isTrue();
            assertThat(transparency.entries(Transparency.REGISTER, proof.index(), 1).get(0))
                .isEqualTo(leaf);
            assertThat(transparency.unregisteredSince()).doesNotContainKey(log);
            assertThat(
                    register
                        .verify(transparency.keys(Transparency.REGISTER, Optional.empty()))
                        .trusted())
                .isTrue();
          });
    }
    subscription.close();
    assertThat(told)
        .as("what is no competition appends no events")
        .isNotEmpty()
        .allMatch(Ids::isId);
  }

  /** Fences the producers of who decides and signs, who has to begin anew then. */
  private void abortTransactions() {
    try (Admin admin = Admin.create(Map.copyOf(kafka()))) {
      List<String> ids =
          admin.listTransactions().all().get().stream()
              .map(TransactionListing::transactionalId)
              .filter(id -> id.startsWith("ledger-"))
              .toList();
      assertThat(ids).isNotEmpty();
      admin.fenceProducers(ids).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> projected(String competition) {
    return ledger.views().state(competition).map(LedgerContract::records).orElse(List.of());
  }

  private static List<String> records(State state) {
    List<String> records = new ArrayList<>();
    for (StateKind<?> kind : StateKind.ALL) {
      state.scan(kind, "", (key, value) -> records.add(key + " " + value));
    }
    return records;
  }

  private Checkpoint head(String competition) {
    return Checkpoint.parse(ledger.transparency().head(competition).orElseThrow().text());
  }

  private static void eventually(Runnable assertion) {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError | LedgerUnavailable e) { // also while tasks are reassigned
        if (System.nanoTime() > deadlineNanos) {
          throw e;
        }
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  /**
   * Appends from many writers to three competitions, and compares each receipt with the log.
   *
   * @param again whether a writer sends again what nobody knows the outcome of
   * @param meanwhile done while they write; may ask how many appends were acknowledged
   * @return the competitions
   */
  private List<String> flood(int appends, boolean again, Consumer<LongSupplier> meanwhile) {
    List<String> ids = List.of(newCompetition(), newCompetition(), newCompetition());
    int writers = 64;
    int each = Math.max(1, appends / writers);
    List<Map<Long, ByteBuffer>> receipts =
        ids.stream()
            .map(id -> (Map<Long, ByteBuffer>) new ConcurrentHashMap<Long, ByteBuffer>())
            .toList();

    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int own = writer % ids.size();
      all.add(writeOneByOne(ids.get(own), "w" + writer, each, again, receipts.get(own)));
    }
    meanwhile.accept(() -> receipts.stream().mapToLong(Map::size).sum());
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();

    for (int i = 0; i < ids.size(); i++) {
      Map<Long, ByteBuffer> known = receipts.get(i);
      List<StoredEvent> recorded = new ArrayList<>(readTo(ids.get(i), known.size()));
      for (int next = recorded.size(); next <= known.size(); next = recorded.size()) {
        recorded.addAll(read(ids.get(i), next - 1, 1_000));
      }
      assertThat(recorded).as("what was acknowledged, no more").hasSize(known.size() + 1);
      for (StoredEvent event : recorded.subList(1, recorded.size())) {
        ByteBuffer receipt = known.get(event.sequence());
        if (!again || !receipt.equals(OF_A_REPEAT)) {
          assertThat(ByteBuffer.wrap(LeafHash.of(event.bytes())))
              .as("event %s", event.sequence())
              .isEqualTo(receipt);
        }
      }
    }
    return ids;
  }

  /** Appends singly, the next once the one before is acknowledged; keeps the receipts. */
  private CompletableFuture<Void> writeOneByOne(
      String competition, String writer, int count, boolean again, Map<Long, ByteBuffer> receipts) {
    CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    for (int i = 0; i < count; i++) {
      Command command = command(competition, writer + '-' + i, registered(writer + '-' + i));
      last =
          last.thenCompose(done -> send(competition, command, again))
              .thenAccept(
                  outcomes -> {
                    Accepted accepted = accepted(outcomes.get(0));
                    assertThat(receipts.put(accepted.getFirstSequence(), accepted.getLeafHashes()))
                        .isNull();
                  });
    }
    return last;
  }

  private CompletableFuture<List<Outcome>> send(
      String competition, Command command, boolean again) {
    return ledger
        .appender()
        .append(competition, List.of(command), false, Optional.empty())
        .exceptionallyComposeAsync(
            failure ->
                again && unknown(failure)
                    ? send(competition, command, true)
                    : CompletableFuture.failedFuture(failure),
            CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS));
  }

  private static boolean unknown(Throwable failure) {
    return failure instanceof LedgerUnavailable || failure.getCause() instanceof LedgerUnavailable;
  }

  @Test
  void recordsARepeatedCommandOnce() {
    String competition = newCompetition();
    Accepted first = accepted(append(ledger.appender(), competition, "key", registered("team")));

    Accepted again = accepted(append(ledger.appender(), competition, "key", registered("team")));

    assertThat(again.getReplayed()).isTrue();
    assertThat(again.getFirstSequence()).isEqualTo(first.getFirstSequence());
    assertThat(readTo(competition, 1)).hasSize(2);
  }

  @Test
  void refusesAndChangesNothing() {
    String competition = newCompetition();

    assertThat(
            refused(
                    append(
                        ledger.appender(),
                        competition,
                        "key",
                        "[" + registered("team") + "," + announced() + "]"))
                .getIndex())
        .isEqualTo(1);

    assertThat(readTo(competition, 0)).hasSize(1);
    assertThat(
            accepted(append(ledger.appender(), competition, "key", registered("team")))
                .getFirstSequence())
        .isEqualTo(1);
  }

  @Test
  void decidesCommandsThatTravelTogetherEachOnItsOwn() {
    String competition = newCompetition();
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String event = i < 200 ? registered("team-" + i) : announced();
      commands.add(command(competition, "key-" + i, event));
    }

    List<Outcome> outcomes = append(ledger.appender(), competition, commands);

    assertThat(outcomes.subList(0, 200)).allSatisfy(Fixture::accepted);
    assertThat(outcomes.subList(200, 300)).allSatisfy(Fixture::refused);
    assertThat(readTo(competition, 200)).hasSize(201);
  }

  @Test
  void foldsWhatItRecords() throws Exception {
    String competition = newCompetition();
    long last =
        accepted(append(ledger.appender(), competition, "key", registered("team")))
            .getFirstSequence();

    ledger.views().awaitSequence(competition, last, SOON).get();

    assertThat(ledger.views().competitions()).contains(competition);
    assertThat(ledger.views().lastSequence(competition)).isEqualTo(last);
    assertThat(
            ledger.views().state(competition).orElseThrow().find(StateKind.PARTICIPANT.key("team")))
        .isPresent();
    assertThat(ledger.views().state("unknown")).isEmpty();
  }

  @Test
  void keepsStandingsAndRuleHistoryUpToDate() throws Exception {
    String competition = newCompetition();
    List<String> story =
        List.of(
            Fixture.event("StageScheduled", "'stage': 'final', 'name': {'en': 'F'}, 'order': 1"),
            Fixture.event(
                "CriteriaPublished",
                "'criteria': {'version': 1, 'stages': ['final'], 'criteria': ["
                    + "{'id': 'speed', 'name': {'en': 'Speed'}, 'kind': 'SCORED',"
                    + " 'scores': 'DIRECT', 'definition': {'en': 'How fast'}}]}"),
            registered("a"),
            registered("b"),
            Fixture.event("StageOpened", "'stage': 'final'"),
            Fixture.event("EntryAdmitted", "'stage': 'final', 'participant': 'a'"),
            Fixture.event("EntryAdmitted", "'stage': 'final', 'participant': 'b'"),
            Fixture.event("EvaluationOpened", "'stage': 'final'"),
            Fixture.score("a", "1.5"));
    for (int i = 0; i < story.size(); i++) {
      accepted(append(ledger.appender(), competition, "story-" + i, story.get(i)));
    }
    ledger.views().awaitSequence(competition, story.size(), SOON).get();
    assertThat(ranked(competition)).containsExactly("a", "b");

    accepted(append(ledger.appender(), competition, "better", Fixture.score("b", "2")));
    ledger.views().awaitSequence(competition, story.size() + 1, SOON).get();

    assertThat(ranked(competition)).containsExactly("b", "a");
    assertThat(ledger.views().changes(competition, -1, 10))
        .extracting(change -> change.getSequence())
        .containsExactly(2L);
    assertThat(ledger.views().change(competition, 2)).isPresent();
    assertThat(ledger.views().standings(competition, "semi-final").get()).isEmpty();
  }

  private List<String> ranked(String competition) throws Exception {
    return ledger
        .views()
        .standings(competition, "final")
        .get(10, TimeUnit.SECONDS)
        .orElseThrow()
        .table()
        .all()
        .rows()
        .stream()
        .map(row -> row.participant())
        .toList();
  }

  @Test
  void keepsPromisesInTheOrderTheyWereMade() throws Exception {
    String competition = newCompetition();
    for (String promise : List.of("second-thoughts", "details")) {
      accepted(
          append(
              ledger.appender(),
              competition,
              promise,
              Fixture.event(
                  "PromiseMade",
                  "'promise': '%s', 'kind': 'SPECIFY', 'text': {'en': 'Later'}"
                      .formatted(promise))));
    }
    accepted(
        append(
            ledger.appender(),
            competition,
            "kept",
            Fixture.event("PromiseKept", "'promise': 'second-thoughts'")));

    ledger.views().awaitSequence(competition, 3, SOON).get();

    assertThat(ledger.views().promises(competition, -1, 10))
        .extracting(promise -> promise.getPromise() + " " + promise.getKept())
        .containsExactly("second-thoughts 3", "details -1");
  }

  @Test
  void findingsComeUpAndAreResolvedAsEventsArrive() throws Exception {
    String competition = newCompetition();
    goals(competition, "goals", false);
    ledger.views().awaitSequence(competition, 1, SOON).get();

    assertThat(findings(competition)).containsExactly("goals-unordered open");

    goals(competition, "order", true);
    ledger.views().awaitSequence(competition, 2, SOON).get();

    assertThat(findings(competition)).containsExactly("goals-unordered resolved");
  }

  private void goals(String competition, String key, boolean ordered) throws Exception {
    accepted(
        append(
            ledger.appender(),
            competition,
            key,
            Fixture.event(
                "PolicyGoalsDeclared",
                ("'goals': [{'id': 'fun', 'text': {'en': 'Fun'}},"
                        + " {'id': 'fame', 'text': {'en': 'Fame'}}], 'ordered': %s")
                    .formatted(ordered))));
  }

  private List<String> findings(String competition) {
    return ledger.views().findings(competition, Optional.empty(), Instant.MAX).stream()
        .map(found -> found.code().code() + (found.resolved() ? " resolved" : " open"))
        .toList();
  }

  @Test
  void waitsNoLongerThanAskedForASequenceThatDoesNotCome() {
    String competition = newCompetition();

    assertThatThrownBy(
            () -> ledger.views().awaitSequence(competition, 99, Duration.ofMillis(50)).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void tellsOfEveryAppendedEventInOrder() throws Exception {
    String competition = newCompetition();
    List<Long> told = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> complete = new CompletableFuture<>();
    AutoCloseable subscription =
        ledger
            .events()
            .onAppend(
                (id, sequence) -> {
                  if (id.equals(competition)) {
                    told.add(sequence);
                    if (sequence == 50) {
                      complete.complete(null);
                    }
                  }
                });

    for (int i = 1; i <= 50; i++) {
      append(ledger.appender(), competition, "key-" + i, registered("team-" + i));
    }

    complete.get(10, TimeUnit.SECONDS);
    assertThat(told).isSorted().endsWith(50L);
    subscription.close();
  }

  @Test
  void keepsEverythingOverARestart() throws Exception {
    String competition = newCompetition();
    for (int i = 1; i <= 200; i++) {
      append(ledger.appender(), competition, "key-" + i, registered("team-" + i));
    }
    List<StoredEvent> before = readTo(competition, 200);

    restart();

    ledger.views().awaitSequence(competition, 200, SOON).get();
    assertSameBytes(read(competition, -1, 1_000), before);
    assertThat(read(competition, 150, 10)).extracting(StoredEvent::sequence).startsWith(151L);
    Accepted repeated =
        accepted(append(ledger.appender(), competition, "key-7", registered("team-7")));
    assertThat(repeated.getReplayed()).isTrue();
    assertThat(repeated.getFirstSequence()).isEqualTo(7);
    assertThat(
            accepted(append(ledger.appender(), competition, "new", registered("new")))
                .getFirstSequence())
        .isEqualTo(201);
  }

  @Test
  void readsTheEventsOfACompetitionThatLieFarApart() {
    String rare = newCompetition();
    String busy = newCompetition();
    append(ledger.appender(), rare, "rare-1", registered("one"));
    for (int batch = 0; batch < 10; batch++) {
      List<Command> commands = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        commands.add(command(busy, batch + "-" + i, registered("team-" + batch + "-" + i)));
      }
      append(ledger.appender(), busy, commands);
    }
    append(ledger.appender(), rare, "rare-2", registered("two"));

    restart();

    assertThat(read(rare, -1, 10)).extracting(StoredEvent::sequence).containsExactly(0L, 1L, 2L);
    assertThat(read(busy, 3_000, 1_000)).hasSize(1_000);
  }

  @Test
  void looksBackAtAnySequenceAndMomentAlsoAfterARestart() throws Exception {
    String competition = newCompetition();
    for (int i = 1; i <= 30; i++) {
      append(ledger.appender(), competition, "key-" + i, registered("team-" + i));
    }
    readTo(competition, 30);
    assertThat(participantsAt(competition, 12)).isEqualTo(12);
    Instant then = recordedAt(competition, 12);

    restart();
    append(ledger.appender(), competition, "key-31", registered("team-31"));
    readTo(competition, 31);

    assertThat(participantsAt(competition, 12)).isEqualTo(12);
    assertThat(participantsAt(competition, 31)).isEqualTo(31);
    assertThat(ledger.history().stateAt(competition, 32).get()).isEmpty();
    OptionalLong found = ledger.history().sequenceAt(competition, then).get(10, TimeUnit.SECONDS);
    assertThat(recordedAt(competition, found.orElseThrow())).isEqualTo(then);
    assertThat(recordedAt(competition, found.orElseThrow() + 1)).isAfter(then);
  }

  private long participantsAt(String competition, long sequence) throws Exception {
    AtomicLong participants = new AtomicLong();
    ledger
        .history()
        .stateAt(competition, sequence)
        .get(10, TimeUnit.SECONDS)
        .orElseThrow()
        .scan(StateKind.PARTICIPANT, "", (key, value) -> participants.incrementAndGet());
    return participants.get();
  }

  private Instant recordedAt(String competition, long sequence) {
    return read(competition, sequence - 1, 1).get(0).event().getRecordedAt();
  }

  private void restart() {
    ledger.close();
    ledger = start(kafka());
  }

  /** Client settings for the running Kafka. */
  abstract Map<String, String> kafka();

  /**
   * All events, once an acknowledged sequence has reached the tail, which may be a moment later.
   */
  private List<StoredEvent> readTo(String competition, long sequence) {
    long deadlineNanos = System.nanoTime() + SOON.toNanos();
    while (ledger.events().lastSequence(competition) < sequence
        && System.nanoTime() < deadlineNanos) {
      Thread.onSpinWait();
    }
    return read(competition, -1, 1_000);
  }

  private List<StoredEvent> read(String competition, long after, int limit) {
    List<StoredEvent> events = new ArrayList<>();
    long next = after;
    while (events.size() < limit) {
      List<StoredEvent> some =
          ledger.events().read(competition, next, Math.min(limit - events.size(), 1_000));
      if (some.isEmpty()) {
        return events;
      }
      events.addAll(some);
      next = some.get(some.size() - 1).sequence();
    }
    return events;
  }

  private static void assertSameBytes(List<StoredEvent> actual, List<StoredEvent> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).bytes()).isEqualTo(expected.get(i).bytes());
    }
  }
}
