package org.competitionledger.core.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree of some size over hashes that are kept elsewhere: its root and its proofs, by the
 * recursions of RFC 6962, section 2.1, with k the largest power of two smaller than n.
 *
 * @param size how many leaves it has
 * @param hashes the complete subtrees
 */
public record Tree(long size, SubtreeHashes hashes) {

  /** {@code MTH(D[n])}. */
  public Hash root() {
    return size == 0 ? TreeHasher.empty() : range(0, size, new TreeHasher());
  }

  /**
   * Proof that a leaf stands in the tree, from the leaf's sibling to the root's child.
   *
   * <pre>
   * PATH(m, D[n]) = PATH(m, D[0:k]) : MTH(D[k:n])      for m &lt; k
   * PATH(m, D[n]) = PATH(m - k, D[k:n]) : MTH(D[0:k])  for m >= k
   * </pre>
   *
   * @throws IllegalArgumentException if there is no such leaf
   */
  public List<Hash> inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<Hash> proof = new ArrayList<>();
    path(index, 0, size, proof, new TreeHasher());
    return proof;
  }

  private void path(long index, long from, long to, List<Hash> proof, TreeHasher hasher) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, proof, hasher);
      proof.add(range(middle, to, hasher));
    } else {
      path(index, middle, to, proof, hasher);
      proof.add(range(from, middle, hasher));
    }
  }

  /**
   * Proof that an earlier, smaller tree is this one's beginning.
   *
   * <pre>
   * PROOF(m, D[n]) = SUBPROOF(m, D[n], true)
   * SUBPROOF(m, D[m], true) = {}, SUBPROOF(m, D[m], false) = {MTH(D[m])}
   * SUBPROOF(m, D[n], b) = SUBPROOF(m, D[0:k], b) : MTH(D[k:n])          for m &lt;= k
   * SUBPROOF(m, D[n], b) = SUBPROOF(m - k, D[k:n], false) : MTH(D[0:k])  for m > k
   * </pre>
   *
   * @throws IllegalArgumentException unless 0 &lt; earlier &lt;= size
   */
  public List<Hash> consistency(long earlier) {
    if (earlier <= 0 || earlier > size) {
      throw new IllegalArgumentException("no proof from " + earlier + " to " + size);
    }
    List<Hash> proof = new ArrayList<>();
    subproof(earlier, 0, size, proof, new TreeHasher());
    return proof;
  }

  private void subproof(long earlier, long from, long to, List<Hash> proof, TreeHasher hasher) {
    if (earlier == to) {
      if (from > 0) {
        proof.add(range(from, to, hasher));
      }
      return;
    }
    long middle = from + split(to - from);
    if (earlier <= middle) {
      subproof(earlier, from, middle, proof, hasher);
      proof.add(range(middle, to, hasher));
    } else {
      subproof(earlier, middle, to, proof, hasher);
      proof.add(range(from, middle, hasher));
    }
  }

  /** {@code MTH(D[from:to])} of a range that the recursions above meet. */
  private Hash range(long from, long to, TreeHasher hasher) {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return hashes.subtree(level, from >> level);
    }
    long middle = from + split(count);
    return hasher.node(range(from, middle, hasher), range(middle, to, hasher));
  }

  /** The largest power of two smaller than n, for n of at least 2. */
  static long split(long n) {
    return Long.highestOneBit(n - 1);
  }
}
