package org.competitionledger.core.standings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * An immutable ordered set that knows how many elements stand before any of its own. A change
 * copies the path to the changed element and shares the rest, so whoever holds a tree keeps a
 * consistent picture while others go on from it.
 *
 * <p>Weight-balanced after Adams, with the parameters (3, 2) that Hirai and Yamamoto proved sound
 * ("Balancing weight-balanced trees", 2011). All operations but {@link #page} cost O(log n).
 *
 * @param <T> the elements
 */
public final class RankTree<T> {

  private static final int DELTA = 3;
  private static final int GAMMA = 2;

  private record Node<T>(Node<T> left, T value, Node<T> right, int size) {

    static <T> Node<T> of(Node<T> left, T value, Node<T> right) {
      return new Node<>(left, value, right, sizeOf(left) + 1 + sizeOf(right));
    }

    static int sizeOf(Node<?> node) {
      return node == null ? 0 : node.size;
    }
  }

  private final Comparator<? super T> order;
  private final Node<T> root;

  private RankTree(Comparator<? super T> order, Node<T> root) {
    this.order = order;
    this.root = root;
  }

  /** An empty tree; elements that compare as equal are one and the same to it. */
  public static <T> RankTree<T> empty(Comparator<? super T> order) {
    return new RankTree<>(order, null);
  }

  /** How many elements there are. */
  public int size() {
    return Node.sizeOf(root);
  }

  /** With an element, in place of one equal to it. */
  public RankTree<T> insert(T value) {
    return new RankTree<>(order, insert(root, value));
  }

  /** Without the element that is equal to this one; the same tree if there is none. */
  public RankTree<T> remove(T value) {
    Node<T> without = remove(root, value);
    return without == root ? this : new RankTree<>(order, without);
  }

  /**
   * The element where {@code place} gives 0.
   *
   * @param place negative for elements after the one sought, positive for those before it: what
   *     {@code sought.compareTo(element)} would say
   */
  public Optional<T> find(ToIntFunction<? super T> place) {
    Node<T> node = root;
    while (node != null) {
      int side = place.applyAsInt(node.value);
      if (side == 0) {
        return Optional.of(node.value);
      }
      node = side < 0 ? node.left : node.right;
    }
    return Optional.empty();
  }

  /**
   * How many elements stand strictly before a value.
   *
   * @param coarser the tree's order or one that it refines, so that several elements may be equal
   */
  public int countBefore(T value, Comparator<? super T> coarser) {
    int before = 0;
    Node<T> node = root;
    while (node != null) {
      if (coarser.compare(node.value, value) < 0) {
        before += Node.sizeOf(node.left) + 1;
        node = node.right;
      } else {
        node = node.left;
      }
    }
    return before;
  }

  /** How many elements stand before a value or equal it, in the tree's order or a coarser one. */
  public int countThrough(T value, Comparator<? super T> coarser) {
    int through = 0;
    Node<T> node = root;
    while (node != null) {
      if (coarser.compare(node.value, value) <= 0) {
        through += Node.sizeOf(node.left) + 1;
        node = node.right;
      } else {
        node = node.left;
      }
    }
    return through;
  }

  /**
   * The element with so many before it.
   *
   * @throws IndexOutOfBoundsException unless {@code 0 <= index < size()}
   */
  public T select(int index) {
    int before = Objects.checkIndex(index, size());
    Node<T> node = root;
    while (true) {
      int left = Node.sizeOf(node.left);
      if (before == left) {
        return node.value;
      }
      if (before < left) {
        node = node.left;
      } else {
        before -= left + 1;
        node = node.right;
      }
    }
  }

  /** Up to {@code limit} elements in order, from the one with {@code offset} before it. */
  public List<T> page(int offset, int limit) {
    int from = Math.min(Math.max(0, offset), size());
    int to = (int) Math.min(size(), (long) from + Math.max(0, limit));
    List<T> page = new ArrayList<>(to - from);
    collect(root, from, to, page);
    return page;
  }

  /** All elements in order. */
  public List<T> all() {
    return page(0, size());
  }

  private static <T> void collect(Node<T> node, int from, int to, List<T> into) {
    if (node == null || from >= to) {
      return;
    }
    int left = Node.sizeOf(node.left);
    if (from < left) {
      collect(node.left, from, Math.min(to, left), into);
    }
    if (from <= left && left < to) {
      into.add(node.value);
    }
    if (to > left + 1) {
      collect(node.right, Math.max(0, from - left - 1), to - left - 1, into);
    }
  }

  private Node<T> insert(Node<T> node, T value) {
    if (node == null) {
      return Node.of(null, value, null);
    }
    int side = order.compare(value, node.value);
    if (side == 0) {
      return Node.of(node.left, value, node.right);
    }
    return side < 0
        ? balanced(insert(node.left, value), node.value, node.right)
        : balanced(node.left, node.value, insert(node.right, value));
  }

  private Node<T> remove(Node<T> node, T value) {
    if (node == null) {
      return null;
    }
    int side = order.compare(value, node.value);
    if (side == 0) {
      return joined(node.left, node.right);
    }
    Node<T> child = side < 0 ? node.left : node.right;
    Node<T> without = remove(child, value);
    if (without == child) {
      return node;
    }
    return side < 0
        ? balanced(without, node.value, node.right)
        : balanced(node.left, node.value, without);
  }

  /** Both halves of a removed node as one: the least of the right half comes between. */
  private static <T> Node<T> joined(Node<T> left, Node<T> right) {
    if (left == null) {
      return right;
    }
    if (right == null) {
      return left;
    }
    return balanced(left, least(right), withoutLeast(right));
  }

  private static <T> T least(Node<T> node) {
    Node<T> at = node;
    while (at.left != null) {
      at = at.left;
    }
    return at.value;
  }

  private static <T> Node<T> withoutLeast(Node<T> node) {
    return node.left == null
        ? node.right
        : balanced(withoutLeast(node.left), node.value, node.right);
  }

  /** A node of two halves of which one may have gained or lost one element. */
  private static <T> Node<T> balanced(Node<T> left, T value, Node<T> right) {
    int leftWeight = Node.sizeOf(left) + 1;
    int rightWeight = Node.sizeOf(right) + 1;
    if (rightWeight > DELTA * leftWeight) {
      boolean single = Node.sizeOf(right.left) + 1 < GAMMA * (Node.sizeOf(right.right) + 1);
      return single
          ? Node.of(Node.of(left, value, right.left), right.value, right.right)
          : Node.of(
              Node.of(left, value, right.left.left),
              right.left.value,
              Node.of(right.left.right, right.value, right.right));
    }
    if (leftWeight > DELTA * rightWeight) {
      boolean single = Node.sizeOf(left.right) + 1 < GAMMA * (Node.sizeOf(left.left) + 1);
      return single
          ? Node.of(left.left, left.value, Node.of(left.right, value, right))
          : Node.of(
              Node.of(left.left, left.value, left.right.left),
              left.right.value,
              Node.of(left.right.right, value, right));
    }
    return Node.of(left, value, right);
  }
}
