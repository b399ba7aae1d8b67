package org.competitionledger.api.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.protocol.EntityTags;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.api.read.Wakeups;
import org.competitionledger.core.wording.EventsCsv;
import org.competitionledger.projections.LedgerNode;

/** Events one after the other, from the log to the connection and kept nowhere between. */
final class EventLines {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final LedgerNode node;
  private final Wakeups wakeups;
  private final RenderedEvents rendered;

  EventLines(LedgerNode node, Wakeups wakeups, RenderedEvents rendered) {
    this.node = node;
    this.wakeups = wakeups;
    this.rendered = rendered;
  }

  /** A stream, to be started. */
  SubscriberStream of(
      RoutingContext exchange, EventFilter filter, Framing framing, Positions from, long until) {
    Upcoming upcoming = new Upcoming(node.events(), rendered, filter, framing, from, until);
    return new SubscriberStream(exchange.vertx(), exchange.response(), wakeups, upcoming);
  }

  /** Everything there is when it is asked for, or as much as the limit says. */
  void ndjson(RoutingContext exchange, String competition, EventFilter filter) {
    all(exchange, competition, filter, new Framing.Lines(), "");
  }

  /** The same as rows. What they say follows from the log, and so does their tag. */
  void csv(RoutingContext exchange, String competition, EventFilter filter) {
    String header = EventsCsv.COLUMNS.header();
    long last = node.events().lastSequence(competition);
    String said = competition + '/' + last + '?' + exchange.request().query() + '\n' + header;
    String tag = EntityTags.of(said.getBytes(UTF_8));
    HttpServerResponse response = exchange.response();
    response
        .putHeader("Content-Type", MediaTypes.CSV + "; charset=UTF-8; header=present")
        .putHeader("Cache-Control", Rendered.SHORTLY)
        .putHeader("ETag", tag);
    if (EntityTags.matches(exchange.request().getHeader("If-None-Match"), tag)) {
      response.setStatusCode(304).end();
      return;
    }
    boolean bom = "true".equals(exchange.request().getParam("bom"));
    all(exchange, competition, filter, new Framing.Rows(), (bom ? BYTE_ORDER_MARK : "") + header);
  }

  private void all(
      RoutingContext exchange,
      String competition,
      EventFilter filter,
      Framing framing,
      String beginning) {
    long limit =
        Parameters.wholeNumber(
            "limit", exchange.request().getParam("limit"), Long.MAX_VALUE, 1, Long.MAX_VALUE);
    Positions positions = Positions.of(competition, EventsRoute.after(exchange, -1));
    if (headOnly(exchange)) {
      return;
    }
    exchange.response().setChunked(true);
    if (!beginning.isEmpty()) {
      exchange.response().write(beginning);
    }
    of(exchange, filter, framing, positions, node.events().lastSequence(competition)).atMost(limit);
  }

  static boolean headOnly(RoutingContext exchange) {
    boolean head = exchange.request().method() == HttpMethod.HEAD;
    if (head) {
      exchange.response().end();
    }
    return head;
  }
}
