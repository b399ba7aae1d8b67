package org.competitionledger.projections.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.competitionledger.projections.LedgerUnavailable;

/** Creates the topics that are missing and checks those that exist. */
public final class TopicSetup {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final Admin admin;

  public TopicSetup(Admin admin) {
    this.admin = admin;
  }

  /**
   * Leaves every topic in place as the ledger needs it.
   *
   * @param partitions partitions of topics that are created now
   * @param replication their replicas
   * @return the partitions of the keyed topics, the same for commands, outcomes and events
   * @throws UnsuitableTopic if a topic exists with settings that would lose or misplace records
   * @throws LedgerUnavailable if Kafka doesn't answer
   */
  public int ensure(int partitions, short replication) {
    Set<String> existing = answer(admin.listTopics().names());
    List<NewTopic> missing = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (!existing.contains(topic.topicName())) {
        missing.add(newTopic(topic, partitions, replication));
      }
    }
    create(missing);
    return check();
  }

  private static NewTopic newTopic(Topic topic, int partitions, short replication) {
    Map<String, String> settings = new HashMap<>(topic.required());
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.RECORD_BYTES_MAX));
    if (replication > 1) {
      settings.put(
          TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(2, replication - 1)));
    }
    return new NewTopic(topic.topicName(), partitions, replication).configs(settings);
  }

  /** Another instance may create them at the same moment; that is as good. */
  private void create(List<NewTopic> missing) {
    admin.createTopics(missing).values().values().forEach(TopicSetup::createdOrThere);
  }

  private static void createdOrThere(KafkaFuture<Void> creation) {
    try {
      creation.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new LedgerUnavailable("A topic could not be created", e.getCause());
      }
    } catch (TimeoutException e) {
      throw new LedgerUnavailable("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while topics were created", e);
    }
  }

  private int check() {
    List<String> names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    Map<String, TopicDescription> descriptions =
        answer(admin.describeTopics(names).allTopicNames());
    Map<String, Config> configs = configs(names);
    for (Topic topic : Topic.values()) {
      checkSettings(topic, configs.get(topic.topicName()));
    }
    Map<String, Integer> counts =
        List.of(Topic.COMMANDS, Topic.OUTCOMES, Topic.EVENTS).stream()
            .collect(
                Collectors.toMap(
                    Topic::topicName, t -> descriptions.get(t.topicName()).partitions().size()));
    if (Set.copyOf(counts.values()).size() != 1) {
      throw new UnsuitableTopic(
          "Commands, outcomes and events must have equally many partitions, but have " + counts);
    }
    return counts.get(Topic.EVENTS.topicName());
  }

  private Map<String, Config> configs(List<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return answer(admin.describeConfigs(resources).all()).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  private static void checkSettings(Topic topic, Config config) {
    topic
        .required()
        .forEach(
            (name, needed) -> {
              String found = config.get(name).value();
              if (!found.equals(needed)) {
                throw new UnsuitableTopic(
                    "Topic %s has %s=%s, but the ledger needs %s; change it with kafka-configs"
                        .formatted(topic.topicName(), name, found, needed));
              }
            });
    int bytesMax = Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
    if (bytesMax < Topic.RECORD_BYTES_MAX) {
      throw new UnsuitableTopic(
          "Topic %s has %s=%d, but the ledger needs at least %d"
              .formatted(
                  topic.topicName(),
                  TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                  bytesMax,
                  Topic.RECORD_BYTES_MAX));
    }
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new LedgerUnavailable("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while waiting for Kafka", e);
    }
  }
}
