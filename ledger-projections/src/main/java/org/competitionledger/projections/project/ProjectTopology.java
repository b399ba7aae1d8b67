package org.competitionledger.projections.project;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.competitionledger.projections.topics.Topic;

/** Events → state, rule history, index, tables. */
public final class ProjectTopology {

  /**
   * The application id. Raise its number with every change of what is stored: the new version then
   * builds its own stores from the log beside the old.
   */
  public static final String APPLICATION_ID = "ledger-project-v2";

  static final String STATE_STORE = "projected-state";
  static final String CHANGES_STORE = "rule-changes";
  static final String PROMISES_STORE = "promises";
  static final String INDEX_STORE = "event-index";

  private static final String SOURCE = "events";
  private static final String PROCESSOR = "project";

  private ProjectTopology() {}

  /**
   * The topology.
   *
   * @param readModel what is published to readers of this instance
   */
  public static Topology build(ReadModel readModel) {
    return new Topology()
        .addSource(
            SOURCE,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.EVENTS.topicName())
        .addProcessor(PROCESSOR, () -> new ProjectProcessor(readModel), SOURCE)
        .addStateStore(store(STATE_STORE), PROCESSOR)
        .addStateStore(store(CHANGES_STORE), PROCESSOR)
        .addStateStore(store(PROMISES_STORE), PROCESSOR)
        .addStateStore(store(INDEX_STORE), PROCESSOR);
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.RECORD_BYTES_MAX)));
  }
}
