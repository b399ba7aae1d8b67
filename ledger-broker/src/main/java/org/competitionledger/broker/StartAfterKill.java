package org.competitionledger.broker;

import java.lang.reflect.Field;
import java.time.Duration;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.metadata.KRaftMetadataCache;
import scala.Option;

/**
 * Starts a broker that was killed: first the controller, and the broker once its dead predecessor
 * was fenced, for which it would have to wait anyway.
 *
 * <p>Started together, the new broker still sees itself as the leader of all partitions, and goes
 * on with transactions whose commit was decided and not carried out. If the controller fences the
 * predecessor in that moment, the partitions have no leader, which the transaction coordinator of
 * Kafka 4.4 takes for deleted ({@code KRaftMetadataCache.getPartitionLeaderEndpoint} is empty where
 * it should name no node): it calls the transaction complete and leaves it open in every log for
 * ever.
 */
final class StartAfterKill {

  private static final Duration POLL = Duration.ofMillis(20);

  private StartAfterKill() {}

  /**
   * Starts controller and broker.
   *
   * @throws BrokerNotStarted if the predecessor is not fenced within the time
   */
  static void start(KafkaRaftServer server, int node, int timeoutMs) throws InterruptedException {
    ControllerServer controller = part(server, "controller", ControllerServer.class);
    BrokerServer broker = part(server, "broker", BrokerServer.class);
    controller.startup();
    long deadlineNanos = System.nanoTime() + Duration.ofMillis(timeoutMs).toNanos();
    while (!knowsThatNobodyLives(controller, node)) {
      if (System.nanoTime() > deadlineNanos) {
        throw new BrokerNotStarted("The broker that was killed is not fenced", null);
      }
      Thread.sleep(POLL.toMillis());
    }
    broker.startup();
  }

  /** What it has read of the log reaches into its own time, and there the broker is not alive. */
  private static boolean knowsThatNobodyLives(ControllerServer controller, int node) {
    int epoch = controller.controller().curClaimEpoch();
    KRaftMetadataCache known = controller.metadataCache();
    return epoch >= 0
        && known.currentImage().highestOffsetAndEpoch().epoch() >= epoch
        && !known.hasAliveBroker(node);
  }

  private static <T> T part(KafkaRaftServer server, String name, Class<T> type) {
    try {
      Field field = KafkaRaftServer.class.getDeclaredField(name);
      field.setAccessible(true);
      return type.cast(((Option<?>) field.get(server)).get());
    } catch (ReflectiveOperationException e) {
      throw new BrokerNotStarted("This version of Kafka has no " + name, e);
    }
  }
}
