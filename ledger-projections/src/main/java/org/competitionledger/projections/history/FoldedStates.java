package org.competitionledger.projections.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.core.codec.AvroBytes;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.core.state.Keys;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.state.HeadState;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Folds events of any number of competitions into versions, for one thread. How far a competition
 * has been folded is the latest version of its head, written in one batch with all else, so that
 * nothing can disagree with it. Recently used records are kept decoded, at most {@link
 * #DECODED_MAX}.
 */
final class FoldedStates {

  static final int DECODED_MAX = 20_000;

  private final HistoryStore store;
  private final Map<CacheKey, SpecificRecord> decoded = new LastUsed<>(DECODED_MAX);

  FoldedStates(HistoryStore store) {
    this.store = store;
  }

  private record CacheKey(String competition, StateKey<?> key) {}

  /** The last sequence folded, -1 if none. */
  long last(String competition) {
    return new HistoricalState(store, competition, Long.MAX_VALUE)
        .find(Keys.HEAD)
        .map(HeadState::getLastSequence)
        .orElse(-1L);
  }

  /** The leaf hash of the last event folded. */
  Optional<ByteBuffer> lastLeaf(String competition) {
    return store.get(leafKey(competition)).map(ByteBuffer::wrap);
  }

  private static byte[] leafKey(String competition) {
    return (competition + "|#last-leaf").getBytes(UTF_8);
  }

  /** Forgets all of a competition. */
  void forget(String competition) {
    store.forget(competition);
    decoded.keySet().removeIf(key -> key.competition().equals(competition));
  }

  /** Folds the next events of a competition: all of them, or none if it fails. */
  void fold(String competition, List<StoredEvent> events) {
    boolean written = false;
    try (WriteBatch batch = new WriteBatch()) {
      Fold fold = new Fold(competition, batch, events.get(0).sequence() - 1);
      for (StoredEvent event : events) {
        fold.sequence = event.sequence();
        Evolve.evolve(fold, event.event());
      }
      StoredEvent last = events.get(events.size() - 1);
      batch.put(leafKey(competition), LeafHash.of(last.bytes()));
      store.write(batch);
      written = true;
    } catch (RocksDBException e) {
      throw new LedgerUnavailable("The history cannot be written", e);
    } finally {
      if (!written) { // what was decoded is of events that are not in the store
        decoded.keySet().removeIf(key -> key.competition().equals(competition));
      }
    }
  }

  /** The state at the end of a batch that is not written yet. */
  private final class Fold implements State {

    private final String competition;
    private final WriteBatch batch;
    private final State below;
    private final MapState unwritten = new MapState();
    private long sequence;

    Fold(String competition, WriteBatch batch, long last) {
      this.competition = competition;
      this.batch = batch;
      this.below = new HistoricalState(store, competition, last);
    }

    @Override
    public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
      CacheKey cacheKey = new CacheKey(competition, key);
      SpecificRecord known = decoded.get(cacheKey);
      if (known != null) {
        return Optional.of(key.kind().type().cast(known));
      }
      Optional<T> found = unwritten.find(key).or(() -> below.find(key));
      found.ifPresent(value -> decoded.put(cacheKey, value));
      return found;
    }

    @Override
    public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
      if (key.kind() == StateKind.COMMAND) {
        return; // what a repeat is answered from is of the present
      }
      try {
        batch.put(
            VersionKey.version(VersionKey.record(competition, key), sequence),
            AvroBytes.of(key.kind().type()).body(value));
      } catch (RocksDBException e) {
        throw new LedgerUnavailable("The history cannot be written", e);
      }
      unwritten.put(key, value);
      decoded.put(new CacheKey(competition, key), value);
    }

    @Override
    public <T extends SpecificRecord> void scan(
        StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
      TreeMap<String, T> merged = new TreeMap<>();
      below.scan(kind, idPrefix, (key, value) -> merged.put(key.id(), value));
      unwritten.scan(kind, idPrefix, (key, value) -> merged.put(key.id(), value));
      merged.forEach((id, value) -> visitor.accept(kind.key(id), value));
    }
  }
}
