package org.competitionledger.projections;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.projections.append.KafkaAppender;
import org.competitionledger.projections.decide.DecideTopology;
import org.competitionledger.projections.decide.KafkaCommittedEvents;
import org.competitionledger.projections.decide.PassedOver;
import org.competitionledger.projections.history.FoldedHistory;
import org.competitionledger.projections.history.KeptImpacts;
import org.competitionledger.projections.log.TailedEventLog;
import org.competitionledger.projections.project.KafkaViews;
import org.competitionledger.projections.project.LogAtStart;
import org.competitionledger.projections.project.ProjectTopology;
import org.competitionledger.projections.project.ReadModel;
import org.competitionledger.projections.streams.FewHeadersClients;
import org.competitionledger.projections.streams.StreamsApplication;
import org.competitionledger.projections.streams.WatchedClients;
import org.competitionledger.projections.topics.KafkaFailure;
import org.competitionledger.projections.topics.SchemaPublisher;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.topics.TopicSetup;
import org.competitionledger.projections.transparency.EarlierHeads;
import org.competitionledger.projections.transparency.KafkaTransparency;
import org.competitionledger.projections.transparency.LogKeys;
import org.competitionledger.projections.transparency.LogTopology;
import org.competitionledger.projections.transparency.PublishedHeads;
import org.competitionledger.projections.transparency.UnsignedLogs;

/** An instance of the ledger on Kafka: starts and stops everything in the right order. */
public final class KafkaLedger implements LedgerNode {

  private static final Duration RUNNING_WITHIN = Duration.ofMinutes(2);

  private final NodeConfig config;
  private final StreamsApplication decide;
  private final StreamsApplication project;
  private final StreamsApplication log;
  private final PublishedHeads heads = new PublishedHeads();
  private final UnsignedLogs unsigned = new UnsignedLogs();
  private final KafkaTransparency transparency;
  private final KafkaViews views;
  private final TailedEventLog events;
  private final FoldedHistory history;
  private final KeptImpacts impacts;
  private final KafkaAppender appender;
  private final KafkaCommittedEvents committed = new KafkaCommittedEvents(this::reader);
  private final PassedOver passedOver = new PassedOver();
  private LogAtStart atStart;

  private KafkaLedger(NodeConfig config, int partitions) {
    this.config = config;
    LogKeys logKeys = LogKeys.in(config.log().keyFile(), config.log().ledgerName());
    WatchedClients decideClients = new WatchedClients();
    decide =
        new StreamsApplication(
            DecideTopology.APPLICATION_ID,
            config,
            config.commitInterval(),
            () ->
                DecideTopology.build(
                    Clock.systemUTC(),
                    decideClients,
                    committed,
                    logKeys.under(config.log().ledgerName()),
                    passedOver),
            decideClients);
    ReadModel readModel = new ReadModel();
    project =
        new StreamsApplication(
            ProjectTopology.APPLICATION_ID,
            config,
            StreamsApplication.PROJECTION_COMMIT,
            () -> ProjectTopology.build(readModel),
            new FewHeadersClients());
    Partitions eventPartitions = new Partitions(Topic.EVENTS.topicName(), partitions);
    views = new KafkaViews(project, readModel, eventPartitions, config.advertised());
    Supplier<Consumer<byte[], byte[]>> readers = this::reader;
    log =
        new StreamsApplication(
            LogTopology.APPLICATION_ID,
            config,
            StreamsApplication.PROJECTION_COMMIT,
            () ->
                LogTopology.build(
                    config.log(), logKeys, heads, unsigned, new EarlierHeads(readers)::last),
            new FewHeadersClients(LogTopology.headersNeeded()));
    transparency =
        new KafkaTransparency(
            log, heads, unsigned, config.log(), logKeys, eventPartitions, config.advertised());
    events = new TailedEventLog(readers, eventPartitions, this::offsetFor, this::lastKnown);
    history = new FoldedHistory(config.stateDirectory(), events);
    impacts = new KeptImpacts(history, views, events);
    appender =
        new KafkaAppender(
            this::producer,
            reader(),
            new Partitions(Topic.OUTCOMES.topicName(), partitions),
            config.appendTimeout());
  }

