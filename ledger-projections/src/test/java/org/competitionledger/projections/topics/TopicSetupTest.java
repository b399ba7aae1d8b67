package org.competitionledger.projections.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On three brokers, each of which hears of new topics when it does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicSetupTest {

  private static final int STARTS = 15;

  private TestCluster cluster;
  private Admin admin;

  @BeforeAll
  void start(@TempDir Path directory) {
    cluster = TestCluster.start(directory, 3, "PLAINTEXT", Map.of());
    admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
  }

  @AfterAll
  void stop() {
    admin.close();
    cluster.close();
  }

  @Test
  void createsAndDescribesFreshTopicsEachTime() throws Exception {
    for (int i = 0; i < STARTS; i++) {
      assertThat(new TopicSetup(admin, cluster.bootstrapServers()).ensure(6, (short) 3))
          .isEqualTo(6);
      deleteAll();
    }
  }

  /** Brokers hear of that too when they do. */
  private void deleteAll() throws Exception {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    int looksWithout = 0;
    while (looksWithout < 5) {
      assertThat(System.nanoTime()).isLessThan(deadlineNanos);
      Set<String> topics = admin.listTopics().names().get();
      looksWithout = topics.isEmpty() ? looksWithout + 1 : 0;
      try {
        admin.deleteTopics(topics).all().get();
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
      }
    }
  }

  @Test
  void saysThatBrokersAreMissingForTheReplicas() {
    assertThatThrownBy(
            () ->
                new TopicSetup(admin, cluster.bootstrapServers(), Duration.ofSeconds(1))
                    .ensure(1, (short) 4))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("cannot be created: Kafka has too few brokers")
        .hasMessageContaining("only 3 broker(s) are registered");
  }

  @Test
  void whatIsAcknowledgedMustStandOnTwoBrokers() throws Exception {
    TopicSetup setup = new TopicSetup(admin, cluster.bootstrapServers());
    setup.ensure(1, (short) 3);
    try {
      ConfigResource events =
          new ConfigResource(ConfigResource.Type.TOPIC, Topic.EVENTS.topicName());
      AlterConfigOp one =
          new AlterConfigOp(
              new ConfigEntry(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1"),
              AlterConfigOp.OpType.SET);
      admin.incrementalAlterConfigs(Map.of(events, List.of(one))).all().get();

      assertThat(refusalOnceAllBrokersKnow(setup))
          .hasMessageContaining("ledger.events.v1 has 3 replicas, but min.insync.replicas=1");
    } finally {
      deleteAll();
    }
  }

  /** Brokers hear of a setting one after the other, and any of them may be asked. */
  private static UnsuitableTopic refusalOnceAllBrokersKnow(TopicSetup setup) throws Exception {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < deadlineNanos) {
      try {
        setup.ensure(1, (short) 3);
        Thread.sleep(20);
      } catch (UnsuitableTopic refused) {
        return refused;
      }
    }
    throw new AssertionError("the setting was never seen");
  }
}
