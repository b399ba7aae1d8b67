package org.competitionledger.projections.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.competitionledger.projections.decide.MemoryKafka.PARTITION;
import static org.competitionledger.projections.decide.Scenario.COMPETITION;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Outcome;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.Partitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the group gives an instance it decides for; what it takes, no more. */
class DeciderTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final MemoryKafka kafka = new MemoryKafka();
  private final MemoryKafka.Fold fold = kafka.new Fold();
  private final Member member = new Member();
  private Duration timeout = SOON;
  private Decider decider;

  /** Is asked every few milliseconds, and given or taken what it is told. */
  private static final class Member extends MockConsumer<byte[], byte[]> {

    Member() {
      super("latest");
      updateEndOffsets(Map.of(PARTITION, 0L));
      updatePartitions(PARTITION.topic(), List.of());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration within) {
      ConsumerRecords<byte[], byte[]> records = super.poll(Duration.ZERO);
      assertThat(records).as("it reads nothing").isEmpty();
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return records;
    }

    /** The group gives exactly these from now on; returns once that is so. */
    void owns(TopicPartition... partitions) throws InterruptedException {
      CountDownLatch done = new CountDownLatch(1);
      schedulePollTask(
          () -> {
            rebalance(List.of(partitions));
            done.countDown();
          });
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @AfterEach
  void stop() {
    decider.close();
  }

  private void start() {
    start(member, fold);
  }

  private void start(Member asked, MemoryKafka.Fold folded) {
    decider =
        new Decider(
            asked,
            Optional.empty(),
            new Partitions(PARTITION.topic(), 1),
            new DeciderSettings(
                InstantSource.fixed(Scenario.NOW),
                HeldKeys.UNKNOWN,
                kafka::producer,
                () -> Optional.of(folded),
                kafka::end,
                Runnable::run,
                partition -> now -> List.of(),
                timeout));
  }

  private CompletableFuture<List<Outcome>> append(int command) {
    return decider.append(COMPETITION, List.of(Scenario.command(command)), false, Optional.empty());
  }

  private static Accepted accepted(CompletableFuture<List<Outcome>> answer) throws Exception {
    return (Accepted) answer.get(SOON.toSeconds(), TimeUnit.SECONDS).get(0).getAnswer();
  }

  private static void assertUnavailable(CompletableFuture<List<Outcome>> answer, String message) {
    assertThatThrownBy(() -> answer.get(SOON.toSeconds(), TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining(message);
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadlineNanos);
      Thread.sleep(2);
    }
  }

  @Test
  void decidesForWhatItWasGiven() throws Exception {
    start();
    assertUnavailable(append(0), "does not decide for");
    assertThat(decider.settled()).isFalse();

    member.owns(PARTITION);

    assertThat(accepted(append(0)).getFirstSequence()).isZero();
    assertThat(decider.elsewhere(COMPETITION)).isEmpty();
    assertThat(member.paused()).containsExactly(PARTITION);
    assertThat(decider.settled()).isTrue();
    assertThat(decider.alive()).isTrue();
  }

  @Test
  void isNotSettledBeforeItHasTakenOver() throws Exception {
    start();
    member.owns(PARTITION);
    accepted(append(0));
    decider.close();
    MemoryKafka.Fold behind = kafka.new Fold();
    behind.hold();
    Member other = new Member();
    start(other, behind);
    other.owns(PARTITION);
    assertThat(decider.settled()).isFalse();

    behind.goOn();

    eventually(decider::settled);
  }

  @Test
  void whatIsTakenIsCommittedAndAnsweredFirst() throws Exception {
    start();
    member.owns(PARTITION);
    kafka.holdCommits();
    CompletableFuture<List<Outcome>> first = append(0);
    kafka.awaitCommitting();
    CompletableFuture<List<Outcome>> waits = append(1);
    CompletableFuture<Void> taken =
        CompletableFuture.runAsync(
            () -> {
              try {
                member.owns();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Thread.sleep(200);
    assertThat(taken).as("while it commits").isNotDone();
    kafka.letCommit();
    taken.get(SOON.toSeconds(), TimeUnit.SECONDS);

    assertThat(first).isDone();
    assertThat(accepted(first).getFirstSequence()).isZero();
    assertThat(accepted(waits).getFirstSequence()).isEqualTo(1);
    assertUnavailable(append(2), "does not decide for");

    member.owns(PARTITION);

    assertThat(accepted(append(1)).getReplayed()).isTrue();
    assertThat(accepted(append(2)).getReplayed()).isFalse();
  }

  @Test
  void whatTakesTooLongIsToldSoAndNotDecidedLater() throws Exception {
    timeout = Duration.ofMillis(300);
    start();
    member.owns(PARTITION);
    kafka.holdCommits();
    CompletableFuture<List<Outcome>> first = append(0);
    kafka.awaitCommitting();
    CompletableFuture<List<Outcome>> waits = append(1);
    assertThat(decider.waiting()).isEqualTo(1);

    assertUnavailable(first, "No outcome came in time");
    assertUnavailable(waits, "No outcome came in time");
    kafka.letCommit();

    eventually(() -> decider.waiting() == 0);
    assertThat(accepted(append(0)).getReplayed()).isTrue();
    assertThat(kafka.records()).hasSize(1);
  }

  @Test
  void goesOnAskingAndTellsWhyItIsRefused() throws Exception {
    start();
    member.setPollException(GroupAuthorizationException.forGroupId(Decider.GROUP));

    eventually(() -> decider.refusal().isPresent());
    eventually(() -> decider.refusal().isEmpty());

    member.owns(PARTITION);
    assertThat(accepted(append(0)).getFirstSequence()).isZero();
  }

  @Test
  void leavesInOrder() throws Exception {
    start();
    member.owns(PARTITION);
    accepted(append(0));

    decider.close();

    assertThat(member.closed()).isTrue();
    assertThat(decider.alive()).isFalse();
    assertUnavailable(append(1), "does not decide for");
    assertThat(kafka.records()).hasSize(1);
  }

  @Test
  void isFoundByTheAddressInItsClientId() {
    start();
    assertThat(Decider.clientId(Optional.of("ledger-1:8080")))
        .isEqualTo("ledger-decide-v2@ledger-1:8080");
    assertThat(Decider.clientId(Optional.empty())).isEqualTo("ledger-decide-v2");
  }
}
