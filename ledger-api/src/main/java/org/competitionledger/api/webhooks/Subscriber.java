package org.competitionledger.api.webhooks;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.competitionledger.api.events.EventFilter;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.core.running.LastUsed;
import org.competitionledger.core.state.Keys;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.projections.Webhooks;
import org.competitionledger.state.HeadState;
import org.competitionledger.webhook.WebhookDelivery;
import org.competitionledger.webhook.WebhookEvents;
import org.competitionledger.webhook.WebhookProgress;
import org.competitionledger.webhook.WebhookStart;
import org.competitionledger.webhook.WebhookStatus;
import org.competitionledger.webhook.WebhookSubscription;
import org.jboss.logging.Logger;

/** A subscription for which this instance delivers: its lanes, and what they share. */
final class Subscriber {

  /** Deliveries under way at once, of different competitions. */
  private static final int UNDER_WAY_MAX = 4;

  private static final Duration ENTER_AGAIN_AFTER = Duration.ofMillis(200);
  private static final Duration BEGIN_AGAIN_AFTER = Duration.ofSeconds(2);
  private static final int LOG_MAX = 100;
  private static final Logger LOG = Logger.getLogger(Subscriber.class);

  private final Deliverer deliverer;
  private final Set<String> competitions;
  private final EventFilter filter;
  private final WebhookSignatures signatures;
  private final boolean signs;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private final LastUsed<String, DeliveryView> log = new LastUsed<>(LOG_MAX);
  private final Set<Lane> waiting = new LinkedHashSet<>();
  private volatile WebhookSubscription subscription;
  private volatile Instant delivered = Instant.now();
  private volatile boolean closed;
  private int underWay;

  Subscriber(Deliverer deliverer, WebhookSubscription subscription) {
    this.deliverer = deliverer;
    WebhookEvents events = subscription.getEvents();
    this.competitions = Set.copyOf(events.getCompetitions());
    this.filter =
        new EventFilter(
            Set.copyOf(events.getType()),
            Set.copyOf(events.getEntry()),
            Set.copyOf(events.getStage()),
            Set.copyOf(events.getActor()),
            Set.copyOf(events.getParty()));
    Webhooks webhooks = deliverer.webhooks();
    String id = subscription.getId();
    this.signatures =
        new WebhookSignatures(
            webhooks.key(id),
            subscription.getSymmetric() ? Optional.of(webhooks.secret(id)) : Optional.empty());
    this.subscription = subscription;
    this.signs = WebhookSignatures.publicKey(signatures.key()).equals(subscription.getPublicKey());
    if (!signs) {
      LOG.errorf("A webhook was made under another key of the ledger, and gets nothing id=%s", id);
    }
  }

  /** Goes on with what its owner changed: at once, where it had stopped or went elsewhere. */
  void update(WebhookSubscription changed) {
    boolean afresh =
        isActive(changed)
            && (!isActive(subscription) || !changed.getUrl().equals(subscription.getUrl()));
    subscription = changed;
    if (afresh) {
      deliverer.run(this::resume, Duration.ZERO);
    }
  }

  private void resume() {
    begin();
    deliverer
        .webhooks()
        .progress(subscription.getId())
        .forEach(
            (competition, progress) -> {
              if (progress.getFailing() != null) {
                lane(competition);
              }
            });
    lanes.values().forEach(Lane::dueNow);
  }

  /** Delivers no more here: another instance does, or nobody. */
  void close() {
    closed = true;
  }

  private static boolean isActive(WebhookSubscription subscription) {
    return subscription.getStatus() == WebhookStatus.ACTIVE;
  }

  Deliverer deliverer() {
    return deliverer;
  }

  /** Looks once at every competition that it follows. */
  void begin() {
    try {
      Iterable<String> followed = competitions.isEmpty() ? deliverer.competitions() : competitions;
      for (String competition : followed) {
        WebhookProgress progress = begin(competition);
        if (progress.getAfter() < deliverer.events().lastSequence(competition)
            || progress.getFailing() != null
            || !progress.getAgain().isEmpty()) {
          lane(competition).wake();
        }
      }
    } catch (LedgerUnavailable e) { // Kafka is away
      deliverer.run(this::begin, BEGIN_AGAIN_AFTER);
    }
  }

  /** There are new events of a competition; never blocks. */
  void appended(String competition) {
    if (isActive(subscription) && follows(competition)) {
      lane(competition).wake();
    }
  }

  boolean follows(String competition) {
    return competitions.isEmpty() || competitions.contains(competition);
  }

  Lane lane(String competition) {
    return lanes.computeIfAbsent(competition, each -> new Lane(this, each));
  }

  /** Where it is in a competition, or where it begins there. */
  WebhookProgress begin(String competition) {
    return deliverer
        .webhooks()
        .progress(subscription.getId(), competition)
        .orElseGet(() -> new WebhookProgress(start(competition), null, null, List.of(), List.of()));
  }

