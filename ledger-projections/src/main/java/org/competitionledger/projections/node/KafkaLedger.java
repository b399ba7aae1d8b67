package org.competitionledger.projections.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.competitionledger.command.Command;
import org.competitionledger.command.Refused;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.projections.Appender;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.History;
import org.competitionledger.projections.Impacts;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.Transparency;
import org.competitionledger.projections.Views;
import org.competitionledger.projections.Webhooks;
import org.competitionledger.projections.decide.Decider;
import org.competitionledger.projections.decide.DeciderSettings;
import org.competitionledger.projections.decide.EarlierVersion;
import org.competitionledger.projections.decide.Folded;
import org.competitionledger.projections.decide.RefusalLog;
import org.competitionledger.projections.history.FoldedHistory;
import org.competitionledger.projections.history.KeptImpacts;
import org.competitionledger.projections.log.FoldedEventLog;
import org.competitionledger.projections.project.EarlierFolds;
import org.competitionledger.projections.project.FoldingClients;
import org.competitionledger.projections.project.KafkaViews;
import org.competitionledger.projections.project.ProjectTopology;
import org.competitionledger.projections.project.ReadModel;
import org.competitionledger.projections.streams.StreamsApplication;
import org.competitionledger.projections.topics.KafkaFailure;
import org.competitionledger.projections.topics.SchemaPublisher;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.topics.TopicSetup;
import org.competitionledger.projections.transparency.FoldedLogs;
import org.competitionledger.projections.transparency.FoldedTransparency;
import org.competitionledger.projections.transparency.HeadSigner;
import org.competitionledger.projections.transparency.LogKeys;
import org.competitionledger.projections.transparency.Register;
import org.competitionledger.projections.transparency.Registrar;
import org.competitionledger.projections.webhooks.KafkaWebhooks;

/** An instance of the ledger on Kafka: starts and stops everything in the right order. */
public final class KafkaLedger implements LedgerNode {

  /** After this a start returns though not all that is in the log is folded. */
  private static final Duration READY_WITHIN = Duration.ofSeconds(20);

  private static final Duration END_WITHIN = Duration.ofSeconds(5);

  private final StreamsApplication project;
  private final FoldingClients folding;
  private final FoldedTransparency transparency;
  private final KafkaViews views;
  private final FoldedEventLog events;
  private final FoldedHistory history;
  private final KeptImpacts impacts;
  private final KafkaWebhooks webhooks;
  private final ReadModel readModel = new ReadModel();
  private final ExecutorService answers =
      Executors.newSingleThreadExecutor(Daemons.named("ledger-answers"));
  private final Partitions partitions;
  private final Consumer<byte[], byte[]> ends;
  private final Supplier<Decider> deciding;
  private Optional<Decider> decider = Optional.empty();

  private KafkaLedger(NodeConfig config, NodeClients clients, int partitionCount) {
    LogKeys logKeys = LogKeys.of(config.log());
    folding = new FoldingClients(readModel, this::restored);
    project =
        new StreamsApplication(
            ProjectTopology.APPLICATION_ID,
            config,
            () -> ProjectTopology.build(readModel, config.log().ledgerName()),
            folding,
            () -> EarlierFolds.takeOver(config.stateDirectory(), readModel));
    partitions = new Partitions(Topic.EVENTS.topicName(), partitionCount);
    views = new KafkaViews(project, readModel);
    LogSettings logs = config.log();
    transparency = new FoldedTransparency(views::logs, readModel.signedHeads(), logs, logKeys);
    events =
        new FoldedEventLog(
            clients::reader, partitions, views, readModel.recent(), views::lastSequence);
    history = new FoldedHistory(config.stateDirectory(), events);
    impacts = new KeptImpacts(history, views, events);
    webhooks =
        new KafkaWebhooks(clients.reader(), clients.plain(), logKeys.pairs().get(0), this::isHere);
    ends = clients.observer();
    DeciderSettings settings =
        new DeciderSettings(
            Clock.systemUTC(),
            transparency.held(),
            clients::transactional,
            () -> readModel.folded(project::storeFailed),
            this::end,
            answers,
            partition -> signer(partition.partition(), logs, logKeys),
            config.appendTimeout());
    deciding =
        () ->
            new Decider(
                clients.member(),
                config.advertised().map(address -> clients.admin()),
                partitions,
                settings);
  }

