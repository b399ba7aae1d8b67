package org.competitionledger.projections.project;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.competitionledger.projections.store.FoldedStore;
import org.competitionledger.projections.topics.Topic;

/**
 * Events and signed heads → state, rule history, findings, index, tables, tiles: on every instance,
 * all of it. A global store of Kafka Streams whose processor folds: no group, so that nobody waits
 * for a place in one or for others to leave it; it goes on from the place that the store itself
 * names; and what was in the log at the start is folded before Streams says that it runs.
 */
public final class ProjectTopology {

  /**
   * Names the directory of the store. Raise its number with every change of what is stored: the new
   * version then folds its own store from the log.
   */
  public static final String APPLICATION_ID = "ledger-project-v12";

  static final String STORE = "folded";

  /** These have only names of their own: Streams takes one topic a global store. */
  private static final String HEADS = "folded-heads";

  private static final String REGISTER = "folded-register";
  private static final String REFUSALS = "folded-refusals";

  private ProjectTopology() {}

  /**
   * The topology.
   *
   * @param readModel what is published to readers of this instance
   * @param ledgerName that of the transparency logs
   */
  public static Topology build(ReadModel readModel, String ledgerName) {
    FoldedStore store = new FoldedStore(STORE);
    Supplier<Projection> projection =
        () ->
            readModel
                .projection()
                .filter(begun -> begun.folds(store))
                .orElseGet(() -> new Projection(store, readModel, ledgerName));
    Topology topology = new Topology();
    folds(topology, Topic.EVENTS, store, "events", "project", projection);
    folds(topology, Topic.CHECKPOINTS, store.beside(HEADS), "heads", "project-heads", projection);
    folds(
        topology,
        Topic.REFUSALS,
        store.beside(REFUSALS),
        "refusals",
        "project-refusals",
        projection);
    folds(
        topology,
        Topic.REGISTER,
        store.beside(REGISTER),
        "register",
        "project-register",
        projection);
    return topology;
  }

  private static void folds(
      Topology topology,
      Topic topic,
      StateStore store,
      String source,
      String processor,
      Supplier<Projection> projection) {
    topology.addGlobalStore(
        new Builder(store),
        source,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic.topicName(),
        processor,
        () -> new ProjectProcessor(projection));
  }

  private record Builder(StateStore store) implements StoreBuilder<StateStore> {

    @Override
    public StateStore build() {
      return store;
    }

    @Override
    public StoreBuilder<StateStore> withCachingEnabled() {
      return this; // it caches by itself
    }

    @Override
    public StoreBuilder<StateStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<StateStore> withLoggingEnabled(Map<String, String> config) {
      return this; // the log itself is what it is built from
    }

    @Override
    public StoreBuilder<StateStore> withLoggingDisabled() {
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
