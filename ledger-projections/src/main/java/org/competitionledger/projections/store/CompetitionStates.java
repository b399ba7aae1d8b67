package org.competitionledger.projections.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.competitionledger.core.competition.State;
import org.competitionledger.core.competition.StateKey;
import org.competitionledger.core.competition.StateKind;

/**
 * The states of all competitions of a task: a state store of records, written behind.
 *
 * <p>What was put is kept decoded until {@link #writeOut} encodes and writes it, with its
 * changelog. A record that a hundred events of a transaction change is thus written once, and the
 * tree that Streams' own record cache keeps sorted is not needed. What was looked for and found is
 * kept longer: most scores are put and never asked for again, and must not drive out the rules.
 *
 * <p>Used by the task's thread only, but for {@link #written}, which any thread may read.
 */
public final class CompetitionStates extends WrittenBehind {

  /** Records that were found and are kept decoded, those of longest ago leaving first. */
  static final int FOUND_MAX = 20_000;

  /** Records put that are held back: beyond, they are written out. */
  static final int FRESH_MAX = 20_000;

  private static final Comparator<KeyValue<Bytes, byte[]>> BY_KEY =
      (one, other) -> Arrays.compareUnsigned(one.key.get(), other.key.get());

  private final List<Kept> unwritten = new ArrayList<>();
  private final Map<CacheKey, Kept> fresh = new HashMap<>();
  private final LinkedHashMap<CacheKey, Kept> found = new LinkedHashMap<>(1024, 0.75f, true);
  private final AbsentKeys absent = new AbsentKeys();

  private final int foundMax;
  private final int freshMax;

  /** States over a store that writes through to its changelog. */
  public CompetitionStates(KeyValueStore<Bytes, byte[]> store) {
    this(store, FOUND_MAX, FRESH_MAX);
  }

  /** With other bounds. */
  CompetitionStates(KeyValueStore<Bytes, byte[]> store, int foundMax, int freshMax) {
    super(store);
    this.foundMax = foundMax;
    this.freshMax = freshMax;
  }

  /** A key and its competition, which knows its hash: it is looked for in several places. */
  private static final class CacheKey {
    private final String competition;
    private final StateKey<?> key;
    private final int hash;

    CacheKey(String competition, StateKey<?> key) {
      this.competition = competition;
      this.key = key;
      this.hash = 31 * competition.hashCode() + key.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof CacheKey at
          && hash == at.hash
          && key.equals(at.key)
          && competition.equals(at.competition);
    }

    @Override
    public int hashCode() {
      return hash;
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
          StateBytes.key(at.competition, at.key), StateBytes.encoded(at.key.kind(), value));
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

  /**
   * What has been written out, as other threads may read it.
   *
   * @param failed told where the store cannot be read
   */
  public QueriedStore written(Consumer<ProcessorStateException> failed) {
    return new QueriedStore(store(), failed);
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
    }
    entries.sort(BY_KEY);
    store().putAll(entries);
    unwritten.forEach(kept -> kept.written = true);
    unwritten.clear();
    fresh.clear();
  }

  private void holdBack(Kept kept) {
    unwritten.add(kept);
    if (fresh.size() >= freshMax) {
      writeOut();
    }
  }

  private void keepFound(Kept kept) {
    found.put(kept.at, kept);
    if (found.size() > foundMax) {
      Kept eldest = found.values().iterator().next();
      if (!eldest.written) {
        writeOut();
      }
      found.remove(eldest.at);
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
      Kept known = found.get(at);
      if (known == null) {
        known = fresh.remove(at);
        if (known == null) {
          return stored(at, key);
        }
        keepFound(known);
      }
      return Optional.of(key.kind().type().cast(known.value));
    }

    private <T extends SpecificRecord> Optional<T> stored(CacheKey at, StateKey<T> key) {
      Bytes storedKey = StateBytes.key(competition, key);
      byte[] stored = absent.lacks(storedKey) ? null : store().get(storedKey);
      if (stored == null) {
        return Optional.empty();
      }
      T value = StateBytes.value(key.kind(), stored);
      keepFound(new Kept(at, value, true));
      return Optional.of(value);
    }

    @Override
    public <T extends SpecificRecord> void put(StateKey<T> key, T value) {
      CacheKey at = new CacheKey(competition, key);
      Kept known = found.get(at);
      if (known == null) {
        Kept kept = new Kept(at, value, false);
        known = fresh.putIfAbsent(at, kept);
        if (known == null) {
          holdBack(kept);
          return;
        }
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
    fresh.clear();
    found.clear();
    absent.forget();
  }
}
