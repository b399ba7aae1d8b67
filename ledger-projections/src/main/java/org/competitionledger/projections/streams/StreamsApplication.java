package org.competitionledger.projections.streams;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.store.Damage;
import org.competitionledger.projections.topics.KafkaFailure;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running topology of global stores: its settings, its start, its end, its health. Where its
 * thread fails, all of it is closed and started anew.
 */
public final class StreamsApplication implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

  /** Starts anew at most so often, each within {@link Attempts#CALM} of the one before. */
  private static final int RESTARTS_MAX = 10;

  /** Of these, so often because of a damaged store: a disk that goes on failing needs somebody. */
  private static final int REBUILDS_MAX = 3;

  private final String applicationId;
  private final Path stores;
  private final Set<String> storeNames;
  private final Set<String> topics;
  private final Supplier<KafkaStreams> fresh;
  private final Runnable caughtUp;
  private final Attempts restarts = new Attempts(RESTARTS_MAX);
  private final Attempts rebuilds = new Attempts(REBUILDS_MAX);
  private volatile KafkaStreams streams;
  private volatile boolean launching;
  private volatile boolean restarting;
  private volatile Throwable failure;
  private volatile boolean givenUp;
  private boolean closed;

  /**
   * A topology that is not yet started.
   *
   * @param topology makes it, for each start
   * @param caughtUp done once all that was in the topics at the start is processed, before it
   *     counts as running; with an {@link IllegalStateException} it never does
   */
  public StreamsApplication(
      String applicationId,
      NodeConfig config,
      Supplier<Topology> topology,
      KafkaClientSupplier clients,
      Runnable caughtUp) {
    this.applicationId = applicationId;
    this.caughtUp = caughtUp;
    this.stores = config.stateDirectory().resolve(applicationId);
    Set<GlobalStore> described = topology.get().describe().globalStores();
    this.storeNames =
        described.stream()
            .flatMap(each -> each.processor().stores().stream())
            .collect(Collectors.toUnmodifiableSet());
    this.topics =
        described.stream()
            .flatMap(each -> each.source().topicSet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Properties settings = settings(applicationId, config);
    fresh =
        () -> {
          KafkaStreams made = new KafkaStreams(topology.get(), settings, clients);
          made.setUncaughtExceptionHandler(this::onFailure);
          return made;
        };
    streams = fresh.get();
  }

  /**
   * Starts it, after a look at its stores on disk. Returns at once; see {@link #running}.
   *
   * @throws LedgerUnavailable if its stores cannot be looked at
   */
  public void start() {
    try {
      damagedTasks().forEach(Damage::delete);
    } catch (UncheckedIOException e) {
      throw new LedgerUnavailable(
          "The stores in %s cannot be looked at (%s)".formatted(stores, e.getMessage()), e);
    }
    launch(streams);
  }

  /** In a thread of its own: a global store has folded all there is when its start returns. */
  private void launch(KafkaStreams made) {
    launching = true;
    Daemons.start(
        applicationId + "-start",
        () -> {
          try {
            made.start();
            caughtUp.run();
          } catch (StreamsException | LedgerUnavailable | IllegalStateException e) {
            startAnewAfter(e);
          } finally {
            launching = false; // until then a failure may not have come here
          }
        });
  }

  /** Streams opens all stores, and one that cannot be opened would end the start. */
  private List<Path> damagedTasks() {
    return Damage.damagedTasks(
        stores, storeNames, failure != null && Damage.behind(failure).isPresent());
  }

  /** Why it does not run, in a sentence. */
  public LedgerUnavailable notRunning() {
    if (failure == null) {
      return new LedgerUnavailable(applicationId + " is not running but " + streams.state(), null);
    }
    return Damage.behind(failure)
        .map(
            damage ->
                new LedgerUnavailable(
                    "The stores in %s were built anew, and are damaged again (%s): is the disk sound?"
                        .formatted(stores, damage.getMessage()),
                    failure))
        .orElseGet(
            () ->
                KafkaFailure.told(
                    applicationId + " does not run", "READ on topics " + topics, failure));
  }

  /** Whether all its tasks process. */
  public boolean running() {
    return streams.state() == KafkaStreams.State.RUNNING && !launching;
  }

  /** Whether it may still come to run without a restart of the process. */
  public boolean alive() {
    return switch (streams.state()) {
      case CREATED, REBALANCING, RUNNING -> !givenUp;
      default -> restarting || launching;
    };
  }

  /** Records of the ledger's topics that its partitions hold and it has not taken in yet. */
  public long lag() {
    return streams.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("records-lag"))
        .filter(metric -> metric.getKey().tags().getOrDefault("topic", "").startsWith("ledger."))
        .map(metric -> metric.getValue().metricValue())
        .filter(value -> value instanceof Double lag && !lag.isNaN())
        .mapToLong(value -> ((Double) value).longValue())
        .sum();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    streams.close(CLOSE_WITHIN);
  }

  /**
   * Told by a reader that a store could not be read. Once it was given up, readers may come for
   * ever, and nothing is told of each.
   */
  public void storeFailed(ProcessorStateException seen) {
    if (Damage.behind(seen).isPresent() && (!givenUp || rebuilds.left())) {
      startAnewAfter(seen);
    }
  }

  private StreamThreadExceptionResponse onFailure(Throwable seen) {
    startAnewAfter(seen);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /**
   * A damaged log stops the application: going on would hide it. So does what Kafka refuses. After
   * anything else (a transaction that was aborted, a broker away for long, a damaged store, which
   * can be built anew) it starts anew, a limited number of times.
   */
  private synchronized void startAnewAfter(Throwable seen) {
    if (restarting || closed) {
      return;
    }
    failure = seen;
    Optional<RocksDBException> damage = Damage.behind(seen);
    boolean hopeless =
        KafkaFailure.root(seen) instanceof IllegalStateException || KafkaFailure.refused(seen);
    if (damage.isPresent()) {
      LOG.warn(
          "A store is damaged application={} directory={} failure={} damage={}",
          applicationId,
          stores,
          seen.getMessage(),
          damage.get().getMessage());
    } else {
      LOG.error("Stream thread failed application={} hopeless={}", applicationId, hopeless, seen);
    }
    givenUp = hopeless || damage.isPresent() && !rebuilds.another() || !restarts.another();
    if (givenUp) {
      LOG.error("Is not started anew application={}", applicationId);
      return;
    }
    restarting = true;
    new Thread(this::restart, applicationId + "-restart").start();
  }

  private void restart() {
    try {
      streams.close(CLOSE_WITHIN);
      List<Path> damaged = damagedTasks(); // reads all there is: whoever closes it must not wait
      synchronized (this) {
        if (!closed) {
          damaged.forEach(Damage::delete);
          streams = fresh.get();
          restarting = false; // from here on it may fail again
          launch(streams);
          LOG.info("Started anew application={} restarts={}", applicationId, restarts);
        }
      }
    } catch (RuntimeException e) {
      restarting = false; // for good: whoever watches the process restarts it
      LOG.error("Could not be started anew application={}", applicationId, e);
    }
  }

  private static Properties settings(String applicationId, NodeConfig config) {
    Properties settings = new Properties();
    settings.putAll(config.kafka());
    settings.putAll(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            applicationId,
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            config.bootstrapServers(),
            StreamsConfig.STATE_DIR_CONFIG,
            config.stateDirectory().toString(),
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            true,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX + ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2_000,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX + ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed"));
    settings.put("processing.exception.handler.global.enabled", true);
    settings.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }
}
