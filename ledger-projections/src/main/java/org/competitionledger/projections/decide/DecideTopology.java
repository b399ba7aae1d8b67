package org.competitionledger.projections.decide;

import java.time.InstantSource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.competitionledger.core.competition.HeldKeys;
import org.competitionledger.projections.store.CompetitionStates;
import org.competitionledger.projections.store.RecordStores;
import org.competitionledger.projections.streams.Input;
import org.competitionledger.projections.topics.Topic;

/** Commands → decide → events and outcomes. */
public final class DecideTopology {

  /** The application id: consumer group, transactions and changelog are named by it. */
  public static final String APPLICATION_ID = "ledger-decide-v1";

  /**
   * The store, and the changelog that is named by it. A number that is raised when states are laid
   * out or folded otherwise: the new store is empty, and what it misses is folded from the log.
   */
  static final String STORE = "decide-state-v3";

  static final String EVENTS_SINK = "events";
  static final String OUTCOMES_SINK = "outcomes";

  private static final String SOURCE = "commands";
  private static final String PROCESSOR = "decide";

  private DecideTopology() {}

  /**
   * The topology.
   *
   * @param clock dates events
   * @param input tells whether more commands wait
   * @param committed what was recorded before
   * @param held which keys this instance signs with
   * @param passedOver told of what is not decided
   */
  public static Topology build(
      InstantSource clock,
      Input input,
      CommittedEvents committed,
      HeldKeys held,
      PassedOver passedOver) {
    GroupCommit group = new GroupCommit();
    return new Topology()
        .addSource(
            AutoOffsetReset.earliest(),
            SOURCE,
            // A record's own time counts for nothing here, and a negative one would stop Streams.
            new WallclockTimestampExtractor(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.COMMANDS.topicName())
        .addProcessor(
            PROCESSOR,
            () -> new DecideProcessor(clock, input, committed, held, passedOver, group),
            SOURCE)
        .addStateStore(RecordStores.writtenBehind(STORE, CompetitionStates::new), PROCESSOR)
        .addSink(
            EVENTS_SINK,
            Topic.EVENTS.topicName(),
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            PROCESSOR)
        .addSink(
            OUTCOMES_SINK,
            Topic.OUTCOMES.topicName(),
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            PROCESSOR);
  }
}
