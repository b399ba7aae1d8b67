package org.competitionledger.projections.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.competitionledger.projections.decide.Scenario.COMPETITION;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.command.Refused;
import org.competitionledger.command.Skipped;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.event.Event;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.decide.PartitionDecider.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionDeciderTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final InstantSource CLOCK = InstantSource.fixed(Scenario.NOW);

  /** Long enough to see that something does not happen, most of the times that it would. */
  private static final long A_MOMENT_MS = 300;

  private final MemoryKafka kafka = new MemoryKafka();
  private final MemoryKafka.Fold fold = kafka.new Fold();
  private final AtomicReference<Folded> folded = new AtomicReference<>(fold);
  private PartitionDecider decider;

  @AfterEach
  void stop() throws InterruptedException {
    if (decider != null) {
      decider.stop();
      decider.awaitEnd(SOON);
    }
  }

  private void start() {
    start(CLOCK);
  }

  private void start(InstantSource clock) {
    decider =
        new PartitionDecider(
            MemoryKafka.PARTITION,
            new DeciderSettings(
                clock,
                HeldKeys.UNKNOWN,
                kafka::producer,
                () -> Optional.ofNullable(folded.get()),
                kafka::end,
                Runnable::run,
                SOON));
  }

  private CompletableFuture<List<Outcome>> ask(Command... commands) {
    return ask(false, commands);
  }

  private CompletableFuture<List<Outcome>> ask(boolean stopAtRefusal, Command... commands) {
    CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();
    ask(answer, stopAtRefusal, commands);
    return answer;
  }

  private void ask(
      CompletableFuture<List<Outcome>> answer, boolean stopAtRefusal, Command... commands) {
    decider.ask(
        new Request(
            COMPETITION, List.of(commands), stopAtRefusal, Optional.empty(), answer, false));
  }

  private static Command command(int number) {
    return Scenario.command(number);
  }

  private static <T> T got(CompletableFuture<T> answer) throws Exception {
    return answer.get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  private static Accepted accepted(CompletableFuture<List<Outcome>> answer) throws Exception {
    return (Accepted) got(answer).get(0).getAnswer();
  }

  private static Refused refused(Outcome outcome) {
    return (Refused) outcome.getAnswer();
  }

  private static void assertUnavailable(CompletableFuture<List<Outcome>> answer) {
    assertThatThrownBy(() -> got(answer))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(LedgerUnavailable.class);
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadlineNanos);
      Thread.sleep(2);
    }
  }

  private List<byte[]> logged() {
    return kafka.records().stream().map(record -> record.value()).toList();
  }

  private static List<byte[]> decided(int... numbers) {
    MapState state = new MapState();
    return IntStream.of(numbers)
        .mapToObj(number -> Scenario.decide(state, command(number)))
        .flatMap(List::stream)
        .map(EncodedEvent::bytes)
        .toList();
  }

  private void assertLogged(List<byte[]> expected) {
    assertThat(logged()).usingElementComparator(Arrays::compare).isEqualTo(expected);
  }

  @Test
  void recordsWhatCoreDecides() throws Exception {
    start();

    List<Outcome> outcomes = got(ask(Scenario.commands().toArray(Command[]::new)));

    assertThat(outcomes)
        .extracting(Outcome::getCommandId)
        .containsExactlyElementsOf(
            Scenario.commands().stream().map(Command::getCommandId).toList());
    assertThat(outcomes).allMatch(outcome -> outcome.getAnswer() instanceof Accepted);
    List<EncodedEvent> expected = Scenario.decide(new MapState());
    assertThat(expected).hasSizeGreaterThan(50);
    assertLogged(expected.stream().map(EncodedEvent::bytes).toList());
    assertThat(kafka.commits()).isEqualTo(1);
    assertThat(kafka.transactionalIds()).containsExactly("ledger-decide-v2-0");
  }

  /** However far it lags, what is decided builds on what was decided before. */
  @Test
  void decidesTheSameWhileTheFoldStandsStill() throws Exception {
    start();
    eventually(decider::begun);
    fold.hold();

    for (Command command : Scenario.commands()) {
      assertThat(accepted(ask(command)).getReplayed()).isFalse();
    }

    assertLogged(Scenario.decide(new MapState()).stream().map(EncodedEvent::bytes).toList());
    assertThat(accepted(ask(command(0))).getReplayed()).isTrue();
  }

  @Test
  void whatWaitsIsCommittedOnceAndAnsweredAfterThat() throws Exception {
    start();
    kafka.holdCommits();
    CompletableFuture<List<Outcome>> first = ask(command(0));
    kafka.awaitCommitting();
    List<CompletableFuture<List<Outcome>>> waiting =
        List.of(ask(command(1)), ask(command(2), command(3)), ask(command(4)));
    Thread.sleep(A_MOMENT_MS);
    assertThat(first).isNotDone();
    assertThat(decider.waiting()).isEqualTo(3);

    kafka.letOneCommit();
    got(first);
    kafka.awaitCommitting();
    Thread.sleep(A_MOMENT_MS);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    assertLogged(decided(0));

    kafka.letCommit();
    for (CompletableFuture<List<Outcome>> each : waiting) {
      assertThat(got(each)).allMatch(outcome -> outcome.getAnswer() instanceof Accepted);
    }
    assertThat(kafka.commits()).isEqualTo(2);
    assertLogged(decided(0, 1, 2, 3, 4));
  }

  @Test
  void anAnswerIsGivenOnlyOnceItsEventsAreInTheLog() throws Exception {
    start();
    for (int i = 0; i < 10; i++) {
      CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();
      int before = logged().size();
      CompletableFuture<Integer> seen = answer.thenApply(outcomes -> logged().size());
      ask(answer, false, command(i));
      assertThat(got(seen)).isGreaterThan(before);
    }
  }

  @Test
  void whatIsInTheLogThoughTheCommitFailedIsAnsweredFromWhatWasFolded() throws Exception {
    start();
    got(ask(command(0)));
    fold.hold();
    kafka.afterCommit(
        () -> {
          kafka.afterCommit(() -> {});
          throw new TimeoutException("the answer got lost");
        });

    CompletableFuture<List<Outcome>> answer = ask(command(1));

    Thread.sleep(A_MOMENT_MS);
    assertThat(answer).as("before all of the log is folded").isNotDone();
    assertThat(decider.begun()).isFalse();
    fold.goOn();
    assertThat(accepted(answer).getReplayed()).isTrue();
    assertThat(accepted(answer).getFirstSequence()).isEqualTo(1);
    assertLogged(decided(0, 1));
    assertThat(kafka.transactionalIds()).hasSize(2).containsOnly("ledger-decide-v2-0");
  }

  @Test
  void whatIsNotInTheLogIsForgottenAndDecidedAnew() throws Exception {
    start();
    got(ask(command(0)));
    kafka.beforeCommit(
        () -> {
          kafka.beforeCommit(() -> {});
          throw new TimeoutException("nothing arrived");
        });

    assertThat(got(ask(command(1), command(2))))
        .extracting(outcome -> ((Accepted) outcome.getAnswer()).getReplayed())
        .containsExactly(false, false);

    assertLogged(decided(0, 1, 2));
  }

  @Test
  void whatFailsTwiceIsToldToBeUnknown() throws Exception {
    start();
    got(ask(command(0)));
    kafka.beforeCommit(
        () -> {
          throw new TimeoutException("nothing arrived");
        });

    assertUnavailable(ask(command(1)));

    kafka.beforeCommit(() -> {});
    assertThat(accepted(ask(command(1))).getReplayed()).isFalse();
    assertLogged(decided(0, 1));
  }

  @Test
  void allOfAGroupAreDecidedOnceMoreInTheirOrder() throws Exception {
    start();
    kafka.holdCommits();
    CompletableFuture<List<Outcome>> first = ask(command(0));
    kafka.awaitCommitting();
    List<CompletableFuture<List<Outcome>>> group =
        List.of(ask(command(0)), ask(command(1)), ask(command(2)));
    kafka.letOneCommit();
    got(first);
    kafka.awaitCommitting();
    kafka.beforeCommit(
        () -> {
          kafka.beforeCommit(() -> {});
          throw new TimeoutException("nothing arrived");
        });
    kafka.letCommit();

    assertThat(accepted(group.get(0)).getReplayed()).isTrue();
    assertThat(accepted(group.get(1)).getReplayed()).isFalse();
    assertThat(accepted(group.get(2)).getReplayed()).isFalse();
    assertLogged(decided(0, 1, 2));
  }

  @Test
  void whatWasAnsweredAlreadyIsNeverDecided() throws Exception {
    start();
    kafka.holdCommits();
    CompletableFuture<List<Outcome>> first = ask(command(0));
    kafka.awaitCommitting();
    CompletableFuture<List<Outcome>> late = ask(command(1));
    CompletableFuture<List<Outcome>> last = ask(command(2));
    late.completeExceptionally(new LedgerUnavailable("No outcome came in time", null));
    kafka.letCommit();

    got(first);
    got(last);

    assertLogged(decided(0, 2));
  }

  @Test
  void whoWaitsAsItStopsIsAnswered() throws Exception {
    start();
    kafka.holdCommits();
    CompletableFuture<List<Outcome>> first = ask(command(0));
    kafka.awaitCommitting();
    CompletableFuture<List<Outcome>> waits = ask(command(1));

    decider.stop();
    CompletableFuture<List<Outcome>> after = ask(command(2));
    kafka.letCommit();
    decider.awaitEnd(SOON);

    assertThat(accepted(first).getFirstSequence()).isZero();
    assertThat(accepted(waits).getFirstSequence()).isEqualTo(1);
    assertThat(accepted(after).getFirstSequence()).isEqualTo(2);
    assertUnavailable(ask(command(3)));
    assertLogged(decided(0, 1, 2));
    assertThat(decider.begun()).isFalse();
  }

  /** Another may decide already: what is committed now is fenced, the rest not even tried. */
  @Test
  void whoWaitsAsItIsAbandonedAsksElsewhere() throws Exception {
    start();
    kafka.holdCommits();
    CompletableFuture<List<Outcome>> first = ask(command(0));
    kafka.awaitCommitting();
    CompletableFuture<List<Outcome>> waits = ask(command(1));

    decider.abandon();
    kafka.letCommit();
    decider.awaitEnd(SOON);

    assertThat(accepted(first).getFirstSequence()).isZero();
    assertUnavailable(waits);
    assertLogged(decided(0));
  }

  /** What it would refuse may have been made possible by the other. */
  @Test
  void refusesNothingWhereAnotherDecides() throws Exception {
    start();
    got(ask(command(0)));
    fold.hold();
    MapState other = new MapState();
    Scenario.decide(other, command(0));
    kafka.anotherDecides(Scenario.decide(other, command(1)));
    Command again =
        Command.newBuilder(command(1))
            .setCommandId(command(2).getCommandId())
            .setIfMatch(9_999L)
            .build();

    CompletableFuture<List<Outcome>> answer = ask(again);

    Thread.sleep(A_MOMENT_MS);
    assertThat(answer).as("before it knows what the other decided").isNotDone();
    fold.goOn();
    assertThat(refused(got(answer).get(0)).getLastSequence()).isEqualTo(decided(0, 1).size() - 1L);
  }

  @Test
  void stopsWhileItWaitsForTheFold() throws Exception {
    start();
    got(ask(command(0)));
    decider.stop();
    decider.awaitEnd(SOON);
    folded.set(kafka.new Fold());
    ((MemoryKafka.Fold) folded.get()).hold();
    start();
    CompletableFuture<List<Outcome>> waits = ask(command(1));

    decider.stop();
    decider.awaitEnd(SOON);

    assertUnavailable(waits);
  }

  @Test
  void whoIsFencedLearnsWhatAnotherDecidedBeforeItAnswers() throws Exception {
    start();
    MapState state = new MapState();
    got(ask(command(0)));
    Scenario.decide(state, command(0));
    kafka.anotherDecides(Scenario.decide(state, command(1)));

    assertThat(accepted(ask(command(2))).getReplayed()).isFalse();
    assertThat(accepted(ask(command(1))).getReplayed()).isTrue();
    assertLogged(decided(0, 1, 2));
    assertThat(kafka.transactionalIds()).hasSize(2);
  }

  @Test
  void whoIsFencedInTheMiddleOfACommitDecidesOnceMore() throws Exception {
    start();
    MapState state = new MapState();
    got(ask(command(0)));
    Scenario.decide(state, command(0));
    kafka.holdCommits();
    CompletableFuture<List<Outcome>> held = ask(command(1));
    kafka.awaitCommitting();
    kafka.anotherDecides(Scenario.decide(state, command(2)));
    kafka.letCommit();

    assertThat(accepted(held).getFirstSequence()).isEqualTo(decided(0, 2).size());
    assertLogged(decided(0, 2, 1));
  }

  @Test
  void beginsAnewOnAProjectionThatTookThePlaceOfAnother() throws Exception {
    start();
    got(ask(command(0)));
    fold.hold();
    got(ask(command(1)));
    MemoryKafka.Fold anew = kafka.new Fold();
    anew.hold();

    folded.set(anew);
    fold.replace();

    eventually(() -> !decider.begun());
    CompletableFuture<List<Outcome>> waits = ask(command(2));
    Thread.sleep(A_MOMENT_MS);
    assertThat(waits).as("before it has folded what the other had").isNotDone();
    anew.goOn();
    got(waits);
    assertThat(accepted(ask(command(1))).getReplayed()).isTrue();
    assertLogged(decided(0, 1, 2));
  }

  @Test
  void waitsForAProjection() throws Exception {
    folded.set(null);
    start();
    CompletableFuture<List<Outcome>> waits = ask(command(0));
    Thread.sleep(A_MOMENT_MS);
    assertThat(waits).isNotDone();

    folded.set(fold);

    assertThat(accepted(waits).getFirstSequence()).isZero();
  }

  /** The store is damaged, say: that is no defect of a rule, and no answer. */
  @Test
  void aStoreThatFailsIsNoAnswer() throws Exception {
    for (RuntimeException failure :
        List.of(
            new ProcessorStateException("damaged"),
            new LedgerUnavailable("What is asked for cannot be read now", null))) {
      AtomicInteger failures = new AtomicInteger();
      Folded failing = failing(failure, failures);
      folded.set(failing);
      start();

      assertUnavailable(ask(command(0)));

      assertThat(failures).hasPositiveValue();
      decider.stop();
      decider.awaitEnd(SOON);
    }
    assertThat(logged()).isEmpty();
  }

  private Folded failing(RuntimeException failure, AtomicInteger failures) {
    State broken =
        (State)
            Proxy.newProxyInstance(
                PartitionDeciderTest.class.getClassLoader(),
                new Class<?>[] {State.class},
                (proxy, method, arguments) -> {
                  failures.incrementAndGet();
                  throw failure;
                });
    return new Folded() {
      @Override
      public State state(String competition) {
        return broken;
      }

      @Override
      public long place(TopicPartition partition) {
        return fold.place(partition);
      }

      @Override
      public boolean await(TopicPartition partition, long offset, Duration within)
          throws InterruptedException {
        return fold.await(partition, offset, within);
      }

      @Override
      public boolean isCurrent() {
        return true;
      }
    };
  }

  /** A rule that goes too deep, here in the place of the clock, fails for its command alone. */
  @Test
  void aStackThatOverflowsStopsNothing() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    start(
        () -> {
          if (asked.getAndIncrement() == 0) {
            throw new StackOverflowError();
          }
          return Scenario.NOW;
        });

    List<Outcome> outcomes = got(ask(command(0), command(0)));

    assertThat(refused(outcomes.get(0)).getCode()).isEqualTo("internal-error");
    assertThat(outcomes.get(1).getAnswer()).isInstanceOf(Accepted.class);
    assertLogged(decided(0));
  }

  @Test
  void whatFollowsARefusalIsSkippedWhereThatIsAskedFor() throws Exception {
    start();

    List<Outcome> outcomes = got(ask(true, command(0), command(0), nobody(), command(1)));

    assertThat(((Accepted) outcomes.get(1).getAnswer()).getReplayed()).isTrue();
    assertThat(refused(outcomes.get(2)).getCode()).isEqualTo("command-empty");
    assertThat(((Skipped) outcomes.get(3).getAnswer()).getRefusedAt()).isEqualTo(2);
    assertLogged(decided(0));
  }

  /** A command without events. */
  private static Command nobody() {
    Command some = command(1);
    return new Command("empty", some.getCommandDigest(), some.getAuthority(), null, List.of());
  }

  @Test
  void turnsAwayMoreThanMayWait() throws Exception {
    start();
    kafka.holdCommits();
    ask(command(0));
    kafka.awaitCommitting();
    List<CompletableFuture<List<Outcome>>> all = new ArrayList<>();
    for (int i = 0; i < PartitionDecider.WAITING_MAX; i++) {
      all.add(ask(command(0)));
    }
    assertThat(all).noneMatch(CompletableFuture::isDone);

    assertUnavailable(ask(command(0)));

    kafka.letCommit();
    got(all.get(all.size() - 1));
  }

  @Test
  void everyEventCarriesItsCloudEventsHeaders() throws Exception {
    start();
    got(ask(command(0)));

    var first = kafka.records().get(0);

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
    assertThat(first.timestamp()).isEqualTo(Scenario.NOW.toEpochMilli());
    assertThat(first.topic()).isEqualTo("ledger.events.v1");
    assertThat(first.partition()).isZero();
  }

  @Test
  void theTraceOfARequestGoesWithItsEvents() throws Exception {
    start();
    CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();
    decider.ask(
        new Request(
            COMPETITION, List.of(command(0)), false, Optional.of("00-trace"), answer, false));
    got(answer);

    assertThat(kafka.records().get(0).headers().lastHeader("traceparent").value())
        .isEqualTo("00-trace".getBytes(UTF_8));
  }
}
