package org.competitionledger.projections.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.projections.store.FoldedStore;

/**
 * Where events stand in the log: a sparse index from (competition, sequence) to offset, and the
 * lists of competitions, of all and of those that gave a person something to do.
 *
 * <p>An entry is written every {@link #EVENTS_APART} events of a competition, and wherever other
 * competitions' records push its next event {@link #OFFSETS_APART} offsets away. A reader that
 * starts at the entry at or before a sequence therefore finds it within a bounded stretch.
 *
 * <p>Keys: {@code <competition> 00 <sequence, 8 bytes big-endian>} → offset, 8 bytes; and
 * {@code @<competition>} and {@code ~<person>|<competition>} → nothing, where no competition's id
 * starts with {@code @} or {@code ~}.
 */
final class EventIndex {

  static final int EVENTS_APART = 64;
  static final int OFFSETS_APART = 1_024;

  private static final int COMPETITIONS_REMEMBERED_MAX = 1_000;
  private static final byte[] NOTHING = new byte[0];

  private final FoldedStore.Space store;
  private final Map<String, Entry> latest = new LastUsed<>(COMPETITIONS_REMEMBERED_MAX);

  EventIndex(FoldedStore.Space store) {
    this.store = store;
  }

  /**
   * One entry.
   *
   * @param sequence the event's sequence
   * @param offset its offset in its partition
   */
  record Entry(long sequence, long offset) {}

  /** Notes an event; called for each in the order of the log. */
  void note(String competition, long sequence, long offset) {
    if (sequence == 0) {
      store.put(listed(competition), NOTHING);
    }
    Entry last = latest.get(competition);
    if (last == null) {
      last = floor(store, competition, sequence).orElse(null);
    }
    if (last == null
        || sequence - last.sequence() >= EVENTS_APART
        || offset - last.offset() >= OFFSETS_APART) {
      last = new Entry(sequence, offset);
      store.put(
          SequenceKey.of(competition, sequence), ByteBuffer.allocate(8).putLong(offset).array());
    }
    latest.put(competition, last);
  }

  /** Notes that the record gives a person something to do; it stays when that is taken back. */
  void note(String person, String competition) {
    store.put(listed(person, competition), NOTHING);
  }

  /** The last entry at or before a sequence. */
  static Optional<Entry> floor(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, String competition, long sequence) {
    try (KeyValueIterator<Bytes, byte[]> found =
        store.reverseRange(SequenceKey.of(competition, 0), SequenceKey.of(competition, sequence))) {
      if (!found.hasNext()) {
        return Optional.empty();
      }
      var entry = found.next();
      return Optional.of(
          new Entry(SequenceKey.sequence(entry.key), ByteBuffer.wrap(entry.value).getLong()));
    }
  }

  /** All competitions, in order of id. */
  static List<String> competitions(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
    return under(listed(""), store, Integer.MAX_VALUE);
  }

  /** Those that ever gave a person something to do, in order of id, so many at most. */
  static List<String> competitions(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, String person, int limit) {
    return under(listed(person, ""), store, limit);
  }

  private static List<String> under(
      Bytes prefix, ReadOnlyKeyValueStore<Bytes, byte[]> store, int limit) {
    int length = prefix.get().length;
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(prefix, new BytesSerializer())) {
      while (found.hasNext() && ids.size() < limit) {
        byte[] key = found.next().key.get();
        ids.add(new String(key, length, key.length - length, UTF_8));
      }
    }
    ids.sort(null);
    return ids;
  }

  private static Bytes listed(String person, String competition) {
    return Bytes.wrap(('~' + person + '|' + competition).getBytes(UTF_8));
  }

  private static Bytes listed(String competition) {
    return Bytes.wrap(('@' + competition).getBytes(UTF_8));
  }
}
