package org.competitionledger.api.live;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Wakeups;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.projections.LedgerNode;
import org.jboss.logging.Logger;

/**
 * One table that is being followed. Whatever comes in, it is looked at once a second, and only if
 * an event changed it; its readers are then told that there is something to pull.
 */
final class LiveFeed {

  static final long PACE_MS = 1_000;

  /** The log can be ahead of the projection by a moment. */
  private static final long BEHIND_RETRY_MS = 50;

  /** Events that do not change the table cost a glance each at most so often. */
  private static final long GLANCE_MS = 20;

  private static final Logger LOG = Logger.getLogger(LiveFeed.class);

  private final Vertx vertx;
  private final LedgerNode node;
  private final Readings readings;
  private final Tables tables;
  private final Wakeups wakeups;
  private final Table id;
  private final Runnable wake = this::wake;
  private final Set<LiveReader> readers = ConcurrentHashMap.newKeySet();
  private volatile Version version;
  private long changedAtMs;
  private long glancedAtMs;
  private boolean waiting;
  private boolean looking;
  private boolean wokenMeanwhile;

  /** Which table. */
  record Table(String competition, String stage, int limit) {}

  LiveFeed(
      Vertx vertx,
      LedgerNode node,
      Readings readings,
      Tables tables,
      Wakeups wakeups,
      Table id,
      Version first) {
    this.vertx = vertx;
    this.node = node;
    this.readings = readings;
    this.tables = tables;
    this.wakeups = wakeups;
    this.id = id;
    this.version = first;
  }

  Table id() {
    return id;
  }

  /** The table as last looked at. */
  Version version() {
    return version;
  }

  void start() {
    wakeups.add(List.of(id.competition()), wake);
    wake(); // for what came between the first look and now
  }

  void stop() {
    wakeups.remove(List.of(id.competition()), wake);
  }

  void add(LiveReader reader) {
    readers.add(reader);
  }

  /** Whether that was the last one. */
  boolean remove(LiveReader reader) {
    readers.remove(reader);
    return readers.isEmpty();
  }

  /** Comes from the tail of the log: only sees to it that somebody will look. */
  private synchronized void wake() {
    if (looking) {
      wokenMeanwhile = true;
    } else if (!waiting) {
      waiting = true;
      long next = Math.max(changedAtMs + PACE_MS, glancedAtMs + GLANCE_MS);
      lookIn(next - System.currentTimeMillis());
    }
  }

  private void lookIn(long delayMs) {
    vertx.setTimer(
        Math.max(1, delayMs),
        timer -> {
          begin();
          vertx.executeBlocking(this::look, false).onComplete(looked -> end(looked.cause()));
        });
  }

  private synchronized void begin() {
    waiting = false;
    looking = true;
    wokenMeanwhile = false;
    glancedAtMs = System.currentTimeMillis();
  }

  /** Runs on a worker; one at a time. */
  private Void look() {
    long last = node.events().lastSequence(id.competition());
    Reading reading = readings.open(id.competition(), null);
    if (tables.sequence(reading, id.stage()) != version.sequence()) {
      synchronized (this) {
        changedAtMs = System.currentTimeMillis();
      }
      version = version.next(reading, tables.of(reading, id.stage()), id.limit());
      readers.forEach(LiveReader::wake);
    }
    if (reading.lastSequence() < last) {
      vertx.setTimer(BEHIND_RETRY_MS, timer -> wake());
    }
    return null;
  }

  private synchronized void end(Throwable failure) {
    looking = false;
    if (failure != null) {
      LOG.debugf(failure, "A table that is followed cannot be looked at now");
      vertx.setTimer(PACE_MS, timer -> wake());
    } else if (wokenMeanwhile) {
      wake();
    }
  }
}
