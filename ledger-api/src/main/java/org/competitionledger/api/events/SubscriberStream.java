package org.competitionledger.api.events;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.competitionledger.api.node.Admission;
import org.competitionledger.api.read.Wakeups;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.StoredEvent;
import org.jboss.logging.Logger;

/**
 * One reader's stream. It pulls: whenever there is room in the connection it takes up where it
 * stands, so that nothing is lost, repeated or reordered, and a slow reader costs nobody memory.
 * All fields belong to the request's event loop; only {@link #wake} comes from elsewhere.
 */
final class SubscriberStream {

  /** A reader whose connection takes nothing while so many events come is disconnected. */
  private static final int BEHIND_MAX = 1_000;

  private static final int BATCH_INLINE = 100;
  private static final int BATCH = 500;
  private static final Logger LOG = Logger.getLogger(SubscriberStream.class);

  private final Vertx vertx;
  private final Context context = Vertx.currentContext();
  private final HttpServerResponse response;
  private final EventLog log;
  private final Wakeups wakeups;
  private final RenderedEvents rendered;
  private final EventFilter filter;
  private final Framing framing;
  private final Positions positions;

  private final AtomicBoolean woken = new AtomicBoolean();
  private final Runnable wake = this::wake;
  private final ArrayDeque<Item> ready = new ArrayDeque<>();
  private long until = Long.MAX_VALUE;
  private long remaining = Long.MAX_VALUE;
  private AtomicInteger followers;
  private Runnable undoAtStop;
  private boolean endless;
  private boolean reading;
  private boolean closed;
  private boolean silent = true;
  private long stalledAt = -1;
  private long heartbeatTimer = -1;

  /** An event that was read, and what to send of it; null if the filter keeps it back. */
  private record Item(
      int source, StoredEvent stored, RenderedEvents.Rendered event, byte[] bytes) {}

  SubscriberStream(
      RoutingContext exchange,
      EventLog log,
      Wakeups wakeups,
      RenderedEvents rendered,
      EventFilter filter,
      Framing framing,
      Positions positions) {
    this.vertx = exchange.vertx();
    this.response = exchange.response();
    this.log = log;
    this.wakeups = wakeups;
    this.rendered = rendered;
    this.filter = filter;
    this.framing = framing;
    this.positions = positions;
  }

  /**
   * Streams for as long as the reader stays.
   *
   * @param followers counts those who stay
   * @param admission tells when this instance stops
   */
  void follow(Duration heartbeat, AtomicInteger followers, Admission admission) {
    endless = true;
    this.followers = followers;
    followers.incrementAndGet();
    undoAtStop = admission.atStop(() -> context.runOnContext(ignored -> end()));
    wakeups.add(positions.competitions(), wake);
    heartbeatTimer = vertx.setPeriodic(heartbeat.toMillis(), ignored -> heartbeat());
    start();
  }

  /**
   * Streams to a sequence, or until so many events have been sent.
   *
   * @param last the last sequence to examine
   */
  void until(long last, long limit) {
    until = last;
    remaining = limit;
    start();
  }

  private void start() {
    response.exceptionHandler(ignored -> close());
    response.closeHandler(ignored -> close());
    response.drainHandler(
        ignored -> {
          stalledAt = -1;
          step();
        });
    step();
  }

  /** Comes from the tail of the log: only asks the event loop to look. */
  private void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(ignored -> step());
    }
  }

  private void step() {
    try {
      advance();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void advance() {
    woken.set(false);
    while (!closed && !reading) {
      if (response.writeQueueFull()) {
        stalled();
        return;
      }
      if (!ready.isEmpty()) {
        send(ready.poll());
      } else if (remaining <= 0 || !readMore()) {
        finish();
        return;
      }
    }
  }

  /** Whether something is being read or has been; false if there is nothing new. */
  private boolean readMore() {
    for (int i = 0; i < positions.competitions().size(); i++) {
      int source = i;
      String competition = positions.competitions().get(i);
      long after = positions.of(i);
      if (after >= Math.min(until, log.lastSequence(competition))) {
        continue;
      }
      if (log.inMemory(competition, after) && endless) {
        List<Item> items = items(source, log.read(competition, after, BATCH_INLINE));
        ready.addAll(items);
        if (!items.isEmpty()) {
          return true;
        }
        continue;
      }
      reading = true;
      vertx
          .executeBlocking(() -> items(source, log.read(competition, after, BATCH)), false)
          .onSuccess(this::read)
          .onFailure(this::fail);
      return true;
    }
    return false;
  }

  private List<Item> items(int source, List<StoredEvent> events) {
    List<Item> items = new ArrayList<>(events.size());
    for (StoredEvent stored : events) {
      if (stored.sequence() > until) {
        break;
      }
      RenderedEvents.Rendered event = rendered.of(stored);
      byte[] bytes = filter.matches(event.event()) ? framing.render(event) : null;
      items.add(new Item(source, stored, event, bytes));
    }
    return items;
  }

  private void read(List<Item> items) {
    reading = false;
    ready.addAll(items);
    if (items.isEmpty()) {
      finish(); // nothing yet, whatever the head said
    } else {
      step();
    }
  }

  private void send(Item item) {
    positions.passed(item.source(), item.stored().sequence());
    if (item.bytes() != null && remaining > 0) {
      silent = false;
      remaining--;
      response.write(framing.frame(item.event().event(), item.bytes(), positions));
    }
  }

  /** Nothing to do now; for a stream with an end that is the end. */
  private void finish() {
    if (!endless) {
      end();
    }
  }

  private void end() {
    if (!closed) {
      close();
      response.end();
    }
  }

  private void stalled() {
    long now = positions.competitions().stream().mapToLong(log::lastSequence).sum();
    if (stalledAt < 0) {
      stalledAt = now;
    } else if (endless && now - stalledAt > BEHIND_MAX) {
      close();
      response.reset();
    }
  }

  private void heartbeat() {
    if (silent && !response.writeQueueFull()) {
      response.write(
          Buffer.buffer(filter.isEmpty() ? ": alive\n\n" : "id: " + positions.id() + "\n\n"));
    }
    silent = true;
  }

  private void fail(Throwable failure) {
    LOG.warnf(failure, "A stream of events was interrupted");
    close();
    response.reset(); // the reader sees an interruption, not an end, and resumes
  }

  private void close() {
    if (!closed) {
      closed = true;
      if (endless) {
        wakeups.remove(positions.competitions(), wake);
        vertx.cancelTimer(heartbeatTimer);
        followers.decrementAndGet();
        undoAtStop.run();
      }
    }
  }
}
