package org.competitionledger.projections.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.projections.decide.GroupCommit.Verdict.COMMIT;
import static org.competitionledger.projections.decide.GroupCommit.Verdict.GO_ON;
import static org.competitionledger.projections.decide.GroupCommit.Verdict.WAIT_FOR_OTHERS;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private final GroupCommit group = new GroupCommit();

  /** A transaction of so many commands, whatever made it end. */
  private void transaction(int commands) {
    for (int i = 0; i < commands; i++) {
      group.decided(false);
    }
    group.committed();
  }

  @Test
  void aLoneWriterNeverWaits() {
    for (int i = 0; i < 5; i++) {
      assertThat(group.decided(true)).isEqualTo(COMMIT);
      group.committed();
    }
  }

  @Test
  void goesOnWhileThereIsMore() {
    assertThat(group.decided(false)).isEqualTo(GO_ON);
    assertThat(group.decided(true)).isEqualTo(COMMIT);
  }

  @Test
  void halfOfThemWaitForTheOthers() {
    transaction(40);
    transaction(24);

    for (int i = 1; i < 40; i++) {
      assertThat(group.decided(true)).as("command %d", i).isEqualTo(WAIT_FOR_OTHERS);
    }
    assertThat(group.decided(true)).isEqualTo(COMMIT);
  }

  @Test
  void aLoneWriterWaitsTwiceAfterMany() {
    transaction(64);
    for (int i = 0; i < 2; i++) {
      assertThat(group.decided(true)).isEqualTo(WAIT_FOR_OTHERS);
      group.committed();
    }

    assertThat(group.decided(true)).isEqualTo(COMMIT);
  }

  @Test
  void aTaskThatStartsAnewExpectsNobody() {
    transaction(64);
    group.decided(false);

    group.reset();

    assertThat(group.decided(true)).isEqualTo(COMMIT);
  }

  /** Streams would call it every few milliseconds for ever, or not at all, as its task is gone. */
  @Test
  void aTermEndsWithTheTask() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger cancelled = new AtomicInteger();
    Supplier<Cancellable> begin =
        () -> {
          begun.incrementAndGet();
          return cancelled::incrementAndGet;
        };
    group.waitForOthers(begin);
    group.waitForOthers(begin);
    assertThat(begun).as("one term for all who wait").hasValue(1);

    group.reset();
    assertThat(cancelled).hasValue(1);

    group.waitForOthers(begin);
    assertThat(begun).as("another task's term").hasValue(2);
  }
}
