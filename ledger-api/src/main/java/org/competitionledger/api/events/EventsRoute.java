package org.competitionledger.api.events;

import static org.competitionledger.api.protocol.MediaTypes.CSV;
import static org.competitionledger.api.protocol.MediaTypes.EVENT_STREAM;
import static org.competitionledger.api.protocol.MediaTypes.JSON;
import static org.competitionledger.api.protocol.MediaTypes.NDJSON;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.node.Admission;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Acknowledged;
import org.competitionledger.api.read.Wakeups;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.json.Ids;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;

/** {@code GET /v1/competitions/{competition}/events}, as a page, as NDJSON or as a stream. */
@ApplicationScoped
public class EventsRoute {

  public static final String PATH = "/v1/competitions/:competition/events";

  private static final List<String> OFFERED = List.of(JSON, NDJSON, CSV, EVENT_STREAM);
  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;
  private static final int COMPETITIONS_MAX = 50;

  private final LedgerNode node;
  private final EventLines lines;
  private final Acknowledged acknowledged;
  private final LedgerConfig config;
  private final Admission admission;
  private final AtomicInteger followers;

  EventsRoute(
      LedgerNode node,
      Wakeups wakeups,
      RenderedEvents rendered,
      Acknowledged acknowledged,
      LedgerConfig config,
      Admission admission,
      MeterRegistry registry) {
    this.node = node;
    this.admission = admission;
    this.acknowledged = acknowledged;
    this.followers = registry.gauge("ledger.event.streams", new AtomicInteger());
    this.lines = new EventLines(node, wakeups, rendered);
    this.config = config;
  }

  void register(@Observes Router router) {
    router
        .route(PATH)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(exchange -> guarded(exchange, this::events));
    router
        .route(PATH + "/:sequence")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(exchange -> guarded(exchange, this::event));
    router
        .route("/v1/events")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(exchange -> guarded(exchange, this::eventsOfSeveral));
  }

  private interface Answer {
    void to(RoutingContext exchange);
  }

  /** Answers once all that was acknowledged can be read. */
  private void guarded(RoutingContext exchange, Answer answer) {
    String competition = exchange.pathParam("competition");
    acknowledged.whenReadable(
        exchange.vertx(),
        competition == null
            ? several(exchange).limit(COMPETITIONS_MAX).toList()
            : List.of(competition),
        () -> {
          try {
            answer.to(exchange);
          } catch (RuntimeException e) {
            ProblemJson.send(exchange, ProblemMappers.of(e));
          }
        });
  }

  private void events(RoutingContext exchange) {
    String competition = competition(exchange);
    EventFilter filter = EventFilter.of(exchange.queryParams());
    exchange
        .response()
        .putHeader("Ledger-Sequence", Long.toString(node.events().lastSequence(competition)));
    switch (representation(exchange, OFFERED)) {
      case EVENT_STREAM -> stream(exchange, filter, Positions.of(competition, from(exchange)));
      case NDJSON -> lines.ndjson(exchange, competition, filter);
      case CSV -> lines.csv(exchange, competition, filter);
      default -> page(exchange, competition, filter);
    }
  }

  private static String representation(RoutingContext exchange, List<String> offered) {
    String type =
        MediaTypes.best(exchange.request().getHeader("Accept"), offered)
            .orElseThrow(ProblemCode.NOT_ACCEPTABLE::exception);
    exchange.response().putHeader("Content-Type", type);
    return type;
  }

  /** The competition of the path; ends the request if there is none. */
  private String competition(RoutingContext exchange) {
    String competition = exchange.pathParam("competition");
    if (!Ids.isId(competition) || node.events().lastSequence(competition) < 0) {
      throw ProblemCode.UNKNOWN_COMPETITION.exception();
    }
    return competition;
  }

  static long after(RoutingContext exchange, long standard) {
    return Parameters.wholeNumber(
        "after", exchange.request().getParam("after"), standard, -1, Long.MAX_VALUE);
  }

  private void page(RoutingContext exchange, String competition, EventFilter filter) {
    HttpServerRequest request = exchange.request();
    int limit =
        (int) Parameters.wholeNumber("limit", request.getParam("limit"), LIMIT, 1, LIMIT_MAX);
    long after = after(exchange, -1);
    EventLog log = node.events();
    exchange
        .vertx()
        .executeBlocking(
            () -> {
              EventPage page = EventPage.read(log, competition, after, limit, filter);
              if (page.hasMore()) {
                exchange.response().putHeader("Link", next(exchange, page.nextAfter()));
              }
              return page.json();
            },
            false)
        .onSuccess(json -> end(exchange, json))
        .onFailure(failure -> ProblemJson.send(exchange, ProblemMappers.of(failure)));
  }

