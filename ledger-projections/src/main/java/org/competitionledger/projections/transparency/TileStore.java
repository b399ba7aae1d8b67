package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;

/**
 * What the fold keeps of each competition's log. Keys are {@code T<competition> 00 <level> <index>}
 * for tiles, {@code E<competition> 00 <part>} for the edge, which is the tile of leaf hashes that
 * is not full yet, in parts, {@code H<competition>} for the signed head, and {@code U<competition>}
 * for the time since which events stand that it does not sign, 0 if there are none. {@code R<log>}
 * is where a log stands in the register; of logs whose entries are no events {@code L<log> 00
 * <index>} is an entry, and {@code N<log>} how many there are. {@code C<competition> 00 <what>} is
 * how many refusals there are of a kind.
 *
 * @param store the store
 */
record TileStore(ReadOnlyKeyValueStore<Bytes, byte[]> store) {

  static final char HEAD = 'H';
  static final char UNSIGNED = 'U';
  static final char REGISTERED = 'R';
  static final char SIZE = 'N';
  static final char COUNT = 'C';

  /** Hashes of a part of the edge: so few are written where a log grows by an event. */
  static final int PART = 16;

  private static final char TILE = 'T';
  private static final char EDGE = 'E';
  private static final char ENTRY = 'L';

  static Bytes tileKey(String competition, Tile tile) {
    return key(
        TILE,
        competition,
        ByteBuffer.allocate(2 + Long.BYTES)
            .put(1, (byte) tile.level())
            .putLong(2, tile.index())
            .array());
  }

  /**
   * The parts have the same keys for each tile that is not full: the last one's are overwritten.
   */
  static Bytes edgeKey(String competition, int part) {
    return key(EDGE, competition, new byte[] {0, (byte) part});
  }

  static Bytes entryKey(String log, long index) {
    return key(ENTRY, log, ByteBuffer.allocate(1 + Long.BYTES).putLong(1, index).array());
  }

  /** An entry below a log's head. */
  byte[] entry(String log, long index) {
    return store.get(entryKey(log, index));
  }

  /** How many entries a log has that are no events. */
  long size(String log) {
    byte[] stored = store.get(key(SIZE, log));
    return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
  }

  static Bytes key(char kind, String competition, byte... behind) {
    byte[] id = (kind + competition).getBytes(UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(id.length + behind.length).put(id).put(behind).array());
  }

  /**
   * The hashes of a tile, of a tree that has grown to it; one that has grown since is cut to the
   * width asked for.
   */
  Optional<byte[]> tile(String competition, Tile tile) {
    Bytes key = tileKey(competition, tile);
    byte[] hashes = store.get(key);
    if (hashes == null && tile.level() == 0) {
      byte[] edge = edge(competition, tile.width());
      hashes = store.get(key); // full meanwhile, perhaps, and the edge that of the next one
      hashes = hashes == null ? edge : hashes;
    }
    int length = tile.width() * Hash.LENGTH;
    return hashes == null || hashes.length < length
        ? Optional.empty()
        : Optional.of(hashes.length == length ? hashes : Arrays.copyOf(hashes, length));
  }

  private byte[] edge(String competition, int width) {
    ByteBuffer edge = ByteBuffer.allocate((width + PART) * Hash.LENGTH);
    for (int at = 0; at < width; at += PART) {
      byte[] part = store.get(edgeKey(competition, at / PART));
      if (part == null || part.length < Math.min(PART, width - at) * Hash.LENGTH) {
        return null;
      }
      edge.put(part);
    }
    return Arrays.copyOf(edge.array(), width * Hash.LENGTH);
  }

  /** The tiles of a competition's tree. */
  TileHashes.Tiles tiles(String competition) {
    return tile ->
        tile(competition, tile)
            .orElseThrow(
                () -> new IllegalStateException(competition + ": the log lost " + tile.path()));
  }

  /** The root of a competition's tree when it had a size, which it has grown to. */
  Hash root(String competition, long size) {
    return GrowingTree.root(size, tiles(competition));
  }

  /** How many events the newest signed head has, whether the tree has come to it or not. */
  long headSize(String competition) {
    byte[] note = store.get(key(HEAD, competition));
    return note == null ? 0 : Checkpoint.parse(SignedNote.parse(note).text()).size();
  }

  /** All records of a kind, by competition. */
  void forEach(char kind, BiConsumer<String, byte[]> visitor) {
    try (KeyValueIterator<Bytes, byte[]> found =
        store.prefixScan(key(kind, ""), new BytesSerializer())) {
      found.forEachRemaining(
          entry ->
              visitor.accept(
                  new String(entry.key.get(), 1, entry.key.get().length - 1, UTF_8), entry.value));
    }
  }
}
