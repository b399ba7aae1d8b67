package org.competitionledger.projections.streams;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.store.Damage;
import org.competitionledger.projections.topics.KafkaFailure;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running topology: its settings, its start, its end, its health.
 *
 * <p>Where its thread fails, all of it is closed and started anew under the same names. A thread
 * put in the place of another would be a new member of the group, and wait for the session of the
 * dead one, whose place is kept for it.
 */
public final class StreamsApplication implements AutoCloseable {

  /**
   * How much of the log may have to be processed again after a crash. What signs commits by itself
   * when it has signed. A commit is some flushes of the embedded broker's disk.
   */
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

  /** After this another instance is given what one that died processed. */
  private static final int SESSION_MS = 6_000;

  /** Starts anew at most so often, each within {@link Attempts#CALM} of the one before. */
  private static final int RESTARTS_MAX = 10;

  /** Of these, so often because of a damaged store: a disk that goes on failing needs somebody. */
  private static final int REBUILDS_MAX = 3;

  private final String applicationId;
  private final Path stores;
  private final Set<String> storeNames;
  private final Supplier<KafkaStreams> fresh;
  private final Attempts restarts = new Attempts(RESTARTS_MAX);
  private final Attempts rebuilds = new Attempts(REBUILDS_MAX);
  private volatile KafkaStreams streams;
  private volatile boolean restarting;
  private volatile Throwable failure;
  private volatile boolean givenUp;
  private boolean closed;

  /**
   * A topology that is not yet started.
   *
   * @param topology makes it, for each start
   */
  public StreamsApplication(
      String applicationId,
      NodeConfig config,
      Supplier<Topology> topology,
      KafkaClientSupplier clients) {
    this.applicationId = applicationId;
    this.stores = config.stateDirectory().resolve(applicationId);
    this.storeNames = storeNames(topology.get());
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
   * Starts it, after a look at its stores on disk. Returns at once; see {@link #awaitRunning}.
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
    Thread start =
        new Thread(
            () -> {
              try {
                made.start();
              } catch (StreamsException | IllegalStateException e) {
                startAnewAfter(e);
              }
            },
            applicationId + "-start");
    start.setDaemon(true);
    start.start();
  }

  /** Streams opens all stores, and one that cannot be opened would end the start. */
  private List<Path> damagedTasks() {
    return Damage.damagedTasks(
        stores, storeNames, failure != null && Damage.behind(failure).isPresent());
  }

  private static Set<String> storeNames(Topology topology) {
    TopologyDescription described = topology.describe();
    return Stream.concat(
            described.subtopologies().stream().flatMap(part -> part.nodes().stream()),
            described.globalStores().stream().map(TopologyDescription.GlobalStore::processor))
        .filter(TopologyDescription.Processor.class::isInstance)
        .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Waits until it processes.
   *
   * @throws LedgerUnavailable if it does not within the time
   */
  public void awaitRunning(Duration within) {
    long deadlineNanos = System.nanoTime() + within.toNanos();
    while (!running()) {
      if (!alive() || System.nanoTime() > deadlineNanos) {
        throw notRunning();
      }
      pause();
    }
  }

  /** On the topics in which Streams keeps its stores. */
  private String rights() {
    return "CREATE, DESCRIBE, DESCRIBE_CONFIGS, READ and WRITE on topics that begin with "
        + applicationId;
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
        .orElseGet(() -> KafkaFailure.told(applicationId + " does not run", rights(), failure));
  }

  /** Whether all its tasks process. */
  public boolean running() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether it may still come to run without a restart of the process. */
  public boolean alive() {
    return switch (streams.state()) {
      case CREATED, REBALANCING, RUNNING -> !givenUp;
      default -> restarting;
    };
  }

  /** What runs now; another one after a failure. */
  public KafkaStreams streams() {
    return streams;
  }

  /**
   * One of its stores.
   *
   * @throws LedgerUnavailable while it is not running, or the store is not here
   */
  public <T> T store(StoreQueryParameters<T> parameters) {
    if (!running()) {
      throw new LedgerUnavailable(applicationId + " is not running yet", null);
    }
    return ask(running -> running.store(parameters));
  }

  /** It may stop to run, to start anew, between one question and the next. */
  private <T> T ask(Function<KafkaStreams, T> question) {
    try {
      return question.apply(streams);
    } catch (IllegalStateException | InvalidStateStoreException e) {
      throw new LedgerUnavailable(applicationId + " is being reassigned", e);
    }
  }

  /**
   * Where a key's part of a store lives, as {@code host:port}; empty if it is here.
   *
   * @param self how other instances reach this one
   * @throws LedgerUnavailable while the instances are being reassigned
   */
  public Optional<String> elsewhere(String store, String key, HostInfo self) {
    KeyQueryMetadata found =
        ask(running -> running.queryMetadataForKey(store, key, new StringSerializer()));
    if (found == null || KeyQueryMetadata.NOT_AVAILABLE.equals(found)) {
      throw new LedgerUnavailable("The instances are being reassigned", null);
    }
    HostInfo active = found.activeHost();
    return active.equals(self)
        ? Optional.empty()
        : Optional.of(active.host() + ':' + active.port());
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
    // Its share is the others' at once, though its name is kept for its next start.
    streams.close(
        CloseOptions.timeout(CLOSE_WITHIN)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
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
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            COMMIT_EVERY.toMillis(),
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            1,
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            true,
            StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
            0, // stores hold back what is put, see WrittenBehind
            StreamsConfig.REPLICATION_FACTOR_CONFIG,
            (int) config.replication()));
    settings.put("processing.exception.handler.global.enabled", true);
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5_000);
    settings.put(StreamsConfig.POLL_MS_CONFIG, 100L);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreSettings.class);
    config
        .advertised()
        .ifPresent(host -> settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, host));
    consumer(settings, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instanceId());
    consumer(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    consumer(settings, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MS / 4);
    consumer(settings, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    consumer(settings, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer(settings, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
    String global = StreamsConfig.GLOBAL_CONSUMER_PREFIX;
    settings.put(global + ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    settings.put(global + ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // A commit sends what lingers; in between, a batch is a flush of the embedded broker's disk.
    producer(settings, ProducerConfig.LINGER_MS_CONFIG, 100);
    producer(settings, ProducerConfig.BATCH_SIZE_CONFIG, 512 << 10);
    producer(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer(settings, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20);
    producer(settings, ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
    producer(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
    // A transaction that begins before the last one's markers are written is told to come again:
    // soon, not in Kafka's 100. Doubles with each attempt, up to a second.
    producer(settings, ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
    settings.put(StreamsConfig.topicPrefix("max.message.bytes"), Integer.toString(4 << 20));
    settings.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }

  private static void consumer(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.mainConsumerPrefix(name), value);
  }

  private static void producer(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.producerPrefix(name), value);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("Interrupted while starting", e);
    }
  }
}
