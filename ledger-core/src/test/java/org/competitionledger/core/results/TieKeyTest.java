package org.competitionledger.core.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TieKeyTest {

  private static final int DEPTH = 5;

  /** The rule as it is written: most firsts, then seconds, and so on. */
  private static int byCounting(int[] one, int[] other) {
    for (int position = 1; position <= DEPTH; position++) {
      int wanted = position;
      long ones = Arrays.stream(one).filter(at -> at == wanted).count();
      long others = Arrays.stream(other).filter(at -> at == wanted).count();
      if (ones != others) {
        return Long.compare(others, ones);
      }
    }
    return 0;
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void countbackIsCountingPositionByPosition(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      int[] one = random.ints(random.nextInt(6), 1, DEPTH + 1).toArray();
      int[] other = random.ints(random.nextInt(6), 1, DEPTH + 1).toArray();
      int order = new TieKey.ByPositions(one).compareTo(new TieKey.ByPositions(other));
      assertThat(Integer.signum(order))
          .as("seed %s: %s and %s", seed, Arrays.toString(one), Arrays.toString(other))
          .isEqualTo(byCounting(one, other));
    }
  }

  private static TieKey scores(String... bestFirst) {
    return new TieKey.ByScores(Arrays.stream(bestFirst).map(BigDecimal::new).toList(), false);
  }

  @Test
  void tellsScoresUpToTheFirstThatParts() {
    TieKey.Told told = scores("9", "7", "1").told(scores("9.0", "5", "5"));
    assertThat(told.own()).containsExactly("9", "7");
    assertThat(told.theirs()).containsExactly("9", "5");
  }

  @Test
  void tellsTheWholeOfAListThatEndsFirst() {
    TieKey.Told told = scores("9").told(scores("9", "0"));
    assertThat(told.own()).containsExactly("9");
    assertThat(told.theirs()).containsExactly("9", "0");
  }

  /** As for a table that is kept up to date: what is equal is not stored anew. */
  @Test
  void equalPlacesAreEqualInWhateverOrderTheyCame() {
    assertThat(new TieKey.ByPositions(new int[] {2, 1}))
        .isEqualTo(new TieKey.ByPositions(new int[] {1, 2}))
        .hasSameHashCodeAs(new TieKey.ByPositions(new int[] {1, 2}))
        .isNotEqualTo(new TieKey.ByPositions(new int[] {1, 3}))
        .isNotEqualTo(new TieKey.ByDecision());
  }
}
