package org.competitionledger.projections.decide;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.projections.Appender;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.topics.KafkaFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for the partitions that this instance owns. Kafka's group protocol says which these are:
 * a consumer is a member of {@link #GROUP} and never reads anything. That alone would not do, as
 * one that was held up may believe that it still owns what another was given: {@link
 * PartitionDecider} has the one before fenced.
 */
public final class Decider implements Appender {

  /** The consumer group in which instances share the partitions; transactions are named by it. */
  public static final String GROUP = "ledger-decide-v2";

  /** Before the address under which a member is reached, in its client id. */
  private static final String ADDRESS = GROUP + '@';

  private static final Logger LOG = LoggerFactory.getLogger(Decider.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration HAND_OVER_WITHIN = Duration.ofSeconds(10);
  private static final Duration LEAVE_WITHIN = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> member;
  private final Optional<Admin> admin;
  private final Partitions partitions;
  private final DeciderSettings settings;
  private final Map<Integer, PartitionDecider> owned = new ConcurrentHashMap<>();
  private final Thread thread = Daemons.thread("ledger-decide-owner", this::run);
  private volatile Map<Integer, String> elsewhere = Map.of();
  private volatile Optional<Throwable> refusal = Optional.empty();
  private volatile boolean settled;
  private volatile boolean closing;

  /**
   * Begins to ask for a share.
   *
   * @param member a consumer of the group, with {@link #clientId} of this instance
   * @param admin asked where the others are; empty where there are none
   * @param partitions of the events topic
   */
  public Decider(
      Consumer<byte[], byte[]> member,
      Optional<Admin> admin,
      Partitions partitions,
      DeciderSettings settings) {
    this.member = member;
    this.admin = admin;
    this.partitions = partitions;
    this.settings = settings;
    thread.start();
  }

  /** The client id by which others find the owner of a partition. */
  public static String clientId(Optional<String> advertised) {
    return advertised.map(address -> ADDRESS + address).orElse(GROUP);
  }

  @Override
  public Optional<String> elsewhere(String competition) {
    int partition = partitions.number(competition);
    if (owned.containsKey(partition)) {
      return Optional.empty();
    }
    String owner = elsewhere.get(partition);
    if (owner == null && admin.isPresent()) {
      throw new LedgerUnavailable("Nobody is known who decides for " + competition, null);
    }
    return Optional.ofNullable(owner);
  }

  @Override
  public CompletableFuture<List<Outcome>> append(
      String competition,
      List<Command> commands,
      boolean stopAtRefusal,
      Optional<String> traceparent) {
    CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();
    PartitionDecider owner = owned.get(partitions.number(competition));
    if (owner == null) {
      return CompletableFuture.failedFuture(
          new LedgerUnavailable("This instance does not decide for " + competition, null));
    }
    owner.ask(
        new PartitionDecider.Request(
            competition, commands, stopAtRefusal, traceparent, answer, false));
    return answer
        .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(Decider::unavailable);
  }

  private static List<Outcome> unavailable(Throwable failure) {
    if (failure instanceof TimeoutException) {
      throw new LedgerUnavailable("No outcome came in time", failure);
    }
    throw failure instanceof LedgerUnavailable known
        ? known
        : new LedgerUnavailable("The command could not be decided", failure);
  }

  /** Requests that wait here to be decided. */
  public long waiting() {
    return owned.values().stream().mapToLong(PartitionDecider::waiting).sum();
  }

  /**
   * Whether this instance got its share, were it none, and has taken it over. What is given or
   * taken later does not change that.
   */
  public boolean settled() {
    if (!settled) {
      settled = member(elsewhere) && owned.values().stream().allMatch(PartitionDecider::begun);
    }
    return settled;
  }

  /** Each partition has an owner that is known. */
  private boolean member(Map<Integer, String> others) {
    return owned.size() + others.size() >= partitions.count();
  }

  /** Why it has not got its share, where Kafka does not let it; it goes on asking. */
  public Optional<Throwable> refusal() {
    return refusal.or(
        () ->
            owned.values().stream()
                .map(PartitionDecider::refusal)
                .flatMap(Optional::stream)
                .findFirst());
  }

  /** Whether it does its work. */
  public boolean alive() {
    return thread.isAlive();
  }

  private void run() {
    long lookedNanos = System.nanoTime() - LOOK_EVERY.toNanos();
    member.subscribe(List.of(partitions.topic()), new Share());
    while (!closing) {
      try {
        member.poll(POLL);
        refusal = Optional.empty();
        owned.values().forEach(PartitionDecider::look);
        if (admin.isPresent() && System.nanoTime() - lookedNanos > LOOK_EVERY.toNanos()) {
          lookedNanos = System.nanoTime();
          elsewhere = owned.size() == partitions.count() ? Map.of() : look(admin.get());
        }
      } catch (WakeupException e) {
        continue; // closing
      } catch (KafkaException e) {
        refusal = KafkaFailure.refused(e) ? Optional.of(e) : Optional.empty();
        LOG.warn("Asking for a share of the partitions failed, trying again", e);
        Daemons.pause(POLL);
      }
    }
    handOver(List.copyOf(owned.keySet()));
    // Its share is the others' at once, though its name is kept for its next start.
    member.close(
        CloseOptions.timeout(LEAVE_WITHIN)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  /** Where the other members are, by partition. */
  private Map<Integer, String> look(Admin admin) {
    try {
      Map<Integer, String> found = new HashMap<>();
      for (MemberDescription one :
          admin
              .describeConsumerGroups(List.of(GROUP))
              .describedGroups()
              .get(GROUP)
              .get(LOOK_EVERY.toSeconds(), TimeUnit.SECONDS)
              .members()) {
        if (one.clientId().startsWith(ADDRESS)) {
          String address = one.clientId().substring(ADDRESS.length());
          one.assignment()
              .topicPartitions()
              .forEach(partition -> found.put(partition.partition(), address));
        }
      }
      found.keySet().removeAll(owned.keySet());
      return Map.copyOf(found);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return elsewhere;
    } catch (Exception e) { // the brokers are away, say: what was known is as good as anything
      LOG.debug("Who decides for what could not be asked", e);
      return elsewhere;
    }
  }

  /** What the group gives and takes; called by the thread that polls. */
  private final class Share implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> given) {
      member.pause(given); // it is a member, and reads nothing
      for (TopicPartition partition : given) {
        LOG.info("Decides from now on partition={}", partition);
        owned.put(partition.partition(), new PartitionDecider(partition, settings));
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
      handOver(taken.stream().map(TopicPartition::partition).toList());
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      for (TopicPartition partition : lost) {
        LOG.warn("Decides no longer, another may do so already partition={}", partition);
        Optional.ofNullable(owned.remove(partition.partition()))
            .ifPresent(PartitionDecider::abandon);
      }
    }
  }

  /** Ends what is being decided, and lets go. */
  private void handOver(Collection<Integer> taken) {
    List<PartitionDecider> ending =
        taken.stream().map(owned::remove).filter(one -> one != null).toList();
    ending.forEach(PartitionDecider::stop);
    try {
      for (PartitionDecider one : ending) {
        one.awaitEnd(HAND_OVER_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing = true;
    member.wakeup();
    try {
      thread.join(HAND_OVER_WITHIN.plus(LEAVE_WITHIN).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    admin.ifPresent(one -> one.close(Duration.ZERO));
  }
}
