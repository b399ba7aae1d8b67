package org.competitionledger.core.log;

/** Where the hashes of a tree are looked up: a seam between proofs and whatever keeps them. */
@FunctionalInterface
public interface SubtreeHashes {

  /**
   * {@code MTH(D[index·2^level : (index+1)·2^level])}: the root of a complete subtree.
   *
   * @param level its height, 0 for a leaf
   * @param index its place among the subtrees of that height, from 0
   */
  Hash subtree(int level, long index);
}
