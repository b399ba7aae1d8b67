package org.competitionledger.projections.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class AbsentKeysTest {

  private static final byte[] HERE = {1};
  private static final byte[] LATER = {2};
  private static final byte[] NEVER = {3};

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
    store.put(Bytes.wrap(HERE), new byte[0]);

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
    store.put(Bytes.wrap(HERE), new byte[0]);

    absent.learn(store);

    eventually(() -> absent.lacks(NEVER));
    assertThat(absent.lacks(HERE)).isFalse();
    assertThat(absent.lacks(LATER)).as("it was never put into the store").isTrue();
  }

  /** Readers of other threads are told of what was written only after that. */
  @Test
  void otherThreadsNeverMissWhatTheyWereToldOf() throws Exception {
    absent.learn(store);
    eventually(() -> absent.lacks(NEVER));
    AtomicInteger told = new AtomicInteger();
    int all = 3 * KnownKeys.FIRST_LAYER_KEYS / 2; // it grows meanwhile
    CompletableFuture<Integer> missed =
        CompletableFuture.supplyAsync(
            () -> {
              int misses = 0;
              Random random = new Random(91);
              for (int known = told.get(); known < all; known = told.get()) {
                if (known > 0 && absent.lacks(key(random.nextInt(known)))) {
                  misses++;
                }
              }
              return misses;
            });
    for (int i = 0; i < all; i++) {
      absent.wrote(key(i));
      told.set(i + 1);
    }

    assertThat(missed.get(20, TimeUnit.SECONDS)).isZero();
  }

  private static byte[] key(int number) {
    return ByteBuffer.allocate(8).putInt(7).putInt(number).array();
  }
}
