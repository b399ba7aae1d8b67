package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;

/**
 * What the log's store holds of each competition. Keys are {@code T<competition> 00 <level>
 * <index>} for tiles, {@code F<competition>} for the number of full tiles of level 0, {@code
 * H<competition>} for the signed head, {@code U<competition>} for the time since which events stand
 * that it does not sign, {@code K<competition>} for what became of signing keys.
 *
 * @param store the store
 */
record TileStore(ReadOnlyKeyValueStore<Bytes, byte[]> store) {

  private static final char TILE = 'T';
  private static final char FULL = 'F';
  private static final char HEAD = 'H';
  private static final char UNSIGNED = 'U';
  private static final char KEYS = 'K';

  static Bytes tileKey(String competition, int level, long index) {
    byte[] id = (TILE + competition).getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(id.length + 2 + Long.BYTES)
            .put(id)
            .put((byte) 0)
            .put((byte) level)
            .putLong(index)
            .array());
  }

  static Bytes fullKey(String competition) {
    return key(FULL, competition);
  }

  static Bytes headKey(String competition) {
    return key(HEAD, competition);
  }

  static Bytes unsignedKey(String competition) {
    return key(UNSIGNED, competition);
  }

  static Bytes keysKey(String competition) {
    return key(KEYS, competition);
  }

  private static Bytes key(char kind, String competition) {
    return Bytes.wrap((kind + competition).getBytes(UTF_8));
  }

  /** The hashes of a tile; one that has grown since is cut to the width asked for. */
  Optional<byte[]> tile(String competition, Tile tile) {
    int length = tile.width() * Hash.LENGTH;
    return Optional.ofNullable(store.get(tileKey(competition, tile.level(), tile.index())))
        .filter(hashes -> hashes.length >= length)
        .map(hashes -> hashes.length == length ? hashes : Arrays.copyOf(hashes, length));
  }

  /** How many events the tiles hold. */
  long size(String competition) {
    byte[] full = store.get(fullKey(competition));
    long tiles = full == null ? 0 : ByteBuffer.wrap(full).getLong();
    byte[] last = store.get(tileKey(competition, 0, tiles));
    return tiles * Tile.WIDTH + (last == null ? 0 : last.length / Hash.LENGTH);
  }

  Optional<SignedNote> head(String competition) {
    return Optional.ofNullable(store.get(headKey(competition))).map(SignedNote::parse);
  }

  /** All heads, by competition. */
  Map<String, SignedNote> heads() {
    Map<String, SignedNote> heads = new HashMap<>();
    forEach(HEAD, (competition, note) -> heads.put(competition, SignedNote.parse(note)));
    return heads;
  }

  /**
   * Competitions that have events which no head signs yet, and since when.
   *
   * @param now what counts where that was not noted, as ledgers of before this was told did
   */
  Map<String, Instant> unsigned(Instant now) {
    Map<String, Instant> unsigned = new HashMap<>();
    forEach(
        FULL,
        (competition, full) -> {
          long signed =
              head(competition).map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
          if (size(competition) > signed) {
            byte[] since = store.get(unsignedKey(competition));
            unsigned.put(
                competition,
                since == null ? now : Instant.ofEpochMilli(ByteBuffer.wrap(since).getLong()));
          }
        });
    return unsigned;
  }

  private void forEach(char kind, BiConsumer<String, byte[]> visitor) {
    try (KeyValueIterator<Bytes, byte[]> found =
        store.prefixScan(key(kind, ""), new BytesSerializer())) {
      found.forEachRemaining(
          entry ->
              visitor.accept(
                  new String(entry.key.get(), 1, entry.key.get().length - 1, UTF_8), entry.value));
    }
  }

  /** What became of signing keys, in order: {@code +<vkey>} added, {@code -<vkey>} retired. */
  List<String> keyChanges(String competition) {
    byte[] lines = store.get(keysKey(competition));
    return lines == null
        ? new ArrayList<>()
        : new ArrayList<>(new String(lines, UTF_8).lines().toList());
  }
}
