package org.competitionledger.projections.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.competition.StateKey;
import org.competitionledger.core.competition.StateKind;

/**
 * The states of all competitions of a task: a state store of records, written behind.
 *
 * <p>Recently used records are kept decoded, at most {@link #DECODED_MAX}. What was put is encoded
 * and written, with its changelog, by {@link #writeOut}. A record that a hundred events of a
 * transaction change is thus written once, and the tree that Streams' own record cache keeps sorted
 * is not needed.
 *
 * <p>Used by the task's thread only, but for {@link #written}, which any thread may read.
 */
public final class CompetitionStates extends WrittenBehind {

  static final int DECODED_MAX = 20_000;

  private final List<Kept> unwritten = new ArrayList<>();
  private final LinkedHashMap<CacheKey, Kept> decoded = new LinkedHashMap<>(1024, 0.75f, true);
  private final AbsentKeys absent = new AbsentKeys();

  /** States over a store that writes through to its changelog. */
  public CompetitionStates(KeyValueStore<Bytes, byte[]> store) {
    super(store);
  }

  private record CacheKey(String competition, StateKey<?> key) {

    /** Ids differ in few digits: the factor spreads them over a table of any size. */
    @Override
    public int hashCode() {
      int hash = (31 * competition.hashCode() + key.hashCode()) * 0x9E3779B9;
      return hash ^ hash >>> 15;
    }
  }

  /** A record as it was last put or read. */
  private static final class Kept {
    private final CacheKey at;
    private SpecificRecord value;
    private boolean written;

    Kept(CacheKey at, SpecificRecord value, boolean written) {
      this.at = at;
      this.value = value;
      this.written = written;
    }

    KeyValue<Bytes, byte[]> encoded() {
      return KeyValue.pair(
          StateBytes.key(at.competition(), at.key()), StateBytes.encoded(at.key().kind(), value));
    }
  }

  /**
   * From now on, records that are not there are mostly known not to be without asking the store.
   */
  public void learnKeys() {
    absent.learn(store());
  }

  /** The state of one competition; it may be empty. */
  public State of(String competition) {
    return new OfCompetition(competition);
  }

  /** What has been written out, as other threads may read it. */
  public KeyValueStore<Bytes, byte[]> written() {
    return store();
  }

  @Override
  public void writeOut() {
    if (unwritten.isEmpty()) {
      return;
    }
    List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(unwritten.size());
    for (Kept kept : unwritten) {
      KeyValue<Bytes, byte[]> entry = kept.encoded();
      absent.wrote(entry.key);
      entries.add(entry);
      kept.written = true;
    }
    store().putAll(entries);
    unwritten.clear();
  }

  private void keep(Kept kept) {
    decoded.put(kept.at, kept);
    if (decoded.size() > DECODED_MAX) {
      var eldest = decoded.entrySet().iterator().next();
      if (!eldest.getValue().written) {
        writeOut();
      }
      decoded.remove(eldest.getKey());
    }
  }

  private final class OfCompetition implements State {

    private final String competition;

    OfCompetition(String competition) {
      this.competition = competition;
    }

    @Override
    public <T extends SpecificRecord> Optional<T> find(StateKey<T> key) {
      CacheKey at = new CacheKey(competition, key);
      Kept known = decoded.get(at);
      if (known != null) {
        return Optional.of(key.kind().type().cast(known.value));
      }
      Bytes storedKey = StateBytes.key(competition, key);
      byte[] stored = absent.lacks(storedKey) ? null : store().get(storedKey);
      if (stored == null) {
        return Optional.empty();
      }
      T value = StateBytes.value(key.kind(), stored);
      keep(new Kept(at, value, true));
      return Optional.of(value);
    }

    @Override
    public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
      CacheKey at = new CacheKey(competition, key);
      Kept known = decoded.get(at);
      if (known == null) {
        known = new Kept(at, value, false);
        unwritten.add(known);
        keep(known);
        return;
      }
      known.value = value;
      if (known.written) {
        known.written = false;
        unwritten.add(known);
      }
    }

    @Override
    public <T extends SpecificRecord> void scan(
        StateKind<T> kind, String idPrefix, BiConsumer<StateKey<T>, T> visitor) {
      writeOut();
      new QueriedState(competition, store()).scan(kind, idPrefix, visitor);
    }
  }

  @Override
  public void clearCache() {
    unwritten.clear();
    decoded.clear();
    absent.forget();
  }
}
