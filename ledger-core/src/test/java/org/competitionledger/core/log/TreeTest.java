package org.competitionledger.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every small tree, and some that span tiles. */
class TreeTest {

  private static final int SIZE_MAX = 300;
  private static final int PAIR_MAX = 130;

  private final TestTree leaves = TestTree.ofNumbers(70_000);

  @Test
  void everyLeafOfEveryTreeUpTo300IsProved() {
    for (int size = 1; size <= SIZE_MAX; size++) {
      Tree tree = leaves.tree(size);
      Hash root = leaves.mth(0, size);
      assertThat(tree.root()).as("size %d", size).isEqualTo(root);
      for (int leaf = 0; leaf < size; leaf++) {
        List<Hash> proof = tree.inclusion(leaf);
        assertThat(Proofs.included(leaves.leaf(leaf), leaf, size, root, proof))
            .as("leaf %d of %d", leaf, size)
            .isTrue();
      }
    }
  }

  @Test
  void noProofHoldsForAnotherLeafOrPlace() {
    for (int size = 2; size <= 40; size++) {
      Tree tree = leaves.tree(size);
      Hash root = tree.root();
      for (int leaf = 0; leaf < size; leaf++) {
        List<Hash> proof = tree.inclusion(leaf);
        for (int other = 0; other < size; other++) {
          if (other != leaf) {
            String what = "proof of " + leaf + " for " + other + " of " + size;
            assertThat(Proofs.included(leaves.leaf(other), leaf, size, root, proof))
                .as(what)
                .isFalse();
            assertThat(Proofs.included(leaves.leaf(leaf), other, size, root, proof))
                .as(what)
                .isFalse();
          }
        }
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(root);
        assertThat(Proofs.included(leaves.leaf(leaf), leaf, size, root, longer)).isFalse();
        assertThat(
                Proofs.included(
                    leaves.leaf(leaf), leaf, size, root, proof.subList(1, proof.size())))
            .isFalse();
      }
    }
  }

  @Test
  void everyPairOfSizesUpTo130IsConsistent() {
    for (int later = 1; later <= PAIR_MAX; later++) {
      Tree tree = leaves.tree(later);
      Hash root = leaves.mth(0, later);
      for (int earlier = 1; earlier <= later; earlier++) {
        List<Hash> proof = tree.consistency(earlier);
        Hash before = leaves.mth(0, earlier);
        assertThat(Proofs.consistent(earlier, before, later, root, proof))
            .as("%d → %d", earlier, later)
            .isTrue();
        assertThat(Proofs.consistent(earlier, root, later, before, proof))
            .as("%d → %d, roots swapped", earlier, later)
            .isEqualTo(earlier == later);
      }
    }
  }

  @Test
  void aTreeOfAnotherHistoryIsInconsistent() {
    TestTree fork = new TestTree(forked(5, 130));
    for (int later = 6; later <= 130; later++) {
      Tree tree = leaves.tree(later);
      for (int earlier = 6; earlier <= later; earlier++) {
        assertThat(
                Proofs.consistent(
                    earlier, fork.mth(0, earlier), later, tree.root(), tree.consistency(earlier)))
            .as("%d → %d", earlier, later)
            .isFalse();
      }
    }
  }

  private List<Hash> forked(int at, int size) {
    List<Hash> hashes = new ArrayList<>();
    for (int leaf = 0; leaf < size; leaf++) {
      hashes.add(leaf == at ? TestTree.leafOf("another") : leaves.leaf(leaf));
    }
    return hashes;
  }

  @Test
  void proofsSpanTiles() {
    for (int size : new int[] {255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000}) {
      Tree tree = leaves.tree(size);
      Hash root = leaves.mth(0, size);
      assertThat(tree.root()).as("size %d", size).isEqualTo(root);
      for (int leaf : new int[] {0, 1, 255, size / 2, size - 1}) {
        int index = Math.min(leaf, size - 1);
        assertThat(Proofs.included(leaves.leaf(index), index, size, root, tree.inclusion(index)))
            .isTrue();
      }
      for (int earlier : new int[] {1, 255, 256, 257, size / 2, size - 1}) {
        if (earlier <= size) {
          assertThat(
                  Proofs.consistent(
                      earlier, leaves.mth(0, earlier), size, root, tree.consistency(earlier)))
              .as("%d → %d", earlier, size)
              .isTrue();
        }
      }
    }
  }

  @Test
  void aTreeGrowsToTheRootOfItsLeavesAndResumesAnywhere() {
    GrowingTree whole = new GrowingTree((tile, hashes) -> {});
    for (int size = 0; size <= 600; size++) {
      assertThat(whole.root()).as("size %d", size).isEqualTo(leaves.mth(0, size));
      GrowingTree resumed = GrowingTree.resume(size, whole::partial, (tile, hashes) -> {});
      assertThat(resumed.root()).isEqualTo(whole.root());
      whole.append(leaves.leaf(size).bytes());
      resumed.append(leaves.leaf(size).bytes());
      assertThat(resumed.root()).isEqualTo(whole.root());
    }
  }

  @Test
  void anEmptyTreeHasTheHashOfNothing() {
    assertThat(new GrowingTree((tile, hashes) -> {}).root().base64())
        .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    assertThatThrownBy(() -> leaves.tree(3).inclusion(3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> leaves.tree(3).consistency(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
