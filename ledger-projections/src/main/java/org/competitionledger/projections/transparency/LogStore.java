package org.competitionledger.projections.transparency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.competitionledger.projections.store.RecordStores;

/**
 * Where tiles and heads lie. What is put is written out when Streams is about to commit, so that a
 * tile which grows by an event at a time is written once a commit, as wide as it is then.
 *
 * <p>{@link CachedStateStore} is how Streams tells a store that a commit is near; see {@link
 * org.competitionledger.projections.store.CompetitionStates}. Used by the task's thread only, but
 * for {@link #written}, which any thread may read.
 */
final class LogStore implements StateStore, CachedStateStore<Bytes, byte[]> {

  /** So many records are held back at most: 16 MiB of full tiles. */
  private static final int UNWRITTEN_MAX = 2_048;

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<Bytes, Supplier<byte[]>> unwritten = new LinkedHashMap<>();

  LogStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Puts what will be there when it is written. */
  void put(Bytes key, Supplier<byte[]> value) {
    unwritten.put(key, value);
    if (unwritten.size() >= UNWRITTEN_MAX) {
      writeOut();
    }
  }

  /** What has been written out. */
  TileStore written() {
    return new TileStore(store);
  }

  /** Writes everything out. */
  void writeOut() {
    if (unwritten.isEmpty()) {
      return;
    }
    List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(unwritten.size());
    unwritten.forEach((key, value) -> entries.add(KeyValue.pair(key, value.get())));
    store.putAll(entries);
    unwritten.clear();
  }

  @Override
  public void flushCache() {
    writeOut();
  }

  @Override
  public void clearCache() {
    unwritten.clear();
  }

  @Override
  public boolean setFlushListener(
      CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
    return false; // nothing is sent on from here
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    store.init(context, root);
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    store.commit(changelogOffsets);
  }

  @Override
  public Long committedOffset(TopicPartition partition) {
    return store.committedOffset(partition);
  }

  @Override
  @SuppressWarnings("deprecation") // Streams still asks; a wrapper has to pass it on
  public boolean managesOffsets() {
    return store.managesOffsets();
  }

  @Override
  public void close() {
    clearCache();
    store.close();
  }

  @Override
  public boolean persistent() {
    return store.persistent();
  }

  @Override
  public boolean isOpen() {
    return store.isOpen();
  }

  /** To query it. */
  static QueryableStoreType<LogStore> type() {
    return new QueryableStoreType<>() {
      @Override
      public boolean accepts(StateStore store) {
        return store instanceof LogStore;
      }

      @Override
      public LogStore create(StateStoreProvider stores, String name) {
        return stores.stores(name, this).get(0);
      }
    };
  }

  /** Builds it over a store on disk with a changelog. */
  static StoreBuilder<LogStore> builder(String name) {
    return new Builder(RecordStores.bytes(name));
  }

  private record Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> store)
      implements StoreBuilder<LogStore> {

    @Override
    public LogStore build() {
      return new LogStore(store.build());
    }

    @Override
    public StoreBuilder<LogStore> withCachingEnabled() {
      return this; // it caches by itself
    }

    @Override
    public StoreBuilder<LogStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<LogStore> withLoggingEnabled(Map<String, String> config) {
      return new Builder(store.withLoggingEnabled(config));
    }

    @Override
    public StoreBuilder<LogStore> withLoggingDisabled() {
      return new Builder(store.withLoggingDisabled());
    }

    @Override
    public Map<String, String> logConfig() {
      return store.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
      return store.loggingEnabled();
    }

    @Override
    public String name() {
      return store.name();
    }
  }
}