  /** Who owns a partition signs the heads of its logs, and may keep the register. */
  private DeciderSettings.Signer signer(int partition, LogSettings settings, LogKeys keys) {
    Supplier<FoldedLogs> logs = () -> readModel.logs(project::storeFailed);
    HeadSigner heads = new HeadSigner(settings, keys, logs, partitions, partition);
    RefusalLog refusals = new RefusalLog(log -> logs.get().sizes().applyAsLong(log), partition);
    Optional<Registrar> registrar =
        Register.ownedWith(partition).map(any -> new Registrar(logs, settings.registerEvery()));
    return new DeciderSettings.Signer() {
      @Override
      public List<ProducerRecord<byte[], byte[]>> due(Instant now) {
        return Stream.concat(
                heads.due(now).stream(),
                registrar.stream().flatMap(keeps -> keeps.due(now).stream()))
            .toList();
      }

      @Override
      public Optional<DeciderSettings.Noted> refused(
          String competition,
          Command command,
          Refused refused,
          Optional<Instant> possibleUntil,
          Instant now) {
        return refusals.refused(competition, command, refused, possibleUntil, now);
      }
    };
  }

  /**
   * Starts an instance and returns once it is {@link #ready}, or while it still folds what is in
   * the log, if that is much.
   *
   * @throws org.competitionledger.projections.topics.UnsuitableTopic if a topic exists that the
   *     ledger cannot use
   * @throws LedgerUnavailable if Kafka cannot be reached, or its log cannot be served as it is
   */
  public static KafkaLedger start(NodeConfig config) {
    NodeClients clients = new NodeClients(config);
    int partitions;
    try (Admin admin = clients.admin()) {
      partitions =
          new TopicSetup(admin, config.bootstrapServers())
              .ensure(config.partitions(), config.replication());
      if (config.advertised().isPresent()) {
        EarlierVersion.requireStopped(admin);
      }
    } catch (KafkaException e) {
      throw KafkaFailure.told("No connection to Kafka can be set up", "DESCRIBE", e);
    }
    KafkaLedger ledger = new KafkaLedger(config, clients, partitions);
    try {
      try (Producer<byte[], byte[]> producer = clients.plain()) {
        SchemaPublisher.publish(producer);
      }
      ledger.project.start();
      ledger.decider = Optional.of(ledger.deciding.get());
      ledger.awaitReady();
      return ledger;
    } catch (RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  /** How long it takes grows with the log where nothing of it is folded yet. */
  private void awaitReady() {
    long deadlineNanos = System.nanoTime() + READY_WITHIN.toNanos();
    while (!ready() && System.nanoTime() < deadlineNanos) {
      if (!project.alive()) {
        throw project.notRunning();
      }
      decider
          .flatMap(Decider::refusal)
          .ifPresent(
              refusal -> {
                throw KafkaFailure.told(
                    Decider.GROUP + " does not run",
                    "WRITE on topic " + Topic.EVENTS.topicName(),
                    refusal);
              });
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LedgerUnavailable("Interrupted while starting", e);
      }
    }
  }

  @Override
  public Appender appender() {
    return decider.orElseThrow();
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
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Whether this instance has the partition in which a competition of that name would be. */
  private boolean isHere(String name) {
    try {
      return decider.filter(known -> known.elsewhere(name).isEmpty()).isPresent();
    } catch (LedgerUnavailable e) {
      return false; // nobody is known
    }
  }

  private boolean restored() {
    return project != null && project.running(); // asked by what it has
  }

  @Override
  public boolean ready() {
    return views.ready() && decider.filter(Decider::settled).isPresent();
  }

  @Override
  public boolean alive() {
    return project.alive() && decider.filter(Decider::alive).isPresent();
  }

  @Override
  public double folded() {
    if (project.running()) {
      return 1;
    }
    Map<TopicPartition, Long> all;
    try {
      synchronized (ends) {
        all = ends.endOffsets(partitions.all(), END_WITHIN);
      }
    } catch (KafkaException | IllegalStateException e) {
      return 0; // it does not answer, or is closed
    }
    long end = all.values().stream().mapToLong(Long::longValue).sum();
    Optional<Folded> folded = readModel.folded(project::storeFailed);
    long place =
        all.keySet().stream().mapToLong(at -> folded.map(now -> now.place(at)).orElse(0L)).sum();
    return end == 0 ? 0 : Math.min(1.0, (double) place / end);
  }

  @Override
  public Map<String, Long> lags() {
    return Map.of("decide", decider.map(Decider::waiting).orElse(0L), "project", project.lag());
  }

  @Override
  public void close() {
    decider.ifPresent(Decider::close);
    answers.shutdown();
    synchronized (ends) {
      ends.close();
    }
    webhooks.close();
    impacts.close();
    history.close();
    events.close();
    if (!project.running()) {
      folding.stop(); // what is still to be folded may be much
    }
    project.close();
  }

  /** Where a partition ends, with what is not committed. */
  private long end(TopicPartition partition) {
    synchronized (ends) {
      return ends.endOffsets(List.of(partition), END_WITHIN).get(partition);
    }
  }
}
