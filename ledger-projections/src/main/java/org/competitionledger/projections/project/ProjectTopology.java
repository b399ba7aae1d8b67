package org.competitionledger.projections.project;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.projections.store.RecordStores;
import org.competitionledger.projections.topics.Topic;

/** Events → state, rule history, findings, index, tables. */
public final class ProjectTopology {

  /**
   * The application id. Raise its number with every change of what is stored: the new version then
   * builds its own stores from the log beside the old.
   */
  public static final String APPLICATION_ID = "ledger-project-v7";

  static final String STATE_STORE = "projected-state";
  static final String CHANGES_STORE = "rule-changes";
  static final String PROMISES_STORE = "promises";
  static final String FINDINGS_STORE = "findings";
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
        .addStateStore(RecordStores.writtenBehind(STATE_STORE, CompetitionStates::new), PROCESSOR)
        .addStateStore(RecordStores.bytes(CHANGES_STORE), PROCESSOR)
        .addStateStore(RecordStores.bytes(PROMISES_STORE), PROCESSOR)
        .addStateStore(
            RecordStores.writtenBehind(FINDINGS_STORE, CompetitionStates::new), PROCESSOR)
        .addStateStore(RecordStores.bytes(INDEX_STORE), PROCESSOR);
  }
}
