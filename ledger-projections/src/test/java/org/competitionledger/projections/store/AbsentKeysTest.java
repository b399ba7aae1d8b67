package org.competitionledger.projections.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class AbsentKeysTest {

  private static final Bytes HERE = Bytes.wrap(new byte[] {1});
  private static final Bytes LATER = Bytes.wrap(new byte[] {2});
  private static final Bytes NEVER = Bytes.wrap(new byte[] {3});

  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("store").get();
  private final AbsentKeys absent = new AbsentKeys();

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  @Test
  void knowsNothingUnlessItHasLearnt() {
    assertThat(absent.lacks(NEVER)).isFalse();
  }

  @Test
  void tellsWhatTheStoreLacks() throws InterruptedException {
    store.put(HERE, new byte[0]);

    absent.learn(store);

    eventually(() -> absent.lacks(NEVER));
    assertThat(absent.lacks(HERE)).isFalse();
  }

  @Test
  void whatWasWrittenSinceIsNoLongerAbsent() throws InterruptedException {
    absent.learn(store);
    eventually(() -> absent.lacks(LATER));

    absent.wrote(LATER);

    assertThat(absent.lacks(LATER)).isFalse();
    assertThat(absent.lacks(NEVER)).isTrue();
  }

  @Test
  void whatWasForgottenIsNotTakenForAbsent() throws InterruptedException {
    absent.learn(store);
    eventually(() -> absent.lacks(NEVER));

    absent.forget();

    assertThat(absent.lacks(NEVER)).isFalse();
  }

  @Test
  void learnsAnewAfterForgetting() throws InterruptedException {
    absent.learn(store);
    absent.wrote(LATER);
    store.put(HERE, new byte[0]);

    absent.learn(store);

    eventually(() -> absent.lacks(NEVER));
    assertThat(absent.lacks(HERE)).isFalse();
    assertThat(absent.lacks(LATER)).as("it was never put into the store").isTrue();
  }
}
