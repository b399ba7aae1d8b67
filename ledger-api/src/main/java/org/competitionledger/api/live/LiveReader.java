package org.competitionledger.api.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.competitionledger.api.node.Admission;
import org.jboss.logging.Logger;

/**
 * One reader of a table that is being followed. It pulls: when there is room in its connection, and
 * at most once a second, it is told what changed since what it knows. All fields belong to the
 * request's event loop; only {@link #wake} comes from elsewhere.
 */
final class LiveReader {

  private static final Logger LOG = Logger.getLogger(LiveReader.class);

  private final Vertx vertx;
  private final Context context = Vertx.currentContext();
  private final HttpServerResponse response;
  private final LiveFeed feed;
  private final Runnable left;
  private final AtomicBoolean woken = new AtomicBoolean();
  private long position;
  private long toldAtMs;
  private boolean writing;
  private boolean paced;
  private boolean silent = true;
  private boolean closed;
  private long heartbeatTimer;
  private Runnable undoAtStop;

  /**
   * A reader.
   *
   * @param position the table that it knows; -1 for none
   * @param left is run when it has gone
   */
  LiveReader(RoutingContext exchange, LiveFeed feed, long position, Runnable left) {
    this.vertx = exchange.vertx();
    this.response = exchange.response();
    this.feed = feed;
    this.position = position;
    this.left = left;
  }

  void follow(Duration heartbeat, Admission admission) {
    feed.add(this);
    undoAtStop = admission.atStop(() -> context.runOnContext(ignored -> end()));
    heartbeatTimer = vertx.setPeriodic(heartbeat.toMillis(), timer -> heartbeat());
    response.exceptionHandler(gone -> close());
    response.closeHandler(gone -> close());
    response.drainHandler(drained -> step());
    step();
  }

  void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(ignored -> step());
    }
  }

  private void step() {
    woken.set(false);
    Version version = feed.version();
    if (closed || writing || paced || version.sequence() == position || response.writeQueueFull()) {
      return;
    }
    long waitMs = toldAtMs + LiveFeed.PACE_MS - System.currentTimeMillis();
    if (waitMs > 0) {
      paced = true;
      vertx.setTimer(
          waitMs,
          timer -> {
            paced = false;
            step();
          });
      return;
    }
    writing = true;
    vertx
        .executeBlocking(() -> version.message(position), false)
        .onSuccess(message -> tell(version, message))
        .onFailure(this::fail);
  }

  private void tell(Version version, byte[] message) {
    writing = false;
    if (closed) {
      return;
    }
    position = version.sequence();
    toldAtMs = System.currentTimeMillis();
    silent = false;
    response.write(
        Buffer.buffer(message.length + 32)
            .appendString("id: " + position + "\ndata: ")
            .appendBytes(message)
            .appendString("\n\n"));
    step();
  }

  private void heartbeat() {
    if (silent && !response.writeQueueFull()) {
      response.write(": alive\n\n");
    }
    silent = true;
  }

  private void fail(Throwable failure) {
    LOG.warnf(failure, "A stream of standings was interrupted");
    close();
    response.reset(); // the reader sees an interruption, not an end, and resumes
  }

  private void end() {
    if (!closed) {
      close();
      response.end();
    }
  }

  private void close() {
    if (!closed) {
      closed = true;
      undoAtStop.run();
      vertx.cancelTimer(heartbeatTimer);
      left.run();
    }
  }
}