  private static String next(RoutingContext exchange, long after) {
    StringBuilder query = new StringBuilder();
    exchange
        .queryParams()
        .forEach(
            (name, value) -> {
              if (!name.equals("after")) {
                query.append(Parameters.encoded(name)).append('=');
                query.append(Parameters.encoded(value)).append('&');
              }
            });
    return "<" + exchange.request().path() + "?" + query + "after=" + after + ">; rel=\"next\"";
  }

  private static void end(RoutingContext exchange, byte[] json) {
    if (!exchange.response().closed()) {
      exchange.response().headers().remove(HttpHeaders.CONTENT_ENCODING); // may be compressed
      exchange.response().end(Buffer.buffer(json));
    }
  }

  /** Where a stream begins: behind what the reader saw last, or with the next event. */
  private long from(RoutingContext exchange) {
    String competition = exchange.pathParam("competition");
    String seen = exchange.request().getHeader("Last-Event-ID");
    return seen == null || seen.isBlank()
        ? after(exchange, node.events().lastSequence(competition))
        : Parameters.wholeNumber("Last-Event-ID", seen, -1, -1, Long.MAX_VALUE);
  }

  private void stream(RoutingContext exchange, EventFilter filter, Positions positions) {
    boolean named = "true".equals(exchange.request().getParam("named"));
    HttpServerResponse response = exchange.response();
    response.putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
    if (EventLines.headOnly(exchange)) {
      return;
    }
    response.setChunked(true).write("retry: 2000\n\n");
    lines
        .of(exchange, filter, new Framing.ServerSent(named), positions, Long.MAX_VALUE)
        .follow(config.stream().heartbeat(), this::arrived);
  }

  /** Counts a follower, whom the stop of this instance sends away. */
  private Runnable arrived(Runnable end) {
    followers.incrementAndGet();
    Runnable undo = admission.atStop(end);
    return () -> {
      undo.run();
      followers.decrementAndGet();
    };
  }

  private static Stream<String> several(RoutingContext exchange) {
    return exchange.queryParams().getAll("competition").stream()
        .flatMap(ids -> Arrays.stream(ids.split(",")))
        .distinct();
  }

  private void eventsOfSeveral(RoutingContext exchange) {
    representation(exchange, List.of(EVENT_STREAM));
    List<String> competitions = several(exchange).toList();
    if (competitions.isEmpty() || competitions.size() > COMPETITIONS_MAX) {
      throw ProblemCode.PARAMETER_INVALID.exception("competition-must-name-1", COMPETITIONS_MAX);
    }
    Map<String, Long> seen = seenOfSeveral(exchange.request());
    Map<String, Long> positions = new LinkedHashMap<>();
    for (String competition : competitions) {
      long last = Ids.isId(competition) ? node.events().lastSequence(competition) : -1;
      if (last < 0) {
        throw ProblemCode.UNKNOWN_COMPETITION.exception("there-is-no-competition", competition);
      }
      positions.put(competition, seen.getOrDefault(competition, last));
    }
    stream(exchange, EventFilter.of(exchange.queryParams()), Positions.of(positions));
  }

  private static Map<String, Long> seenOfSeveral(HttpServerRequest request) {
    String id = request.getHeader("Last-Event-ID");
    if (id == null || id.isBlank()) {
      id = request.getParam("after");
    }
    if (id == null || id.isBlank()) {
      return Map.of();
    }
    return Positions.parse(id)
        .orElseThrow(
            () ->
                ProblemCode.PARAMETER_INVALID.exception(
                    "position-over-several-competitions-looks"));
  }

  private void event(RoutingContext exchange) {
    representation(exchange, List.of(JSON));
    String competition = competition(exchange);
    long sequence;
    try {
      sequence = Long.parseLong(exchange.pathParam("sequence"));
    } catch (NumberFormatException e) {
      throw ProblemCode.EVENT_NOT_FOUND.exception();
    }
    EventLog log = node.events();
    if (sequence < 0 || sequence > log.lastSequence(competition)) {
      throw ProblemCode.EVENT_NOT_FOUND.exception();
    }
    exchange
        .vertx()
        .executeBlocking(
            () -> {
              List<StoredEvent> found = log.read(competition, sequence - 1, 1);
              if (found.isEmpty()) {
                throw ProblemCode.EVENT_NOT_FOUND.exception();
              }
              return EventJson.bytes(found.get(0).event());
            },
            false)
        .onSuccess(
            json -> {
              exchange.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
              end(exchange, json);
            })
        .onFailure(failure -> ProblemJson.send(exchange, ProblemMappers.of(failure)));
  }
}
