package org.competitionledger.api.http;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.competitionledger.api.node.LedgerConfig;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.problem.ProblemMappers;
import org.competitionledger.projections.LedgerNode;

/**
 * Questions about a competition whose projection lives on another instance go there once, those for
 * its events too: where the index is, older events are found. Appends need no forwarding, as every
 * instance sends to Kafka and reads all outcomes.
 */
@ApplicationScoped
public class Forwarding {

  /** Says that a request was forwarded, so that it is not forwarded again. */
  public static final String FORWARDED = "Ledger-Forwarded";

  private static final int BEFORE_ALL_ROUTES = -2;
  private static final Pattern OF_THE_LOG =
      Pattern.compile("/v1/competitions/[^/]+/(log/.*|bundle|events/[0-9]+/proof)");
  private static final long ANSWER_WAIT_MAX_MS = 10_000;

  /** Several heartbeats. */
  private static final long STREAM_SILENT_MAX_MS = 60_000;

  /** To each other instance; a stream keeps one for as long as it is followed. */
  private static final int CONNECTIONS_MAX = 1_000;

  /** Shorter than the other side keeps an idle connection: it must not be closing while used. */
  private static final int KEPT_IDLE_S = 30;

  private static final Set<String> BY_HOP =
      Set.of("connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer");

  private final LedgerNode node;
  private final LedgerConfig config;
  private final HttpClient client;

  Forwarding(LedgerNode node, LedgerConfig config, Vertx vertx) {
    this.node = node;
    this.config = config;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(2_000)
                .setMaxPoolSize(CONNECTIONS_MAX)
                .setMaxWaitQueueSize(CONNECTIONS_MAX)
                .setKeepAliveTimeout(KEPT_IDLE_S));
  }

  void register(@Observes Router router) {
    if (config.node().advertised().isEmpty()) {
      return; // the only instance
    }
    router
        .routeWithRegex("(/v1)?/competitions/(?<competition>[^/]+)(/.*)?")
        .order(BEFORE_ALL_ROUTES)
        .handler(
            exchange -> {
              if (isAppend(exchange)) {
                exchange.next();
              } else {
                handle(exchange, () -> elsewhere(exchange));
              }
            });
    router
        .routeWithRegex("/embed/(?<competition>[^/]+)/.*")
        .order(BEFORE_ALL_ROUTES)
        .handler(exchange -> handle(exchange, () -> elsewhere(exchange)));
    router
        .route("/v1/events")
        .order(BEFORE_ALL_ROUTES)
        .handler(exchange -> handle(exchange, () -> elsewhereTogether(exchange)));
  }

  /** Whether a request is an append: it reads its body itself, and needs no projection. */
  public static boolean isAppend(RoutingContext exchange) {
    return exchange.request().method() == HttpMethod.POST
        && exchange.normalizedPath().endsWith("/events");
  }

  /** Where the competitions of one stream live; empty if here, or if on several instances. */
  private Optional<String> elsewhereTogether(RoutingContext exchange) {
    List<Optional<String>> places =
        exchange.queryParams().getAll("competition").stream()
            .flatMap(ids -> Arrays.stream(ids.split(",")))
            .filter(Ids::isId)
            .map(node.views()::elsewhere)
            .distinct()
            .toList();
    return places.size() == 1 ? places.get(0) : Optional.empty();
  }

  /** Tables and tiles are kept by two applications, each with its own share of competitions. */
  private Optional<String> elsewhere(RoutingContext exchange) {
    String competition = exchange.pathParam("competition");
    return OF_THE_LOG.matcher(exchange.normalizedPath()).matches()
        ? node.transparency().elsewhere(competition)
        : node.views().elsewhere(competition);
  }

  private static boolean isStream(RoutingContext exchange) {
    String accept = exchange.request().getHeader("Accept");
    return accept != null && accept.contains(MediaTypes.EVENT_STREAM);
  }

  private void handle(RoutingContext exchange, Supplier<Optional<String>> place) {
    Optional<String> elsewhere;
    try {
      elsewhere = place.get();
    } catch (RuntimeException e) {
      ProblemJson.reject(exchange, ProblemMappers.of(e));
      return;
    }
    if (elsewhere.isEmpty()) {
      exchange.next();
    } else if (exchange.request().getHeader(FORWARDED) != null) {
      ProblemJson.reject(exchange, ProblemCode.NOT_READY.problem());
    } else {
      forward(exchange, elsewhere.get());
    }
  }

  private void forward(RoutingContext exchange, String address) {
    int colon = address.lastIndexOf(':');
    HttpMethod method = exchange.request().method();
    RequestOptions target =
        new RequestOptions()
            .setMethod(method)
            .setHost(address.substring(0, colon))
            .setPort(Integer.parseInt(address.substring(colon + 1)))
            .setURI(exchange.request().uri())
            .setTimeout(isStream(exchange) ? STREAM_SILENT_MAX_MS : ANSWER_WAIT_MAX_MS);
    copy(exchange.request().headers(), target);
    exchange.request().pause();
    client
        .request(target)
        .compose(request -> request.send(exchange.request()))
        .compose(
            response -> {
              // Who leaves a stream here must not be streamed to there.
              exchange.response().closeHandler(closed -> response.request().reset());
              exchange.response().setStatusCode(response.statusCode());
              response
                  .headers()
                  .forEach(
                      header -> {
                        if (!BY_HOP.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                          exchange.response().putHeader(header.getKey(), header.getValue());
                        }
                      });
              if (response.getHeader("Content-Length") == null) {
                exchange.response().setChunked(true);
              }
              return response.pipeTo(exchange.response());
            })
        .onFailure(failure -> ProblemJson.reject(exchange, ProblemCode.NOT_READY.problem()));
  }

  private static void copy(MultiMap headers, RequestOptions target) {
    headers.forEach(
        (name, value) -> {
          if (!BY_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))
              && !name.equalsIgnoreCase("Host")) {
            target.addHeader(name, value);
          }
        });
    target.putHeader(FORWARDED, "1");
  }
}
