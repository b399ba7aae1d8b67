package org.competitionledger.projections.transparency;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.projections.store.FoldedStore;

/**
 * Grows the log of each competition by the hashes of its events, and the register by those of
 * heads, and takes in the heads that were signed of each. A head is published once the tree has
 * grown to it and has its root: where the events are not those that were signed, nothing is folded
 * any more.
 *
 * <p>Used by the folding thread only.
 */
public final class LogTrees {

  private static final int TREES_KEPT_MAX = 500;

  private final FoldedStore.Space space;
  private final TileStore tiles;
  private final PublishedHeads published;
  private final String ledgerName;
  private final ToLongFunction<String> sizes;
  private final Map<String, Edge> grown = new HashMap<>();
  private final Map<String, Head> waiting = new LinkedHashMap<>();
  private final Map<String, SignedNote> unpublished = new LinkedHashMap<>();
  private final Map<String, Edge> edges = new LastUsed<>(TREES_KEPT_MAX);

  /** A tree, and how much of it was written. */
  private static final class Edge {
    private final GrowingTree tree;
    private long written;

    Edge(GrowingTree tree) {
      this.tree = tree;
      this.written = tree.size();
    }
  }

  /** A head that is not published yet, and when it was signed. */
  private record Head(SignedNote note, Checkpoint checkpoint, Instant at) {

    static Head of(byte[] note, Instant at) {
      SignedNote parsed = SignedNote.parse(note);
      return new Head(parsed, Checkpoint.parse(parsed.text()), at);
    }
  }

  /**
   * Goes on where a space stands.
   *
   * @param published told of what may be shown
   * @param ledgerName that of all heads
   * @param sizes how many entries of a log were folded
   * @throws IllegalStateException if heads were signed under another name
   */
  public LogTrees(
      FoldedStore.Space space,
      PublishedHeads published,
      String ledgerName,
      ToLongFunction<String> sizes) {
    this.space = space;
    this.tiles = new TileStore(space);
    this.published = published;
    this.ledgerName = ledgerName;
    this.sizes = sizes;
    tiles.forEach(
        TileStore.UNSIGNED,
        (competition, stored) -> published.unsigned(competition, since(stored)));
    tiles.forEach(
        TileStore.HEAD,
        (competition, note) -> {
          Head head = Head.of(note, Instant.EPOCH);
          requireName(head.checkpoint());
          if (head.checkpoint().size() <= sizes.applyAsLong(competition)) {
            published.publish(competition, head.note());
          } else {
            waiting.put(competition, head);
          }
        });
  }

  private static Optional<Instant> since(byte[] stored) {
    long millis = ByteBuffer.wrap(stored).getLong();
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** The ledger's public name stands in every head, and cannot be changed. */
  private void requireName(Checkpoint head) {
    Origin.ledgerOf(head.origin())
        .filter(name -> !name.equals(ledgerName))
        .ifPresent(
            name -> {
              throw new IllegalStateException(
                  ("The ledger's name is %s, with which its checkpoints were signed; it cannot be"
                          + " changed to %s")
                      .formatted(name, ledgerName));
            });
  }

  /**
   * Takes in an event.
   *
   * @param sequence how many the competition had before it
   */
  public void append(String competition, long sequence, byte[] event, Instant recordedAt) {
    Edge edge = edges.computeIfAbsent(competition, id -> resume(id, sequence));
    edge.tree.append(LeafHash.of(event));
    grown.put(competition, edge);
    if (!published.unsigned().containsKey(competition)) {
      published.unsigned(competition, Optional.of(recordedAt));
      putUnsigned(competition, Optional.of(recordedAt));
    }
  }

  private Edge resume(String competition, long size) {
    writeOut(grown.remove(competition), competition); // let go of since it grew
    return new Edge(
        GrowingTree.resume(
            size,
            tiles.tiles(competition),
            (tile, hashes) -> space.put(TileStore.tileKey(competition, tile), hashes)));
  }

  private void putUnsigned(String competition, Optional<Instant> since) {
    space.put(
        TileStore.key(TileStore.UNSIGNED, competition),
        ByteBuffer.allocate(Long.BYTES)
            .putLong(since.map(Instant::toEpochMilli).orElse(0L))
            .array());
  }

  /**
   * Takes in a head.
   *
   * @param at when it was signed
   * @throws IllegalStateException if it has another name
   */
  public void head(String competition, byte[] note, Instant at) {
    Head head = Head.of(note, at);
    requireName(head.checkpoint());
    long newest =
        waiting.containsKey(competition)
            ? waiting.get(competition).checkpoint().size()
            : published.head(competition).map(LogTrees::size).orElse(0L);
    if (head.checkpoint().size() >= newest) {
      waiting.put(competition, head);
      space.put(TileStore.key(TileStore.HEAD, competition), note);
    }
  }

  private static long size(SignedNote note) {
    return Checkpoint.parse(note.text()).size();
  }

  /** Puts into the space what is held back, and looks at the heads that the trees have come to. */
  public void writeOut() {
    grown.forEach((competition, edge) -> writeOut(edge, competition));
    grown.clear();
    for (Iterator<Map.Entry<String, Head>> each = waiting.entrySet().iterator(); each.hasNext(); ) {
      Map.Entry<String, Head> entry = each.next();
      String competition = entry.getKey();
      Head head = entry.getValue();
      long size = sizes.applyAsLong(competition);
      if (head.checkpoint().size() <= size) {
        requireRoot(competition, head.checkpoint());
        noteSigned(competition, head, size);
        unpublished.put(competition, head.note());
        each.remove();
      }
    }
  }

  /** Events that came while it was signed stand since then at the latest. */
  private void noteSigned(String competition, Head head, long size) {
    Optional<Instant> since =
        head.checkpoint().size() == size
            ? Optional.empty()
            : Optional.ofNullable(published.unsigned().get(competition))
                .filter(known -> known.isAfter(head.at()))
                .or(() -> Optional.of(head.at()));
    published.unsigned(competition, since);
    putUnsigned(competition, since);
  }

  private void requireRoot(String competition, Checkpoint head) {
    if (!tiles.root(competition, head.size()).equals(head.root())) {
      throw new IllegalStateException(
          "%s: the events are not those of the checkpoint published at %d"
              .formatted(competition, head.size()));
    }
  }

  /** What has been written can be read: heads are shown. */
  public void publish() {
    unpublished.forEach(published::publish);
    unpublished.clear();
  }

  private void writeOut(Edge edge, String competition) {
    if (edge == null) {
      return;
    }
    long size = edge.tree.size();
    for (Tile partial : Tile.partials(size)) {
      if (partial.level() == 0) {
        writeEdge(edge, partial, competition);
      } else if (Tile.hashes(partial.level(), edge.written) < Tile.hashes(partial.level(), size)) {
        space.put(TileStore.tileKey(competition, partial), edge.tree.partial(partial));
      }
    }
    edge.written = size;
  }

  private void writeEdge(Edge edge, Tile partial, String competition) {
    byte[] hashes = edge.tree.partial(partial);
    int written = (int) Math.max(0, edge.written - partial.index() * Tile.WIDTH);
    for (int part = written / TileStore.PART; part * TileStore.PART < partial.width(); part++) {
      int from = part * TileStore.PART * Hash.LENGTH;
      int to = Math.min(hashes.length, from + TileStore.PART * Hash.LENGTH);
      space.put(TileStore.edgeKey(competition, part), Arrays.copyOfRange(hashes, from, to));
    }
  }
}
