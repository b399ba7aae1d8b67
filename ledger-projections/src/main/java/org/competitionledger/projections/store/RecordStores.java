package org.competitionledger.projections.store;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.competitionledger.projections.topics.Topic;

/** The two kinds of store that topologies here have, both on disk and with a changelog. */
public final class RecordStores {

  private RecordStores() {}

  /** Bytes under keys, written at once. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.RECORD_BYTES_MAX)));
  }

  /** The states of competitions. */
  public static StoreBuilder<CompetitionStates> states(String name) {
    return new StatesBuilder(bytes(name));
  }

  /** To query {@link #states}. */
  public static QueryableStoreType<CompetitionStates> statesType() {
    return new QueryableStoreType<>() {
      @Override
      public boolean accepts(StateStore store) {
        return store instanceof CompetitionStates;
      }

      @Override
      public CompetitionStates create(StateStoreProvider stores, String name) {
        List<CompetitionStates> found = stores.stores(name, this);
        return found.get(0);
      }
    };
  }

  private record StatesBuilder(StoreBuilder<KeyValueStore<Bytes, byte[]>> store)
      implements StoreBuilder<CompetitionStates> {

    @Override
    public CompetitionStates build() {
      return new CompetitionStates(store.build());
    }

    @Override
    public StoreBuilder<CompetitionStates> withCachingEnabled() {
      return this; // they cache by themselves
    }

    @Override
    public StoreBuilder<CompetitionStates> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<CompetitionStates> withLoggingEnabled(Map<String, String> config) {
      return new StatesBuilder(store.withLoggingEnabled(config));
    }

    @Override
    public StoreBuilder<CompetitionStates> withLoggingDisabled() {
      return new StatesBuilder(store.withLoggingDisabled());
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
