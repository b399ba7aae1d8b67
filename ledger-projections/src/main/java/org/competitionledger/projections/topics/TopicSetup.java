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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.competitionledger.projections.LedgerUnavailable;

/** Creates the topics that are missing and checks those that exist. */
public final class TopicSetup {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  /**
   * Brokers hear of new topics one after the other, elect leaders, and may not all have started:
   * what passes by itself is waited for so long.
   */
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final Admin admin;
  private final String bootstrapServers;
  private final Duration settledWithin;

  public TopicSetup(Admin admin, String bootstrapServers) {
    this(admin, bootstrapServers, SETTLED_WITHIN);
  }

  /** With less patience. */
  TopicSetup(Admin admin, String bootstrapServers, Duration settledWithin) {
    this.admin = admin;
    this.bootstrapServers = bootstrapServers;
    this.settledWithin = settledWithin;
  }

  /** Something that may work a moment later. */
  private static final class NotYet extends RuntimeException {
    private final LedgerUnavailable otherwise;

    NotYet(LedgerUnavailable otherwise) {
      super(otherwise);
      this.otherwise = otherwise;
    }
  }

  /**
   * Leaves every topic in place as the ledger needs it, with a leader for each partition.
   *
   * @param partitions partitions of topics that are created now
   * @param replication their replicas
   * @return the partitions of the topics keyed by competition, which all have the same
   * @throws UnsuitableTopic if a topic exists with settings that would lose or misplace records
   * @throws LedgerUnavailable if Kafka doesn't answer, or refuses; the message says why
   */
  public int ensure(int partitions, short replication) {
    long deadlineNanos = System.nanoTime() + settledWithin.toNanos();
    while (true) {
      try {
        create(missing(partitions, replication));
        return check();
      } catch (NotYet e) {
        if (System.nanoTime() > deadlineNanos) {
          throw e.otherwise;
        }
        pause();
      }
    }
  }

  private List<NewTopic> missing(int partitions, short replication) {
    Set<String> existing =
        answer("Topics cannot be listed", "DESCRIBE", admin.listTopics().names());
    List<NewTopic> missing = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (!existing.contains(topic.topicName())) {
        missing.add(newTopic(topic, partitions, replication));
      }
    }
    return missing;
  }

  private static NewTopic newTopic(Topic topic, int partitions, short replication) {
    Map<String, String> settings = new HashMap<>(topic.required());
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.RECORD_BYTES_MAX));
    if (replication > 1) {
      settings.put(
          TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(2, replication - 1)));
    }
    return new NewTopic(topic.topicName(), topic.partitions(partitions), replication)
        .configs(settings);
  }

  /** Another instance may create them at the same moment; that is as good. */
  private void create(List<NewTopic> missing) {
    admin.createTopics(missing).values().forEach(this::createdOrThere);
  }

  private void createdOrThere(String topic, KafkaFuture<Void> creation) {
    try {
      answer("Topic " + topic + " cannot be created", "CREATE on it", creation);
    } catch (LedgerUnavailable e) {
      if (KafkaFailure.find(TopicExistsException.class, e).isEmpty()) {
        throw e;
      }
    }
  }

  private int check() {
    List<String> names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    Map<String, TopicDescription> descriptions = new HashMap<>();
    admin
        .describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
        .topicNameValues()
        .forEach(
            (topic, description) ->
                descriptions.put(
                    topic,
                    answer(
                        "Topic " + topic + " cannot be looked at", "DESCRIBE on it", description)));
    checkRights(descriptions);
    checkLeaders(descriptions);
    Map<String, Config> configs = configs(names);
    for (Topic topic : Topic.values()) {
      checkSettings(topic, configs.get(topic.topicName()));
      checkReplicas(topic, descriptions.get(topic.topicName()), configs.get(topic.topicName()));
    }
    Map<String, Integer> counts =
        Stream.of(Topic.EVENTS, Topic.CHECKPOINTS, Topic.REFUSALS)
            .collect(
                Collectors.toMap(
                    Topic::topicName, t -> descriptions.get(t.topicName()).partitions().size()));
    int ofRegister = descriptions.get(Topic.REGISTER.topicName()).partitions().size();
    if (ofRegister != 1) {
      throw new UnsuitableTopic(
          "Topic %s has %d partitions, but is one log and must have one"
              .formatted(Topic.REGISTER.topicName(), ofRegister));
    }
    if (Set.copyOf(counts.values()).size() != 1) {
      throw new UnsuitableTopic(
          "Topics keyed by competition must have equally many partitions, but have " + counts);
    }
    return counts.get(Topic.EVENTS.topicName());
  }

  private Map<String, Config> configs(List<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<String, Config> configs = new HashMap<>();
    admin
        .describeConfigs(resources)
        .values()
        .forEach(
            (topic, config) ->
                configs.put(
                    topic.name(),
                    answer(
                        "Settings of topic " + topic.name() + " cannot be looked at",
                        "DESCRIBE_CONFIGS on it",
                        config)));
    return configs;
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

  /** With several replicas, what is acknowledged must not stand on one broker alone. */
  private static void checkReplicas(Topic topic, TopicDescription description, Config config) {
    int replicas = description.partitions().get(0).replicas().size();
    int inSync = Integer.parseInt(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value());
    if (replicas > 1 && inSync < 2) {
      throw new UnsuitableTopic(
          "Topic %s has %d replicas, but %s=%d: one broker could lose what was acknowledged; set it to 2 with kafka-configs"
              .formatted(
                  topic.topicName(), replicas, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, inSync));
    }
  }

  /** Rights that are missing would show later, one after the other, in several threads. */
  private static void checkRights(Map<String, TopicDescription> descriptions) {
    List<String> missing = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      Set<AclOperation> granted = descriptions.get(topic.topicName()).authorizedOperations();
      topic.rights().stream()
          .filter(right -> granted != null && !granted.contains(right))
          .forEach(right -> missing.add(right + " on topic " + topic.topicName()));
    }
    if (!missing.isEmpty()) {
      throw new LedgerUnavailable(
          "Topics cannot be used: Kafka does not grant " + String.join(", ", missing) + ".", null);
    }
  }

  private static void checkLeaders(Map<String, TopicDescription> descriptions) {
    descriptions.forEach(
        (name, description) ->
            description.partitions().stream()
                .filter(partition -> partition.leader() == null || partition.leader().isEmpty())
                .findFirst()
                .ifPresent(
                    partition -> {
                      throw new NotYet(
                          new LedgerUnavailable(
                              "Partition %d of topic %s has no leader: its brokers are not there."
                                  .formatted(partition.partition(), name),
                              null));
                    }));
  }

  private <T> T answer(String otherwise, String right, KafkaFuture<T> future) {
    try {
      return future.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw KafkaFailure.silence(otherwise, bootstrapServers, e);
    } catch (ExecutionException e) {
      if (KafkaFailure.find(org.apache.kafka.common.errors.TimeoutException.class, e).isPresent()) {
        throw KafkaFailure.silence(otherwise, bootstrapServers, e);
      }
      LedgerUnavailable told = KafkaFailure.told(otherwise, right, e);
      throw passes(e) ? new NotYet(told) : told;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while waiting for Kafka", e);
    }
  }

  /** A topic that a broker has not heard of yet is such a case; so are brokers still to come. */
  private static boolean passes(ExecutionException failure) {
    return KafkaFailure.find(RetriableException.class, failure).isPresent()
        || KafkaFailure.find(InvalidReplicationFactorException.class, failure).isPresent();
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while topics were created", e);
    }
  }
}
