package org.competitionledger.api.live;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.api.standings.Tables;

/**
 * {@code GET …/standings} as a stream: the table, then changed rows. Everything else at this
 * address is the resource's.
 */
@ApplicationScoped
public class LiveStandingsRoute {

  private static final List<String> OFFERED =
      List.of(MediaTypes.JSON, MediaTypes.CSV, MediaTypes.EVENT_STREAM);

  /** A stream is of now, under the rules that govern. */
  private static final List<String> NOT_LIVE = List.of("asOf", "criteria", "inForce", "cursor");

  private final Readings readings;
  private final Tables tables;
  private final LiveFeeds feeds;
  private final LedgerConfig config;

  LiveStandingsRoute(Readings readings, Tables tables, LiveFeeds feeds, LedgerConfig config) {
    this.readings = readings;
    this.tables = tables;
    this.feeds = feeds;
    this.config = config;
  }

  void register(@Observes Router router) {
    router
        .route("/v1/competitions/:competition/standings")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(this::handle);
  }

  private void handle(RoutingContext exchange) {
    boolean stream =
        MediaTypes.best(exchange.request().getHeader("Accept"), OFFERED)
            .filter(MediaTypes.EVENT_STREAM::equals)
            .isPresent();
    if (!stream) {
      exchange.next();
      return;
    }
    try {
      begin(exchange);
    } catch (RuntimeException e) {
      ProblemJson.send(exchange, ProblemMappers.of(e));
    }
  }

  private record Opened(LiveFeed.Table id, Reading reading, Version version) {}

  private void begin(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    for (String parameter : NOT_LIVE) {
      if (request.getParam(parameter) != null) {
        throw ProblemCode.PARAMETER_INVALID.exception("stream-shows-the-table", parameter);
      }
    }
    long position = position(request);
    int limit = Paged.Request.of(request.getParam("limit"), null).limit();
    exchange
        .vertx()
        .executeBlocking(() -> open(exchange, limit), false)
        .onSuccess(opened -> follow(exchange, opened, position))
        .onFailure(failure -> ProblemJson.send(exchange, ProblemMappers.of(failure)));
  }

  /** The table that the reader knows: what it saw last, or {@code after}, or none. */
  private static long position(HttpServerRequest request) {
    String seen = request.getHeader("Last-Event-ID");
    return seen == null || seen.isBlank()
        ? Parameters.wholeNumber("after", request.getParam("after"), -1, -1, Long.MAX_VALUE)
        : Parameters.wholeNumber("Last-Event-ID", seen, -1, -1, Long.MAX_VALUE);
  }

  private Opened open(RoutingContext exchange, int limit) {
    HttpServerRequest request = exchange.request();
    Reading reading = readings.open(exchange.pathParam("competition"), request.getParam("atLeast"));
    String stage = tables.stage(reading, request.getParam("stage"));
    return new Opened(
        new LiveFeed.Table(reading.competition(), stage, limit),
        reading,
        Version.first(reading, tables.of(reading, stage), limit));
  }

  private void follow(RoutingContext exchange, Opened opened, long position) {
    if (exchange.response().closed()) {
      return;
    }
    exchange
        .response()
        .putHeader("Content-Type", MediaTypes.EVENT_STREAM)
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .putHeader("Ledger-Sequence", Long.toString(opened.reading().lastSequence()));
    if (exchange.request().method() == HttpMethod.HEAD) {
      exchange.response().end();
      return;
    }
    try {
      feeds.follow(exchange, opened.id(), opened.version(), position, config.stream().heartbeat());
    } catch (RuntimeException e) {
      ProblemJson.send(exchange, ProblemMappers.of(e));
    }
  }
}
