package org.competitionledger.projections.project;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.projections.topics.Topic;

/**
 * Events → state, rule history, findings, index, tables: on every instance, all of it. A global
 * store of Kafka Streams whose processor folds: no group, so that nobody waits for a place in one
 * or for others to leave it; it goes on from the place that the store itself names; and what was in
 * the log at the start is folded before Streams says that it runs.
 */
public final class ProjectTopology {

  /**
   * Names the directory of the store. Raise its number with every change of what is stored: the new
   * version then folds its own store from the log.
   */
  public static final String APPLICATION_ID = "ledger-project-v8";

  static final String STORE = "folded";

  private static final String SOURCE = "events";
  private static final String PROCESSOR = "project";

  private ProjectTopology() {}

  /**
   * The topology.
   *
   * @param readModel what is published to readers of this instance
   */
  public static Topology build(ReadModel readModel) {
    FoldedStore store = new FoldedStore(STORE);
    Supplier<Projection> projection =
        () ->
            readModel
                .projection()
                .filter(begun -> begun.folds(store))
                .orElseGet(() -> new Projection(store, readModel));
    return new Topology()
        .addGlobalStore(
            new Builder(store),
            SOURCE,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.EVENTS.topicName(),
            PROCESSOR,
            () -> new ProjectProcessor(projection));
  }

  private record Builder(FoldedStore store) implements StoreBuilder<FoldedStore> {

    @Override
    public FoldedStore build() {
      return store;
    }

    @Override
    public StoreBuilder<FoldedStore> withCachingEnabled() {
      return this; // it caches by itself
    }

    @Override
    public StoreBuilder<FoldedStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<FoldedStore> withLoggingEnabled(Map<String, String> config) {
      return this; // the log itself is what it is built from
    }

    @Override
    public StoreBuilder<FoldedStore> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }

    @Override
    public String name() {
      return store.name();
    }
  }
}
