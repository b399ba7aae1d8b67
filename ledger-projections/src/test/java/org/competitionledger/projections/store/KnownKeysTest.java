package org.competitionledger.projections.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

  /** As keys of scores are: alike but for a few digits. */
  private static byte[] key(String evaluator, int n) {
    return "cup|score|final|team-%05d|c%d|000000000001|%s"
        .formatted(n / 8, n % 8, evaluator)
        .getBytes(UTF_8);
  }

  @Test
  void knowsNothingAtFirst() {
    KnownKeys keys = new KnownKeys();

    assertThat(keys.mayHave(key("ann", 1))).isFalse();
    assertThat(keys.mayHave(new byte[0])).isFalse();
  }

  @Test
  void neverForgetsAKeyHoweverManyLayersItHasGrown() {
    KnownKeys keys = new KnownKeys(64);

    IntStream.range(0, 20_000).forEach(n -> keys.add(key("ann", n)));

    assertThat(IntStream.range(0, 20_000)).allMatch(n -> keys.mayHave(key("ann", n)));
  }

  @Test
  void takesFewAbsentKeysForPresentOnes() {
    KnownKeys keys = new KnownKeys(1 << 14);
    IntStream.range(0, 40_000).forEach(n -> keys.add(key("ann", n)));

    long mistaken = IntStream.range(0, 40_000).filter(n -> keys.mayHave(key("bob", n))).count();

    assertThat(mistaken).isLessThan(40_000 / 50);
  }

  @Test
  void aKeyAddedAgainTakesNoRoom() {
    KnownKeys keys = new KnownKeys(64);
    for (int i = 0; i < 100_000; i++) {
      keys.add(key("ann", 1));
    }

    long mistaken = IntStream.range(0, 1_000).filter(n -> keys.mayHave(key("bob", n))).count();

    assertThat(mistaken).isLessThan(10);
  }
}