  /**
   * Starts an instance and returns once it decides; readers should wait until it is {@link #ready}.
   *
   * @throws org.competitionledger.projections.topics.UnsuitableTopic if a topic exists that the
   *     ledger cannot use
   * @throws org.competitionledger.projections.transparency.LedgerRenamed if checkpoints were signed
   *     under another name
   * @throws LedgerUnavailable if Kafka cannot be reached
   */
  public static KafkaLedger start(NodeConfig config) {
    int partitions;
    try (Admin admin = Admin.create(clientSettings(config))) {
      partitions =
          new TopicSetup(admin, config.bootstrapServers())
              .ensure(config.partitions(), config.replication());
    } catch (KafkaException e) {
      throw KafkaFailure.told("No connection to Kafka can be set up", "DESCRIBE", e);
    }
    KafkaLedger ledger = new KafkaLedger(config, partitions);
    try {
      try (Producer<byte[], byte[]> producer = ledger.producer()) {
        SchemaPublisher.publish(producer);
      }
      ledger.startLog(partitions);
      ledger.project.start();
      ledger.decide.start();
      ledger.project.awaitRunning(RUNNING_WITHIN);
      ledger.decide.awaitRunning(RUNNING_WITHIN);
      ledger.log.awaitRunning(RUNNING_WITHIN);
      // Not sooner: before decide runs, a transaction that was answered may still be unfinished.
      ledger.atStart = new LogAtStart(partitions, ledger.committed::last);
      return ledger;
    } catch (RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  /**
   * Where to begin to look for an event: the index tells, for the competitions that it holds. Those
   * of other instances are looked for from the beginning of their partition; what can be asked of
   * the instance that holds them should be.
   */
  private Optional<Long> offsetFor(String competition, long sequence) {
    return views.elsewhere(competition).isPresent()
        ? Optional.of(0L)
        : views.offsetFor(competition, sequence);
  }

  /** The last sequence that is known here: projected, or at least signed by some instance. */
  private long lastKnown(String competition) {
    long projected = views.lastSequence(competition);
    return projected >= 0
        ? projected
        : heads.head(competition).map(head -> Checkpoint.parse(head.text()).size() - 1).orElse(-1L);
  }

  private void startLog(int partitions) {
    new EarlierHeads(this::reader).requireName(config.log().ledgerName(), partitions);
    heads.follow(reader(), new Partitions(Topic.CHECKPOINTS.topicName(), partitions).all());
    log.start();
  }

  @Override
  public Appender appender() {
    return appender;
  }

  @Override
  public EventLog events() {
    return events;
  }

  @Override
  public Views views() {
    return views;
  }

  @Override
  public Transparency transparency() {
    return transparency;
  }

  @Override
  public History history() {
    return history;
  }

  @Override
  public Impacts impacts() {
    return impacts;
  }

  @Override
  public boolean ready() {
    return decide.running()
        && project.running()
        && log.running()
        && events.alive()
        && appender.alive()
        && hasReachedStart();
  }

  private boolean hasReachedStart() {
    try {
      return atStart.reached(project.partitions(), views::lastSequence);
    } catch (LedgerUnavailable e) { // it stopped to run since it was asked
      return false;
    }
  }

  @Override
  public boolean alive() {
    return decide.alive()
        && project.alive()
        && log.alive()
        && heads.alive()
        && events.alive()
        && appender.alive();
  }

  @Override
  public Map<String, Long> lags() {
    return Map.of("decide", decide.lag(), "project", project.lag(), "log", log.lag());
  }

  @Override
  public long commandsPassedOver() {
    return passedOver.count();
  }

  @Override
  public void close() {
    appender.close();
    decide.close();
    impacts.close();
    history.close();
    events.close();
    project.close();
    log.close();
    heads.close();
  }

  private static Map<String, Object> clientSettings(NodeConfig config) {
    Map<String, Object> settings = new HashMap<>(config.kafka());
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }

  /** A consumer of committed records that belongs to no group. */
  private Consumer<byte[], byte[]> reader() {
    Map<String, Object> settings = clientSettings(config);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = clientSettings(config);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // While one request is flushed to disk, what comes meanwhile gathers in the next.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.RECORD_BYTES_MAX);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.appendTimeout().toMillis() / 2);
    settings.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) config.appendTimeout().toMillis() * 3 / 4);
    settings.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) config.appendTimeout().toMillis() / 2);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
