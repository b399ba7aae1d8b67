package org.competitionledger.projections.transparency;

import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.projections.store.RecordStores;
import org.competitionledger.projections.topics.Topic;

/** Events → tiles and signed heads. */
public final class LogTopology {

  /** The application id. It is the only signer: one that catches up beside it must not sign. */
  public static final String APPLICATION_ID = "ledger-log-v1";

  static final String STORE = "log-tiles";
  static final String CHECKPOINTS_SINK = "checkpoints";

  private static final String SOURCE = "events";
  private static final String PROCESSOR = "log";

  private LogTopology() {}

  /** The headers of events that it looks at. */
  public static String[] headersNeeded() {
    return new String[] {LogProcessor.ID_HEADER, LogProcessor.TYPE_HEADER};
  }

  /**
   * The topology.
   *
   * @param settings how heads are signed
   * @param keys with what
   * @param heads who is told of heads that were published before the start
   * @param unsigned who is told of logs that grow and are not signed
   * @param earlier heads that were published on a partition, by competition; asked where the store
   *     remembers none
   */
  public static Topology build(
      LogSettings settings,
      LogKeys keys,
      PublishedHeads heads,
      UnsignedLogs unsigned,
      IntFunction<Map<String, SignedNote>> earlier) {
    return new Topology()
        .addSource(
            SOURCE,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topic.EVENTS.topicName())
        .addProcessor(
            PROCESSOR, () -> new LogProcessor(settings, keys, heads, unsigned, earlier), SOURCE)
        .addStateStore(RecordStores.writtenBehind(STORE, LogStore::new), PROCESSOR)
        .addSink(
            CHECKPOINTS_SINK,
            Topic.CHECKPOINTS.topicName(),
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            PROCESSOR);
  }
}
