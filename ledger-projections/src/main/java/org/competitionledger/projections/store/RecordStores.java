package org.competitionledger.projections.store;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.competitionledger.projections.topics.Topic;

/** Stores of a topology on disk, with a changelog. */
public final class RecordStores {

  private RecordStores() {}

  /** Bytes under keys, written at once. */
  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name) {
    return Stores.keyValueStoreBuilder(new OnDisk(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.RECORD_BYTES_MAX)));
  }

  /**
   * A store that is written behind, over {@link #bytes}.
   *
   * @param around makes it
   */
  public static <S extends WrittenBehind> StoreBuilder<S> writtenBehind(
      String name, Function<KeyValueStore<Bytes, byte[]>, S> around) {
    return new Builder<>(bytes(name), around);
  }

  /** To query a store that is written behind. */
  public static <S extends WrittenBehind> QueryableStoreType<S> type(Class<S> type) {
    return new QueryableStoreType<>() {
      @Override
      public boolean accepts(StateStore store) {
        return type.isInstance(store);
      }

      @Override
      public S create(StateStoreProvider stores, String name) {
        return stores.stores(name, this).get(0);
      }
    };
  }

  private record OnDisk(String name) implements KeyValueBytesStoreSupplier {

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
      return new CheckedStore(name, metricsScope());
    }

    @Override
    public String metricsScope() {
      return "rocksdb";
    }
  }

  private record Builder<S extends WrittenBehind>(
      StoreBuilder<KeyValueStore<Bytes, byte[]>> store,
      Function<KeyValueStore<Bytes, byte[]>, S> around)
      implements StoreBuilder<S> {

    @Override
    public S build() {
      return around.apply(store.build());
    }

    @Override
    public StoreBuilder<S> withCachingEnabled() {
      return this; // it caches by itself
    }

    @Override
    public StoreBuilder<S> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
      return new Builder<>(store.withLoggingEnabled(config), around);
    }

    @Override
    public StoreBuilder<S> withLoggingDisabled() {
      return new Builder<>(store.withLoggingDisabled(), around);
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
