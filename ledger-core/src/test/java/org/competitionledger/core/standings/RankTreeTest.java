package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankTreeTest {

  /** Tens before units: {@code TENS} is coarser than the order of the tree. */
  private static final Comparator<Integer> TENS = Comparator.comparing(number -> number / 10);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithASortedListAfterEveryChange(long seed) {
    Random random = new Random(seed);
    RankTree<Integer> tree = RankTree.empty(Comparator.naturalOrder());
    TreeSet<Integer> expected = new TreeSet<>();
    for (int change = 0; change < 400; change++) {
      int number = random.nextInt(200);
      if (random.nextInt(5) < 2) {
        tree = tree.remove(number);
        expected.remove(number);
      } else {
        tree = tree.insert(number);
        expected.add(number);
      }
      List<Integer> sorted = new ArrayList<>(expected);
      assertThat(tree.all()).as("seed %s", seed).isEqualTo(sorted);
      int probe = random.nextInt(210);
      assertThat(tree.countBefore(probe, Comparator.naturalOrder()))
          .isEqualTo(expected.headSet(probe, false).size());
      assertThat(tree.countThrough(probe, TENS))
          .isEqualTo((int) sorted.stream().filter(one -> one / 10 <= probe / 10).count());
      assertThat(tree.countBefore(probe, TENS))
          .isEqualTo((int) sorted.stream().filter(one -> one / 10 < probe / 10).count());
      assertThat(tree.find(one -> Integer.compare(probe, one)).isPresent())
          .isEqualTo(expected.contains(probe));
      if (!sorted.isEmpty()) {
        int at = random.nextInt(sorted.size());
        assertThat(tree.select(at)).isEqualTo(sorted.get(at));
        int to = at + random.nextInt(20);
        assertThat(tree.page(at, to - at))
            .isEqualTo(sorted.subList(at, Math.min(to, sorted.size())));
      }
    }
  }

  @Test
  void keepsWhatAReaderHoldsWhileTheWriterGoesOn() {
    RankTree<Integer> before = RankTree.empty(Comparator.naturalOrder());
    for (int number = 0; number < 1000; number++) {
      before = before.insert(number);
    }
    List<Integer> seen = before.all();
    RankTree<Integer> after = before;
    for (int number = 0; number < 1000; number += 2) {
      after = after.remove(number).insert(number + 5000);
    }
    assertThat(before.all()).isEqualTo(seen);
    assertThat(after.size()).isEqualTo(1000);
    assertThat(after.select(0)).isEqualTo(1);
  }

  @Test
  void staysShallowWhenFilledInOrder() {
    int[] comparisons = {0};
    RankTree<Integer> tree =
        RankTree.empty(
            (one, other) -> {
              comparisons[0]++;
              return Integer.compare(one, other);
            });
    for (int number = 0; number < 100_000; number++) {
      tree = tree.insert(number);
    }
    comparisons[0] = 0;
    tree.insert(50_000);
    // A weight-balanced tree (3, 2) of n elements is at most log(n + 1) / log(4/3) deep: 41.
    assertThat(comparisons[0]).isBetween(1, 41);
  }

  @Test
  void replacesAnEqualElement() {
    RankTree<String> tree =
        RankTree.<String>empty(String.CASE_INSENSITIVE_ORDER).insert("a").insert("A");
    assertThat(tree.all()).containsExactly("A");
  }

  @Test
  void isTheSameTreeWhereThereIsNothingToRemove() {
    RankTree<Integer> tree = RankTree.<Integer>empty(Comparator.naturalOrder()).insert(1);
    assertThat(tree.remove(2)).isSameAs(tree);
  }

  @Test
  void refusesAnIndexOutsideItsSize() {
    RankTree<Integer> tree = RankTree.<Integer>empty(Comparator.naturalOrder()).insert(1);
    assertThatThrownBy(() -> tree.select(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void givesAnEmptyPageBeyondItsEnd() {
    RankTree<Integer> tree = RankTree.<Integer>empty(Comparator.naturalOrder()).insert(1);
    assertThat(tree.page(1, Integer.MAX_VALUE)).isEmpty();
    assertThat(tree.page(0, Integer.MAX_VALUE)).containsExactly(1);
  }
}
