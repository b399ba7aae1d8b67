package org.competitionledger.core.log;

import java.util.List;
import java.util.Optional;

/**
 * Checks proofs: runs the recursions of {@link Tree} backwards, consuming the proof from its end.
 */
public final class Proofs {

  private final TreeHasher hasher = new TreeHasher();

  private Proofs() {}

  /** Whether a leaf stands at an index of the tree with this size and root. */
  public static boolean included(Hash leaf, long index, long size, Hash root, List<Hash> proof) {
    return index >= 0
        && index < size
        && new Proofs().path(leaf, index, 0, size, proof).filter(root::equals).isPresent();
  }

  /**
   * Whether the tree of one size and root is the beginning of another; 0 &lt; earlier &lt;= later.
   */
  public static boolean consistent(
      long earlier, Hash earlierRoot, long later, Hash laterRoot, List<Hash> proof) {
    return earlier > 0
        && earlier <= later
        && new Proofs()
            .roots(earlier, earlierRoot, 0, later, proof)
            .filter(new Roots(earlierRoot, laterRoot)::equals)
            .isPresent();
  }

  /** The root that a path leads to; empty if it has not the right length. */
  private Optional<Hash> path(Hash leaf, long index, long from, long to, List<Hash> proof) {
    if (to - from == 1) {
      return proof.isEmpty() ? Optional.of(leaf) : Optional.empty();
    }
    if (proof.isEmpty()) {
      return Optional.empty();
    }
    long middle = from + Tree.split(to - from);
    Hash sibling = proof.get(proof.size() - 1);
    List<Hash> rest = proof.subList(0, proof.size() - 1);
    return index < middle
        ? path(leaf, index, from, middle, rest).map(left -> hasher.node(left, sibling))
        : path(leaf, index, middle, to, rest).map(right -> hasher.node(sibling, right));
  }

  private record Roots(Hash earlier, Hash later) {}

  /** Both roots that a consistency proof leads to; empty if it has not the right length. */
  private Optional<Roots> roots(
      long earlier, Hash earlierRoot, long from, long to, List<Hash> proof) {
    if (earlier == to) {
      if (from == 0) {
        return proof.isEmpty()
            ? Optional.of(new Roots(earlierRoot, earlierRoot))
            : Optional.empty();
      }
      return proof.size() == 1
          ? Optional.of(new Roots(proof.get(0), proof.get(0)))
          : Optional.empty();
    }
    if (proof.isEmpty()) {
      return Optional.empty();
    }
    long middle = from + Tree.split(to - from);
    Hash sibling = proof.get(proof.size() - 1);
    List<Hash> rest = proof.subList(0, proof.size() - 1);
    return earlier <= middle
        ? roots(earlier, earlierRoot, from, middle, rest)
            .map(left -> new Roots(left.earlier(), hasher.node(left.later(), sibling)))
        : roots(earlier, earlierRoot, middle, to, rest)
            .map(
                right ->
                    new Roots(
                        hasher.node(sibling, right.earlier()),
                        hasher.node(sibling, right.later())));
  }
}
