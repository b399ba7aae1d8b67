package org.competitionledger.api.events;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.competitionledger.api.read.Wakeups;
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
  private final Wakeups wakeups;
  private final Upcoming upcoming;

  private final AtomicBoolean woken = new AtomicBoolean();
  private final Runnable wake = this::wake;
  private final ArrayDeque<Upcoming.Item> ready = new ArrayDeque<>();
  private long remaining = Long.MAX_VALUE;
  private Runnable left;
  private boolean endless;
  private boolean reading;
  private boolean closed;
  private boolean silent = true;
  private long stalledAt = -1;
  private long heartbeatTimer = -1;

  SubscriberStream(Vertx vertx, HttpServerResponse response, Wakeups wakeups, Upcoming upcoming) {
    this.vertx = vertx;
    this.response = response;
    this.wakeups = wakeups;
    this.upcoming = upcoming;
  }

  /**
   * Streams for as long as the reader stays.
   *
   * @param arrival is told how to end the stream, and answers what to run when it has ended
   */
  void follow(Duration heartbeat, UnaryOperator<Runnable> arrival) {
    endless = true;
    left = arrival.apply(() -> context.runOnContext(ignored -> end()));
    wakeups.add(upcoming.positions().competitions(), wake);
    heartbeatTimer = vertx.setPeriodic(heartbeat.toMillis(), ignored -> heartbeat());
    start();
  }

  /** Streams until there is no more to read, or so many events have been sent. */
  void atMost(long limit) {
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
    OptionalInt source = upcoming.source();
    if (source.isEmpty()) {
      return false;
    }
    if (endless && upcoming.inMemory(source.getAsInt())) {
      return ready.addAll(upcoming.read(source.getAsInt(), BATCH_INLINE));
    }
    reading = true;
    vertx
        .executeBlocking(() -> upcoming.read(source.getAsInt(), BATCH), false)
        .onSuccess(this::read)
        .onFailure(this::fail);
    return true;
  }

  private void read(List<Upcoming.Item> items) {
    reading = false;
    ready.addAll(items);
    if (items.isEmpty()) {
      finish(); // nothing yet, whatever the head said
    } else {
      step();
    }
  }

  private void send(Upcoming.Item item) {
    Positions positions = upcoming.positions();
    positions.passed(item.source(), item.event().getSequence());
    if (item.bytes() != null && remaining > 0) {
      silent = false;
      remaining--;
      response.write(upcoming.framing().frame(item.event(), item.bytes(), positions));
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
    long now = upcoming.recorded();
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
          upcoming.filter().isEmpty()
              ? ": alive\n\n"
              : "id: " + upcoming.positions().id() + "\n\n");
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
        wakeups.remove(upcoming.positions().competitions(), wake);
        vertx.cancelTimer(heartbeatTimer);
        left.run();
      }
    }
  }
}
