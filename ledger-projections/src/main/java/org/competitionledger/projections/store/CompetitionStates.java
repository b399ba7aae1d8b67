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
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKey;
import org.competitionledger.core.state.StateKind;

/**
 * The states of all competitions in a space of a store, written behind.
 *
 * <p>What was put is kept decoded until {@link #writeOut} encodes it and puts it there. A record
 * that a hundred events change is thus written once. What was looked for and found is kept longer:
 * most scores are put and never asked for again, and must not drive out the rules.
 *
 * <p>Used by the folding thread only.
 */
public final class CompetitionStates {

  /** Records that were found and are kept decoded, those of longest ago leaving first. */
  static final int FOUND_MAX = 20_000;

  /** Records put that are held back: beyond, they are written out. */
  static final int FRESH_MAX = 20_000;

  private static final Comparator<KeyValue<Bytes, byte[]>> BY_KEY =
      (one, other) -> Arrays.compareUnsigned(one.key.get(), other.key.get());

  private final List<Kept> unwritten = new ArrayList<>();
  private final Map<CacheKey, Kept> fresh = new HashMap<>();
  private final LinkedHashMap<CacheKey, Kept> found = new LinkedHashMap<>(1024, 0.75f, true);

  private final FoldedStore.Space store;
  private final int foundMax;
  private final int freshMax;

  /** The states in a space. */
  public CompetitionStates(FoldedStore.Space store) {
    this(store, FOUND_MAX, FRESH_MAX);
  }

  /** With other bounds. */
  CompetitionStates(FoldedStore.Space store, int foundMax, int freshMax) {
    this.store = store;
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

  /** The state of one competition; it may be empty. */
  public State of(String competition) {
    return new OfCompetition(competition);
  }

  /** Puts into the space all that is held back. */
  public void writeOut() {
    if (unwritten.isEmpty()) {
      return;
    }
    List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(unwritten.size());
    for (Kept kept : unwritten) {
      entries.add(kept.encoded());
    }
    entries.sort(BY_KEY);
    entries.forEach(entry -> store.put(entry.key, entry.value));
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
      byte[] stored = store.get(StateBytes.key(competition, key));
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
      new QueriedState(competition, store).scan(kind, idPrefix, visitor);
    }
  }
}
