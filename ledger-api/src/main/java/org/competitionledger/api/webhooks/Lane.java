package org.competitionledger.api.webhooks;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.webhooks.DeliveryView.Status;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.webhook.WebhookDelivery;
import org.competitionledger.webhook.WebhookProgress;
import org.competitionledger.webhook.WebhookStatus;
import org.jboss.logging.Logger;

/**
 * The events of one competition on their way to one subscriber: one after the other, the next one
 * once the one before is delivered or dead. What is kept is a position; events are pulled when
 * there is something to do. Nothing here waits: whatever may go on wakes it.
 */
final class Lane {

  private static final int BATCH = 100;

  /** Events that are not wanted are passed in memory; so many at most are looked at once more. */
  private static final int UNNOTED_MAX = 1_000;

  private static final int DEAD_MAX = 100;
  private static final int GROWTH = 4;
  private static final Duration RETRY_MAX = Duration.ofHours(12);
  private static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(2);
  private static final int GONE = 410;
  private static final Logger LOG = Logger.getLogger(Lane.class);

  private final Subscriber subscriber;
  private final String competition;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ArrayDeque<StoredEvent> ahead = new ArrayDeque<>();
  private boolean begun;
  private long after;
  private WebhookDelivery failing; // null if the next event did not fail yet
  private Instant failingSince; // null if what was tried last was delivered
  private final List<WebhookDelivery> dead = new ArrayList<>();
  private final List<Long> again = new ArrayList<>();
  private long examined;
  private boolean sending;
  private boolean toNote;
  private int replays;
  private Instant wokenAt;

  Lane(Subscriber subscriber, String competition) {
    this.subscriber = subscriber;
    this.competition = competition;
  }

  /** There may be something to do; never blocks. */
  void wake() {
    if (!woken.getAndSet(true)) {
      subscriber.deliverer().run(this::step, Duration.ZERO);
    }
  }

  /** Begins where it is kept, at the first use. */
  private void begin() {
    if (!begun) {
      WebhookProgress kept = subscriber.begin(competition);
      after = kept.getAfter();
      failing = kept.getFailing();
      failingSince = kept.getFailingSince();
      dead.addAll(kept.getDead());
      again.addAll(kept.getAgain());
      examined = after;
      begun = true;
    }
  }

  private synchronized void step() {
    woken.set(false); // what comes from here on is looked at now, or wakes it again
    if (sending || !subscriber.delivers() || !subscriber.enter(this)) {
      return;
    }
    try {
      begin();
      if (!isResting(Instant.now())) {
        next().ifPresent(this::send);
      }
    } catch (RuntimeException e) { // Kafka is away, say
      LOG.warnf(e, "Events could not be looked at for a webhook competition=%s", competition);
      ahead.clear();
      subscriber.deliverer().run(this::wake, LOOK_AGAIN_AFTER);
    } finally {
      if (!sending) {
        subscriber.leave();
      }
    }
  }

  /** Whether the next attempt is still to come; it is woken for that. */
  private boolean isResting(Instant now) {
    if (failing == null || !failing.getNextAt().isAfter(now)) {
      return false;
    }
    if (!failing.getNextAt().equals(wokenAt)) {
      wokenAt = failing.getNextAt();
      subscriber.deliverer().run(this::wake, Duration.between(now, wokenAt).plusMillis(1));
    }
    return true;
  }

  /** The next event that is wanted; whatever is passed on the way is not. */
  private Optional<StoredEvent> next() {
    if (!again.isEmpty()) {
      return subscriber.read(competition, again.get(0) - 1, 1).stream().findFirst();
    }
    while (true) {
      if (ahead.isEmpty()) {
        ahead.addAll(subscriber.read(competition, examined, BATCH));
      }
      StoredEvent next = ahead.poll();
      if (next == null) {
        return Optional.empty();
      }
      if (subscriber.wants(next)) {
        return Optional.of(next);
      }
      examined = next.sequence();
      if (examined - after >= UNNOTED_MAX) {
        after = examined;
        note();
        wake(); // in its turn: others wait for this thread
        return Optional.empty();
      }
    }
  }

  private void send(StoredEvent event) {
    int replay = replays;
    Future<Sender.Answer> answer = subscriber.post(event);
    sending = true;
    answer.onComplete(
        done ->
            subscriber
                .deliverer()
                .run(
                    () -> answered(event.sequence(), replay, Optional.ofNullable(done.result())),
                    Duration.ZERO));
  }

  private void answered(long sequence, int replay, Optional<Sender.Answer> answer) {
    subscriber.leave();
    synchronized (this) {
      sending = false;
      if (replay == replays) { // else it was sent elsewhere meanwhile
        note(sequence, answer);
      }
    }
    wake();
  }

