package org.competitionledger.projections.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ReachedTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Reached<String> heads = new Reached<>(-1);

  @Test
  void tellsWhoWaitsWhenTheSequenceIsPublished() {
    CompletableFuture<Void> first = heads.await("cup", 3, LONG);
    CompletableFuture<Void> second = heads.await("cup", 4, LONG);
    heads.publish("cup", 3);
    first.join();
    assertThat(second).isNotDone();
    heads.publish("cup", 7);
    second.join();
    heads.await("cup", 7, LONG).join();
    assertThat(heads.waitedFor()).isZero();
  }

  @Test
  void forgetsCompetitionsThatNeverWere() {
    for (int i = 0; i < 100; i++) {
      CompletableFuture<Void> never = heads.await("never-" + i, 0, Duration.ofMillis(1));
      assertThatThrownBy(never::join).hasCauseInstanceOf(TimeoutException.class);
    }
    assertThat(heads.waitedFor()).isZero();
  }
}
