package org.competitionledger.api.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.competitionledger.api.node.Admission;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Wakeups;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.projections.LedgerNode;

/** The tables that are being followed here, each looked at for all its readers. */
@ApplicationScoped
public class LiveFeeds {

  static final int READERS_MAX = 1_000;

  /** Different tables, or different parts of one. */
  static final int FEEDS_MAX = 100;

  private final Vertx vertx;
  private final LedgerNode node;
  private final Readings readings;
  private final Tables tables;
  private final Wakeups wakeups;
  private final Admission admission;
  private final AtomicInteger readers;
  private final Map<LiveFeed.Table, LiveFeed> feeds = new HashMap<>();

  LiveFeeds(
      Vertx vertx,
      LedgerNode node,
      Readings readings,
      Tables tables,
      Wakeups wakeups,
      Admission admission,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.node = node;
    this.readings = readings;
    this.tables = tables;
    this.wakeups = wakeups;
    this.admission = admission;
    this.readers = registry.gauge("ledger.standings.streams", new AtomicInteger());
  }

  /**
   * Lets a reader follow a table, from its event loop; a 429 if there are too many.
   *
   * @param first the table as it stands, for the first of its readers
   */
  synchronized void follow(
      RoutingContext exchange,
      LiveFeed.Table id,
      Version first,
      long position,
      Duration heartbeat) {
    if (readers.get() >= READERS_MAX || !feeds.containsKey(id) && feeds.size() >= FEEDS_MAX) {
      throw ProblemCode.TOO_MANY_AT_ONCE.exception();
    }
    LiveFeed feed = feeds.get(id);
    if (feed == null) {
      feed = new LiveFeed(vertx, node, readings, tables, wakeups, id, first);
      feeds.put(id, feed);
      feed.start();
    }
    readers.incrementAndGet();
    exchange.response().setChunked(true).write("retry: 2000\n\n");
    LiveFeed followed = feed;
    LiveReader[] reader = new LiveReader[1];
    reader[0] = new LiveReader(exchange, feed, position, () -> left(followed, reader[0]));
    reader[0].follow(heartbeat, admission);
  }

  private synchronized void left(LiveFeed feed, LiveReader reader) {
    readers.decrementAndGet();
    if (feed.remove(reader)) {
      feeds.remove(feed.id());
      feed.stop();
    }
  }
}