  private void note(long sequence, Optional<Sender.Answer> answer) {
    boolean repeated = again.contains(sequence);
    WebhookDelivery before = before(sequence, repeated);
    int attempts = before == null ? 1 : before.getAttempts() + 1;
    if (answer.filter(Sender.Answer::isOk).isPresent()) {
      failingSince = null;
      pass(sequence);
      subscriber.noted(
          competition, Status.DELIVERED, tried(sequence, attempts, answer, Optional.empty()));
    } else if (answer.filter(given -> given.status() == GONE).isPresent()) {
      fail(tried(sequence, attempts, answer, Optional.of(rest(attempts, answer))), repeated);
      subscriber.end(WebhookStatus.GONE);
    } else if (repeated || attempts >= subscriber.deliverer().settings().attempts()) {
      pass(sequence);
      bury(tried(sequence, attempts, answer, Optional.empty()));
    } else {
      fail(tried(sequence, attempts, answer, Optional.of(rest(attempts, answer))), false);
    }
    note();
  }

  private WebhookDelivery before(long sequence, boolean repeated) {
    return repeated
        ? dead.stream().filter(each -> each.getSequence() == sequence).findFirst().orElse(null)
        : failing;
  }

  private static WebhookDelivery tried(
      long sequence, int attempts, Optional<Sender.Answer> answer, Optional<Duration> rest) {
    Instant now = Instant.now();
    return new WebhookDelivery(
        sequence,
        attempts,
        now,
        rest.map(now::plus).orElse(null),
        answer.map(Sender.Answer::status).orElse(null));
  }

  private void pass(long sequence) {
    dead.removeIf(each -> each.getSequence() == sequence);
    if (!again.remove((Object) sequence)) {
      failing = null;
      after = sequence;
      examined = sequence;
    }
  }

  /** The oldest are forgotten. */
  private void bury(WebhookDelivery tried) {
    dead.add(tried);
    if (dead.size() > DEAD_MAX) {
      again.remove((Object) dead.remove(0).getSequence());
    }
    failed(Status.DEAD, tried);
  }

  private void fail(WebhookDelivery tried, boolean repeated) {
    if (!repeated) {
      failing = tried;
      ahead.clear(); // who is away costs its position alone
    }
    failed(Status.FAILING, tried);
  }

  private void failed(Status status, WebhookDelivery tried) {
    if (failingSince == null) {
      failingSince = tried.getLastAt();
    }
    subscriber.noted(competition, status, tried);
    subscriber.failing(failingSince, tried.getLastAt());
  }

  /** Four times as long each time, less up to half of it, so that not all come at once. */
  private Duration rest(int attempts, Optional<Sender.Answer> answer) {
    Duration rest = subscriber.deliverer().settings().firstRetry();
    for (int i = 1; i < attempts && rest.compareTo(RETRY_MAX) < 0; i++) {
      rest = rest.multipliedBy(GROWTH);
    }
    long restMs = Math.min(rest.toMillis(), RETRY_MAX.toMillis());
    long askedMs =
        answer
            .flatMap(Sender.Answer::retryAfterS)
            .map(seconds -> Math.min(seconds * 1_000, RETRY_AFTER_MAX.toMillis()))
            .orElse(0L);
    long jitteredMs = restMs - ThreadLocalRandom.current().nextLong(restMs / 2 + 1);
    return Duration.ofMillis(Math.max(jitteredMs, askedMs));
  }

  private void note() {
    toNote = true;
    subscriber.deliverer().toNote(this);
  }

  /** Has Kafka keep where it is. */
  void keep() {
    WebhookProgress reached;
    synchronized (this) {
      if (!toNote) {
        return;
      }
      toNote = false;
      reached =
          new WebhookProgress(after, failing, failingSince, List.copyOf(dead), List.copyOf(again));
    }
    subscriber
        .note(competition, reached)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                subscriber.deliverer().run(this::noteAgain, LOOK_AGAIN_AFTER);
              }
            });
  }

  private synchronized void noteAgain() {
    note();
  }

  /** Begins anew behind a sequence; what is under way no longer counts. */
  synchronized void replay(long behind) {
    begin();
    after = behind;
    failing = null;
    again.clear();
    examined = behind;
    ahead.clear();
    replays++;
    note();
  }

  /** Tries a dead one again, before all else; a problem if there is no such. */
  synchronized void replayDead(long sequence) {
    begin();
    if (dead.stream().noneMatch(each -> each.getSequence() == sequence)) {
      throw ProblemCode.WEBHOOK_DELIVERY_NOT_FOUND.exception();
    }
    if (!again.contains(sequence)) {
      again.add(sequence);
    }
    note();
  }

  /** What failed is due at once: the subscription goes on. */
  synchronized void dueNow() {
    begin();
    if (failing != null) {
      failing = WebhookDelivery.newBuilder(failing).setNextAt(Instant.now()).build();
      failingSince = null;
      note();
      wake();
    }
  }

  /** What is not delivered: the failing one, and the dead. */
  synchronized List<DeliveryView> undelivered() {
    begin();
    List<DeliveryView> all = new ArrayList<>();
    if (failing != null) {
      all.add(DeliveryView.of(competition, Status.FAILING, failing));
    }
    dead.forEach(each -> all.add(DeliveryView.of(competition, Status.DEAD, each)));
    return all;
  }
}
