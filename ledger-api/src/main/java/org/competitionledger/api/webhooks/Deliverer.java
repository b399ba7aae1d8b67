package org.competitionledger.api.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.competitionledger.api.events.RenderedEvents;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.running.Daemons;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.projections.Webhooks;
import org.competitionledger.webhook.WebhookStatus;
import org.competitionledger.webhook.WebhookSubscription;
import org.jboss.logging.Logger;

/**
 * Delivers for the subscriptions that are this instance's, which follows the deciding: whoever has
 * the partition of a subscription's name. One that takes over begins where the one before had Kafka
 * keep that it was, so that events may come twice, and none is left out.
 */
@ApplicationScoped
public class Deliverer {

  private static final Logger LOG = Logger.getLogger(Deliverer.class);

  /** Of these some may wait for events to be read from Kafka. */
  private static final int THREADS = 4;

  /** How often subscriptions are looked at, and positions kept. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Deliveries under way at once, of all subscriptions: each has a connection. */
  private static final int UNDER_WAY_MAX = 500;

  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);
  private static final String LOOPBACK = "accepted-for-development";

  private final LedgerNode node;
  private final RenderedEvents rendered;
  private final LedgerConfig.Webhooks settings;
  private final MeterRegistry registry;
  private final Sender sender;
  private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
  private final Set<Lane> toNote = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(THREADS, Daemons.named("ledger-webhooks"));
  private final Semaphore room = new Semaphore(UNDER_WAY_MAX);
  private volatile boolean stopping;

  Deliverer(
      LedgerNode node,
      RenderedEvents rendered,
      LedgerConfig config,
      Vertx vertx,
      MeterRegistry registry) {
    this.node = node;
    this.rendered = rendered;
    this.settings = config.webhooks();
    this.registry = registry;
    this.sender =
        new Sender(
            vertx,
            new HttpClientOptions(),
            host -> List.of(InetAddress.getAllByName(host)),
            loopback(),
            settings.answerWithin());
    registry.gauge("ledger.webhook.subscriptions", subscribers, Map::size);
  }

  /** Once the ledger runs. */
  void start(@Observes @Priority(20) StartupEvent event) {
    node.events()
        .onAppend(
            (competition, last) ->
                subscribers.values().forEach(each -> each.appended(competition)));
    node.webhooks().onChange(id -> run(this::look, Duration.ZERO));
    threads.scheduleWithFixedDelay(
        () -> guarded(this::look), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    threads.scheduleWithFixedDelay(
        () -> guarded(this::keep), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Before the ledger. What is under way is waited for and kept, or it would come again. */
  void stop(@Observes @Priority(100) ShutdownEvent event) throws InterruptedException {
    stopping = true;
    room.tryAcquire(UNDER_WAY_MAX, STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    threads.shutdown();
    threads.awaitTermination(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    keep();
    sender.close();
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warnf(e, "A part of the work for webhooks failed");
    }
  }

  /** Runs a task by one of the threads, after a while. */
  void run(Runnable task, Duration after) {
    try {
      threads.schedule(() -> guarded(task), after.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("It stops");
    }
  }

  /** Takes over what is to be delivered here, and lets go what is not. */
  private synchronized void look() {
    subscribers.forEach(
        (id, subscriber) -> {
          Optional<WebhookSubscription> now = webhooks().find(id).filter(any -> delivers(id));
          now.ifPresentOrElse(subscriber::update, () -> letGo(id));
        });
    List<String> newcomers =
        webhooks().all().stream()
            .map(WebhookSubscription::getId)
            .filter(id -> !subscribers.containsKey(id) && delivers(id))
            .toList();
    if (newcomers.isEmpty()) {
      return;
    }
    webhooks().catchUp(); // with what the one before had kept
    for (String id : newcomers) {
      webhooks().find(id).ifPresent(this::takeOver);
    }
  }

  private void letGo(String id) {
    Optional.ofNullable(subscribers.remove(id)).ifPresent(Subscriber::close);
  }

  private void takeOver(WebhookSubscription subscription) {
    Subscriber subscriber = new Subscriber(this, subscription);
    subscribers.put(subscription.getId(), subscriber);
    subscriber.begin();
  }

  private void keep() {
    for (Lane lane : Set.copyOf(toNote)) {
      toNote.remove(lane);
      lane.keep();
    }
  }

  void toNote(Lane lane) {
    toNote.add(lane);
  }

  /**
   * The subscriber of a subscription of this instance.
   *
   * @throws LedgerUnavailable if another instance is just taking it over
   */
  Subscriber subscriber(String id) {
    if (!subscribers.containsKey(id)) {
      look();
    }
    return Optional.ofNullable(subscribers.get(id))
        .orElseThrow(() -> new LedgerUnavailable("Nobody is known who delivers for " + id, null));
  }

  /** Changes a subscription as it stands; one change after the other. */
  synchronized Optional<WebhookSubscription> change(
      String id, UnaryOperator<WebhookSubscription> change) {
    Optional<WebhookSubscription> changed = webhooks().find(id).map(change);
    changed.ifPresent(webhooks()::put);
    look();
    return changed;
  }

  /** Changes the status, where it is still the one that was seen. */
  void change(String id, WebhookStatus seen, WebhookStatus status) {
    if (webhooks().find(id).filter(each -> each.getStatus() == seen).isPresent()) {
      change(id, now -> WebhookSubscription.newBuilder(now).setStatus(status).build());
    }
  }

  synchronized void remove(String id) {
    letGo(id);
    webhooks().remove(id);
  }

  boolean delivers(String id) {
    return !stopping && webhooks().isHere(id);
  }

  /** Whether there is room for a delivery; it is left again. */
  boolean enter() {
    return room.tryAcquire();
  }

  void leave() {
    room.release();
  }

  void count(DeliveryView.Status status) {
    registry.counter("ledger.webhook.attempts", "result", status.text()).increment();
  }

  boolean loopback() {
    return settings.loopback().filter(LOOPBACK::equals).isPresent();
  }

  List<String> competitions() {
    return node.views().competitions();
  }

  LedgerNode node() {
    return node;
  }

  EventLog events() {
    return node.events();
  }

  Webhooks webhooks() {
    return node.webhooks();
  }

  RenderedEvents.Rendered rendered(StoredEvent event) {
    return rendered.of(event);
  }

  Sender sender() {
    return sender;
  }

  LedgerConfig.Webhooks settings() {
    return settings;
  }
}