  private long start(String competition) {
    return subscription.getStarts().stream()
        .filter(start -> start.getCompetition().equals(competition))
        .map(WebhookStart::getAfter)
        .findFirst()
        .orElseGet(() -> lastBefore(competition, subscription.getSince()));
  }

  /** The last event of a competition that was recorded at a time or before; -1 if none was. */
  private long lastBefore(String competition, Instant since) {
    EventLog events = deliverer.events();
    long last = events.lastSequence(competition);
    Instant lastAt =
        deliverer
            .node()
            .views()
            .state(competition)
            .flatMap(state -> state.find(Keys.HEAD))
            .map(HeadState::getLastRecordedAt)
            .orElse(Instant.MAX);
    if (since.equals(Instant.EPOCH) || !lastAt.isAfter(since)) {
      return since.equals(Instant.EPOCH) ? -1 : last;
    }
    long before = -1; // recorded in time, or none
    long behind = last; // recorded later
    while (behind - before > 1) {
      long middle = (before + behind) >>> 1;
      Instant recordedAt = events.read(competition, middle - 1, 1).get(0).event().getRecordedAt();
      if (recordedAt.isAfter(since)) {
        behind = middle;
      } else {
        before = middle;
      }
    }
    return before;
  }

  boolean delivers() {
    return signs && !closed && isActive(subscription) && deliverer.delivers(subscription.getId());
  }

  List<StoredEvent> read(String competition, long after, int limit) {
    return deliverer.events().read(competition, after, limit);
  }

  boolean wants(StoredEvent event) {
    return filter.isEmpty() || filter.matches(deliverer.rendered(event).event());
  }

  /** Posts an event, signed as of now. */
  Future<Sender.Answer> post(StoredEvent event) {
    byte[] body = deliverer.rendered(event).cloudEvent();
    String id = event.competition() + '/' + event.sequence();
    long seconds = Instant.now().getEpochSecond();
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .set("Content-Type", "application/cloudevents+json; charset=UTF-8")
            .set("User-Agent", "competition-ledger")
            .set("webhook-id", id)
            .set("webhook-timestamp", Long.toString(seconds))
            .set("webhook-signature", signatures.header(id, seconds, body));
    try {
      Target target = Target.of(subscription.getUrl(), deliverer.loopback());
      return deliverer.sender().post(target, headers, body);
    } catch (ProblemException e) { // it may have been allowed when it was made
      return Future.failedFuture(e);
    }
  }

  /** Whether a lane may send now; else it is woken when another has done so. */
  synchronized boolean enter(Lane lane) {
    if (underWay >= UNDER_WAY_MAX) {
      waiting.add(lane);
      return false;
    }
    if (!deliverer.enter()) {
      deliverer.run(lane::wake, ENTER_AGAIN_AFTER);
      return false;
    }
    underWay++;
    return true;
  }

  synchronized void leave() {
    underWay--;
    deliverer.leave();
    waiting.stream()
        .findFirst()
        .ifPresent(
            next -> {
              waiting.remove(next);
              next.wake();
            });
  }

  CompletableFuture<Void> note(String competition, WebhookProgress progress) {
    String id = subscription.getId();
    return deliverer.webhooks().find(id).isPresent()
        ? deliverer.webhooks().note(id, competition, progress)
        : CompletableFuture.completedFuture(null); // it was taken back
  }

  /** What became of an attempt. */
  void noted(String competition, DeliveryView.Status status, WebhookDelivery tried) {
    if (status == DeliveryView.Status.DELIVERED) {
      delivered = tried.getLastAt();
    }
    DeliveryView view = DeliveryView.of(competition, status, tried);
    synchronized (log) {
      log.put(view.event(), view);
    }
    deliverer.count(status);
  }

  /** Gives up where nothing has been delivered for too long, in any competition. */
  void failing(Instant since, Instant now) {
    Instant latest = since.isAfter(delivered) ? since : delivered;
    if (latest.plus(deliverer.settings().givenUpAfter()).isBefore(now)) {
      end(WebhookStatus.FAILING);
    }
  }

  /** Delivers no more until its owner says so: from here on, and as soon as Kafka has it. */
  void end(WebhookStatus status) {
    LOG.warnf("A webhook gets no more events id=%s status=%s", subscription.getId(), status);
    String id = subscription.getId();
    subscription = WebhookSubscription.newBuilder(subscription).setStatus(status).build();
    deliverer.run(() -> deliverer.change(id, WebhookStatus.ACTIVE, status), Duration.ZERO);
  }

  /** The last deliveries, and all that failed, the last first. */
  List<DeliveryView> deliveries() {
    Map<String, DeliveryView> all = new HashMap<>();
    synchronized (log) {
      all.putAll(log);
    }
    deliverer.webhooks().progress(subscription.getId()).keySet().forEach(this::lane);
    for (Lane lane : lanes.values()) {
      lane.undelivered().forEach(view -> all.put(view.event(), view));
    }
    return all.values().stream()
        .sorted(Comparator.comparing(DeliveryView::lastAt).reversed())
        .toList();
  }
}
